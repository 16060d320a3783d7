import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { root } from '../setup/files.mjs';
import { assertNone } from './support/assert-none.js';
import { bundleOnDemand, bundlePage, type PageSize } from './support/bundle.js';

/** The limit of the project's promise: what a page with the board loads before it can show it. */
const limit = 90_000;

/** Every command, and what writes: each page that is not only read fetches it right after its first frame. */
const writing = 'packages/store/src/late-half.ts';

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

  it('RUL19 the detail adds at most 25 kB to a page with the board', { skip }, async (t) => {
    const page = (...names: readonly string[]): Promise<PageSize> =>
      bundlePage(names.map((tag) => `import 'firsat/define/${tag}';`).join('\n'));
    const [board, both] = [await page(...tags), await page(...tags, 'opportunity-detail')];
    const more = both.gzip - board.gzip;
    t.diagnostic(`the detail: ${(more / 1000).toFixed(1)} kB gzip more than the board page`);
    assert.ok(more <= 25_000, `${more} bytes gzip, ${more - 25_000} too many`);
  });

  it('RUL19, NOT18 what is fetched on demand is at most 15 kB, the editor of texts 75 kB, all commands 40 kB', async (t) => {
    const found = await bundleOnDemand("import 'firsat/define';", [writing]);
    for (const { module, gzip } of found) t.diagnostic(`${module}: ${(gzip / 1000).toFixed(1)} kB gzip`);
    assert.ok(found.length > 10, 'the chunks were not found');
    const larger: Readonly<Partial<Record<string, number>>> = {
      [writing]: 40_000,
      'packages/rich-text/src/editor.ts': 75_000,
    };
    assert.deepEqual(
      Object.keys(larger).filter((module) => !found.some((one) => one.module === module)),
      [],
      'is not fetched on demand any more',
    );
    assertNone(
      found
        .map(({ module, gzip }) => ({
          module,
          over: gzip - (larger[module] ?? 15_000),
        }))
        .filter(({ over }) => over > 0)
        .map(({ module, over }) => `${module}: ${String(over)} bytes gzip too many`),
    );
  });

  it('DGN12 the examination of a page brings no Lit, no Yjs and no element', async (t) => {
    const page = await bundlePage("import { diagnose } from 'firsat/diagnose'; void diagnose();");
    t.diagnostic(`diagnose: ${(page.gzip / 1000).toFixed(1)} kB gzip`);
    assert.deepEqual(
      page.parts.map(({ name }) => name).filter((name) => /lit|yjs|store|sync/.test(name)),
      [],
    );
  });

  it('RUL8 what is imported on demand does not count, what is imported statically does', async () => {
    const small = await bundlePage("export const lazy = () => import('yjs');");
    const large = await bundlePage("import * as Y from 'yjs'; export const doc = new Y.Doc();");
    assert.ok(small.gzip < 2_000, `lazy: ${small.gzip}`);
    assert.ok(large.gzip > 15_000, `static: ${large.gzip}`);
    assert.ok(large.parts.some(({ name, bytes }) => name === 'yjs' && bytes > 30_000));
  });
});
