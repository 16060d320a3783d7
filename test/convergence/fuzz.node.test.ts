import { describe, it } from 'node:test';
import { runWorld, runWorlds } from './run-worlds.js';
import type { WorldOptions } from './world.js';

/** Worlds that once broke a rule, by the name of the bug; they stay. */
const REGRESSIONS: readonly (WorldOptions & { readonly name: string })[] = [
  { seed: 1, name: 'a column that was empty under a text filter showed every card that came later' },
  { seed: 12, name: 'a stamp that was too far ahead when read was not followed when time had caught up' },
  { seed: 17, name: 'undoing a merge told the probability of the stage merged into' },
];

describe('convergence', () => {
  for (const { name, ...options } of REGRESSIONS) {
    it(`CNV1 seed ${String(options.seed)}: ${name}`, () => {
      runWorld(options);
    });
  }

  it('CNV1 CNV2 replicas that were parted agree, and the rules of the domain hold on each', (t) => {
    runWorlds(0, t);
  });
});
