import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createElement } from '../setup/create.mjs';
import { root } from '../setup/files.mjs';
import { assertNone } from './support/assert-none.js';
import { componentTags, registrationProblems } from './support/registration.js';

describe('registration', () => {
  it('RUL15 every element is exported, declared and registered', () => {
    assert.ok(componentTags(root).length > 0);
    assertNone(registrationProblems(root));
  });
});

describe('the check itself', () => {
  let tree: string;
  before(() => {
    tree = mkdtempSync(path.join(tmpdir(), 'firsat-registration-'));
    mkdirSync(path.join(tree, 'packages/elements/src'), { recursive: true });
    for (const file of ['index', 'define'])
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

  it('RUL15 each missing piece is reported', () => {
    writeFileSync(
      path.join(tree, 'packages/elements/src/components/sample-badge/sample-badge.ts'),
      'export class SampleBadge {}\n',
    );
    for (const file of ['elements/src/index', 'elements/src/define', 'elements/src/define/sample-badge'])
      writeFileSync(path.join(tree, `packages/${file}.ts`), '');
    rmSync(path.join(tree, 'packages/firsat/src/define/sample-badge.ts'));
    assert.equal(registrationProblems(tree).length, 5);
  });
});
