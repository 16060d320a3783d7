import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MUTANTS } from './mutants.js';
import { Violation } from './violation.js';
import { World } from './world.js';

const MUTANT_WORLDS = 60;

describe('the checker', () => {
  for (const mutant of MUTANTS) {
    it(`CNV3 notices: ${mutant.name}`, (t) => {
      for (let seed = 1; seed <= MUTANT_WORLDS; seed++) {
        try {
          new World({ seed, parts: mutant.parts() }).run();
        } catch (error) {
          assert.ok(error instanceof Violation, String(error));
          // A mistake may break a neighbouring rule first: the one that is about it must notice as well.
          if (error.rule !== mutant.caughtBy) continue;
          t.diagnostic(`world ${String(seed)}: ${error.message.slice(0, 160)}`);
          return;
        }
      }
      assert.fail(`nothing was noticed in ${String(MUTANT_WORLDS)} worlds`);
    });
  }
});
