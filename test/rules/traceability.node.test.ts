import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { browserTests, filesUnder, nodeTests, packageFolders, root, ruleTests } from '../setup/files.mjs';
import { assertNone } from './support/assert-none.js';
import { readEach, titlesOf } from './support/spec.js';
import { family, traceProblems, traceRows } from './support/traceability.js';

const ids = [...family('S'), ...family('D')];

describe('the table of requirements', () => {
  it('RUL18 each requirement has one row with its elements and its tests, or says why it has none', () => {
    const suites = [...packageFolders(), 'server'].flatMap((dir) =>
      filesUnder(`${dir}/src`, /\/testing\/(?!.*\.test\.ts$).*\.ts$/),
    );
    const tests = readEach([...nodeTests(), ...ruleTests(), ...browserTests(), ...suites], root, titlesOf);
    const elements = new Set(
      ['packages/elements/src/define', 'packages/firsat/src/define'].flatMap((dir) =>
        filesUnder(dir, /\.ts$/).map((file) => path.basename(file, '.ts')),
      ),
    );
    const rows = traceRows(readFileSync(`${root}/packages/TRACEABILITY.md`, 'utf8'));
    assertNone(traceProblems(rows, ids, tests, elements));
  });
});

describe('the check itself', () => {
  const tests = titlesOf("it('S1 D2 x', f); it.skip('S2 y', f);", 'a.test.ts');
  const check = (table: string): string[] =>
    traceProblems(traceRows(table), ['S1', 'S2', 'D2'], tests, new Set(['my-board']));
  const d2 = '\n| D2 | rule | `a.test.ts` |';

  it('RUL18 the families are complete', () => {
    assert.deepEqual([ids.length, ids[0], ids[120], ids[121], ids.at(-1)], [207, 'S1', 'S121', 'D1', 'D86']);
  });

  it('RUL18 a complete table passes; out of scope is a reason', () => {
    assert.deepEqual(
      check(`| S1 | one | \`<my-board>\` | \`a.test.ts\` |\n| S2 | two | – | out of scope: because |${d2}`),
      [],
    );
  });

  it('RUL18 missing, double and unknown rows, elements and tests are reported', () => {
    assert.deepEqual(
      check(
        `| S1 | one | \`<my-list>\` | \`b.test.ts\` |\n| S1 | again | – | \`a.test.ts\` |\n| S9 | nine | – | \`a.test.ts\` |${d2}`,
      ),
      [
        'S2 has no row',
        'line 1: S1 names <my-list>, which is no element',
        'line 1: S1 has no test in b.test.ts',
        'line 2: S1 has a row already',
        'line 3: S9 is no requirement',
        'line 3: S9 has no test in a.test.ts',
      ],
    );
  });

  it('RUL18 a skipped test counts for nothing, and a reason must be one and true', () => {
    assert.deepEqual(
      check(
        `| S1 | one | – | not yet: later |\n| S2 | two | \`<my-board>\` | \`a.test.ts\` |\n| D2 | rule | soon |`,
      ),
      [
        'line 1: S1 has tests, and the table says that it has none',
        'line 2: S2 has no test in a.test.ts',
        'line 3: D2 names no test and no reason',
      ],
    );
  });
});
