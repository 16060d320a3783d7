import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { root } from '../setup/files.mjs';
import { bundleLazy, bundlePage } from './support/bundle.js';

/** The limit of the project's promise: what a page with the board loads before it can show it. */
const limit = 90_000;

const tags = ['pipeline-workspace', 'opportunity-board'];
const missing = tags
  .map((tag) => `packages/firsat/src/define/${tag}.ts`)
  .filter((file) => !existsSync(`${root}/${file}`));
const skip = missing.length > 0 ? `${missing.join(', ')} is not there yet` : false;

describe('size', () => {
  it('RUL8 a page with the board loads at most 90 kB', { skip }, async (t) => {
    const page = await bundlePage(tags.map((tag) => `import 'firsat/define/${tag}';`).join('\n'));
    const parts = page.parts.map(({ name, bytes }) => `${name} ${(bytes / 1000).toFixed(1)}`).join(', ');
    t.diagnostic(
      `board page: ${(page.gzip / 1000).toFixed(1)} kB gzip, ${(page.minified / 1000).toFixed(1)} kB minified; by package, before minifying: ${parts}`,
    );
    assert.ok(
      page.gzip <= limit,
      `${page.gzip} bytes gzip, ${page.gzip - limit} too many. By package, kB before minifying: ${parts}`,
    );
  });

  it('NOT18 the editor of notes is at most 75 kB, and what opens texts and shows their list at most 15 kB each', async (t) => {
    const page = ['pipeline-workspace', 'opportunity-detail']
      .map((tag) => `import 'firsat/define/${tag}';`)
      .join('\n');
    const limits = {
      'packages/rich-text/src/editor.ts': 75_000,
      'packages/firsat/src/texts/texts.ts': 15_000,
      'opportunity-detail/notes-panel.ts': 15_000,
    };
    for (const [module, most] of Object.entries(limits)) {
      const gzip = await bundleLazy(page, module);
      t.diagnostic(`${module}: ${(gzip / 1000).toFixed(1)} kB gzip`);
      assert.ok(gzip <= most, `${module}: ${gzip} bytes gzip, ${gzip - most} too many`);
    }
  });

  it('RUL8 what is imported on demand does not count, what is imported statically does', async () => {
    const small = await bundlePage("export const lazy = () => import('yjs');");
    const large = await bundlePage("import * as Y from 'yjs'; export const doc = new Y.Doc();");
    assert.ok(small.gzip < 2_000, `lazy: ${small.gzip}`);
    assert.ok(large.gzip > 15_000, `static: ${large.gzip}`);
    assert.ok(large.parts.some(({ name, bytes }) => name === 'yjs' && bytes > 30_000));
  });
});
