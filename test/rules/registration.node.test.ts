import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createElement } from '../setup/create.mjs';
import { VERSION } from '../../packages/elements/src/base/version.js';
import { filesUnder, packageFolders, root } from '../setup/files.mjs';
import { assertNone } from './support/assert-none.js';
import { componentTags, literalTags, registrationProblems } from './support/registration.js';

describe('registration', () => {
  it('RUL15 every element is exported, declared and registered', () => {
    assert.ok(componentTags(root).length > 0);
    assertNone(registrationProblems(root));
  });

  it('RUL30 no element names another one by its tag', () => {
    const tags = componentTags(root).map(({ tag }) => tag);
    const sources = ['elements', 'rich-text', 'firsat']
      .flatMap((name) => filesUnder(`packages/${name}/src`, /\.ts$/))
      .filter(
        (file) =>
          !/\.test\.ts$|\/testing\/|\/locales\/|\/define\/|\/(all-elements|define-all|sample-line)\.ts$/.test(
            file,
          ),
      );
    assert.ok(sources.length > 100);
    assertNone(
      sources.flatMap((file) => literalTags(file, readFileSync(path.join(root, file), 'utf8'), tags)),
    );
  });

  it('RUL31 the code says the version of the manifests', () => {
    for (const folder of packageFolders())
      assert.equal(
        (JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')) as { version: string })
          .version,
        VERSION,
        folder,
      );
  });
});

describe('the check itself', () => {
  let tree: string;
  before(() => {
    tree = mkdtempSync(path.join(tmpdir(), 'firsat-registration-'));
    mkdirSync(path.join(tree, 'packages/elements/src'), { recursive: true });
    for (const file of ['index', 'define', 'all-elements'])
      writeFileSync(path.join(tree, `packages/elements/src/${file}.ts`), '');
    createElement('sample-badge', tree);
  });
  after(() => {
    rmSync(tree, { recursive: true, force: true });
  });

  it('RUL15 a created element lacks nothing', () => {
    assert.deepEqual(componentTags(tree), [{ tag: 'sample-badge', abstract: false }]);
    assert.deepEqual(registrationProblems(tree), []);
  });

  it('RUL30 a tag is found in a template, a style and a script, not in a comment', () => {
    const found = (source: string): number => literalTags('x.ts', source, ['sample-badge']).length;
    assert.equal(found('html`<sample-badge .a=${1}></sample-badge>`'), 1);
    assert.equal(found('css`\n  .row > sample-badge {\n`'), 1);
    assert.equal(found("document.createElement('sample-badge')"), 1);
    assert.equal(found("root.querySelector<HTMLElement>('sample-badge')"), 1);
    assert.equal(
      found(
        "/** Opens `<sample-badge>`. */\n  // <sample-badge> and so on\ninnerElement('sample-badge', Badge, {})",
      ),
      0,
    );
  });

  it('RUL15 each missing piece is reported', () => {
    writeFileSync(
      path.join(tree, 'packages/elements/src/components/sample-badge/sample-badge.ts'),
      'export class SampleBadge {}\n',
    );
    for (const file of ['index', 'define', 'all-elements', 'define/sample-badge'].map(
      (name) => `elements/src/${name}`,
    ))
      writeFileSync(path.join(tree, `packages/${file}.ts`), '');
    rmSync(path.join(tree, 'packages/firsat/src/define/sample-badge.ts'));
    assert.equal(registrationProblems(tree).length, 6);
  });
});
