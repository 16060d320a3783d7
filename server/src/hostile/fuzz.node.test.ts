import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seeded } from '../testing/seeded.js';
import { fuzzDecoders, mutated } from '../testing/hostile/fuzz-decoders.js';

describe('decoder fuzz', () => {
  it('IN11 of 200,000 mutated frames, updates, presences and vectors each is read or a coded error, in bounded memory', () => {
    const seed = 20_261_122;
    const { faults, accepted, compared, peakBytes } = fuzzDecoders({ seed, inputs: 200_000 });
    assert.deepEqual(faults.slice(0, 5), [], `seed ${seed}`);
    // Not everything is turned away at the first byte.
    assert.ok(accepted > 5_000, `${accepted} accepted`);
    assert.ok(compared > 500, `${compared} compared`);
    assert.ok(peakBytes < 96 * 1024 * 1024, `${Math.round(peakBytes / 1024 / 1024)} MiB at the peak`);
  });

  it('IN11 a run is the same for the same seed', () => {
    const run = (): string[] => {
      const random = seeded(3);
      const bytes = Uint8Array.from({ length: 60 }, (_, index) => index);
      return Array.from({ length: 50 }, () => String(mutated(bytes, bytes, random)));
    };
    assert.deepEqual(run(), run());
    assert.ok(new Set(run()).size > 45);
  });
});
