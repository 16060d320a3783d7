import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MUTANTS } from './mutants.js';
import { INPUTS } from './operations.js';
import { Violation } from './violation.js';
import { World, type Outcome, type WorldOptions } from './world.js';

/** Worlds that once broke a rule, by the name of the bug; they stay. */
const REGRESSIONS: readonly (WorldOptions & { readonly name: string })[] = [
  { seed: 1, name: 'a column that was empty under a text filter showed every card that came later' },
  { seed: 12, name: 'a stamp that was too far ahead when read was not followed when time had caught up' },
  { seed: 17, name: 'undoing a merge told the probability of the stage merged into' },
];

/** A fixed first seed keeps a run repeatable; `FUZZ_SEED` and `FUZZ_WORLDS` explore. */
const FIRST_SEED = Number(process.env['FUZZ_SEED'] ?? 20_000);
const WORLDS = Number(process.env['FUZZ_WORLDS'] ?? 240);
const MUTANT_WORLDS = 15;

function run(options: WorldOptions): Outcome {
  try {
    return new World(options).run();
  } catch (error) {
    throw new Error(
      `seed ${String(options.seed)}: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}

describe('convergence', () => {
  for (const { name, ...options } of REGRESSIONS) {
    it(`CNV1 seed ${String(options.seed)}: ${name}`, () => {
      run(options);
    });
  }

  it('CNV1 CNV2 replicas that were parted agree, and the rules of the domain hold on each', () => {
    const total = { operations: 0, accepted: 0, heals: 0, undone: 0, restarts: 0 };
    const commands = new Set<string>();
    const began = process.cpuUsage();
    for (let index = 0; index < WORLDS; index++) {
      const outcome = run({ seed: FIRST_SEED + index, replicas: 3 + (index % 3 === 0 ? 1 : 0) });
      for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += outcome[key];
      for (const name of outcome.commands.keys()) commands.add(name);
    }
    const { user, system } = process.cpuUsage(began);
    console.log(
      `fuzz: ${String(total.operations)} operations (${String(total.accepted)} accepted, ${String(total.undone)} undone or redone, ` +
        `${String(total.restarts)} restarts, ${String(total.heals)} heals) in ${String(WORLDS)} worlds from seed ${String(FIRST_SEED)}, ` +
        `${((user + system) / 1e6).toFixed(1)} s of CPU`,
    );
    if (WORLDS >= 240) assert.ok(total.operations >= 100_000, `only ${String(total.operations)} operations`);
    assert.ok(total.accepted > total.operations / 2, 'most operations must do something');
    for (const name of [...Object.keys(INPUTS), 'undo', 'redo'])
      assert.ok(commands.has(name), `${name} was never accepted`);
  });
});

describe('the checker', () => {
  for (const mutant of MUTANTS) {
    it(`CNV3 notices: ${mutant.name}`, () => {
      for (let seed = 1; seed <= MUTANT_WORLDS; seed++) {
        try {
          new World({ seed, parts: mutant.parts() }).run();
        } catch (error) {
          assert.ok(error instanceof Violation, String(error));
          assert.equal(error.rule, mutant.caughtBy, error.message);
          return;
        }
      }
      assert.fail(`nothing was noticed in ${String(MUTANT_WORLDS)} worlds`);
    });
  }
});
