import { describe, it } from 'node:test';
import { runWorlds } from './run-worlds.js';

// A file of its own, so that the two halves run side by side.
describe('convergence, second half', () => {
  it('CNV1 CNV2 replicas that were parted agree, and the rules of the domain hold on each', (t) => {
    runWorlds(1, t);
  });
});
