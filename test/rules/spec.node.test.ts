import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { browserTests, filesUnder, nodeTests, packageFolders, root, ruleTests } from '../setup/files.mjs';
import { assertNone } from './support/assert-none.js';
import { idsOf, isSharedId, readEach, rulesOf, specProblems, titlesOf } from './support/spec.js';

const specs = ['packages', 'server', 'test'].flatMap((dir) => filesUnder(dir, /(^|\/)SPEC\.md$/));
// Contract suites stand in testing folders and are called by the tests of each implementation.
const suites = [...packageFolders(), 'server'].flatMap((dir) =>
  filesUnder(`${dir}/src`, /\/testing\/(?!.*\.test\.ts$).*\.ts$/),
);
const testFiles = [...nodeTests(), ...ruleTests(), ...browserTests(), ...suites];
const problems = specProblems(readEach(specs, root, rulesOf), readEach(testFiles, root, titlesOf));

describe('rules and tests', () => {
  it('RUL1 every rule has a test', () => {
    assertNone(problems.rules);
  });

  it('RUL2 every title names a rule', () => {
    assertNone(problems.titles);
  });
});

describe('the check itself', () => {
  const rules = rulesOf('# x\n- **AB1** one\n- **AB2** two\ntext **AB3** is none\n', 'SPEC.md');
  const check = (text: string) => specProblems(rules, titlesOf(text, 'x.test.ts'));

  it('RUL1 a rule without a test, or with a skipped one only, is reported', () => {
    assert.deepEqual(check("it('AB1 a', () => {}); it.skip('AB2 b', () => {});").rules, [
      'SPEC.md: AB2 has no test',
    ]);
    assert.deepEqual(check("it('AB1 a', () => {}); test(`AB2 ${1} b`, () => {});").rules, []);
  });

  it('RUL1 an id given twice is reported', () => {
    const twice = specProblems(
      [...rules, { id: 'AB1', file: 'other/SPEC.md' }],
      titlesOf("it('AB1 AB2 x', f)", 'x.test.ts'),
    );
    assert.deepEqual(twice.rules, ['other/SPEC.md: AB1 is already a rule of SPEC.md']);
  });

  it('RUL2 a title without an id, with an unknown one or with a computed one is reported by line', () => {
    const { titles } = check(
      "it('does x', f);\nit('AB9 x', f);\nit(name, () => {});\nit('AB1, AB2: x', f); it('D28 y', f);",
    );
    assert.deepEqual(
      titles.map((line) => /^x\.test\.ts:(\d+)/.exec(line)?.[1]),
      ['1', '2', '3'],
    );
  });

  it('RUL2 a local function of that name and a call of t.skip are no tests', () => {
    assert.deepEqual(check("test(value); test(a, b); test.skip('not here');").titles, []);
  });

  it('RUL2 ids are read at the start of a title only, several at once', () => {
    assert.deepEqual(idsOf('ST1 ST2: both'), ['ST1', 'ST2']);
    assert.deepEqual(idsOf('F4 A1 the server'), ['F4', 'A1']);
    assert.deepEqual(idsOf('the ST1 rule'), []);
    assert.deepEqual(idsOf('ST1x2 is no id'), []);
    assert.equal(isSharedId('S121'), true);
    assert.equal(isSharedId('S122'), false);
    assert.equal(isSharedId('X1'), false);
  });
});
