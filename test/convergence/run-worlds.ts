import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { INPUTS } from './operations.js';
import { World, type Outcome, type WorldOptions } from './world.js';

/** A fixed first seed keeps a run repeatable; `FUZZ_SEED` and `FUZZ_WORLDS` explore others. */
const FIRST_SEED = Number(process.env['FUZZ_SEED'] ?? 20_000);
/** Worlds per half; the two halves run side by side and do 100,000 operations together. */
const ENOUGH = 106;
const WORLDS = Number(process.env['FUZZ_WORLDS'] ?? ENOUGH);

/** Runs one world; what goes wrong names its seed. */
export function runWorld(options: WorldOptions): Outcome {
  try {
    return new World(options).run();
  } catch (error) {
    const { seed, replicas = 3 } = options;
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`seed ${String(seed)}, ${String(replicas)} replicas: ${message}`, { cause: error });
  }
}

/** Runs half of the worlds, every third of them with four replicas, and tells how much was done. */
export function runWorlds(half: 0 | 1, t: TestContext): void {
  const total = { operations: 0, accepted: 0, heals: 0, undone: 0, restarts: 0 };
  const commands = new Set<string>();
  const began = process.cpuUsage();
  const first = FIRST_SEED + half * WORLDS;
  for (let index = 0; index < WORLDS; index++) {
    const outcome = runWorld({ seed: first + index, replicas: index % 3 === 0 ? 4 : 3 });
    for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += outcome[key];
    for (const name of outcome.commands.keys()) commands.add(name);
  }
  const { user, system } = process.cpuUsage(began);
  t.diagnostic(
    `${String(total.operations)} operations (${String(total.accepted)} accepted, ${String(total.undone)} undone or redone, ` +
      `${String(total.restarts)} restarts, ${String(total.heals)} heals) in ${String(WORLDS)} worlds from seed ${String(first)}, ` +
      `${((user + system) / 1e6).toFixed(1)} s of CPU`,
  );
  if (WORLDS < ENOUGH) return;
  assert.ok(total.operations >= 50_000, `only ${String(total.operations)} operations`);
  assert.ok(total.accepted > total.operations / 2, 'most operations must do something');
  for (const name of [...Object.keys(INPUTS), 'undo', 'redo']) {
    assert.ok(commands.has(name), `${name} was never accepted`);
  }
}
