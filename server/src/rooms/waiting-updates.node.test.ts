import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEFAULT_LIMITS } from '@firsat/protocol';
import { FakeClock } from '../testing/fake-clock.js';
import { WaitingUpdates } from './waiting-updates.js';

const row = (byte: number, size = 10) =>
  ({ kind: 'pending', bytes: new Uint8Array(size).fill(byte) }) as const;
const needs = (client: number, end = 1) => new Map([[client, end]]);

describe('waiting updates', () => {
  it('RM24 bounded in number and bytes, each kept once', () => {
    const limits = { ...DEFAULT_LIMITS, pendingUpdates: 3, pendingBytes: 100 };
    const waiting = new WaitingUpdates(limits, () => 0);
    assert.equal(waiting.add(row(1), needs(1)), 'new');
    assert.equal(waiting.add(row(1), needs(1)), 'known');
    assert.equal(waiting.add(row(2, 91), needs(1)), 'full');
    assert.equal(waiting.add(row(2), needs(2)), 'new');
    assert.equal(waiting.add(row(3), needs(3)), 'new');
    assert.equal(waiting.add(row(4), needs(4)), 'full');
    assert.equal(waiting.takeReady((client) => (client === 2 ? 1 : 0))?.bytes[0], 2);
    assert.equal(
      waiting.takeReady((client) => (client === 2 ? 1 : 0)),
      undefined,
    );
    assert.equal(waiting.add(row(4), needs(4)), 'new');
  });

  it('RM24 not for ever: dropped after a time, and what an earlier life of the room left is not written again', () => {
    const clock = new FakeClock();
    const waiting = new WaitingUpdates(DEFAULT_LIMITS, () => clock.now());
    waiting.add(row(1), needs(1), true);
    waiting.add(row(2), needs(2));
    assert.deepEqual(
      waiting.rows().map(({ bytes }) => bytes[0]),
      [2],
    );
    clock.advance(DEFAULT_LIMITS.pendingMs - 1);
    waiting.add(row(3), needs(3));
    assert.deepEqual([waiting.size, waiting.dropped], [3, 0]);
    clock.advance(1);
    assert.deepEqual(
      waiting.rows().map(({ bytes }) => bytes[0]),
      [3],
    );
    assert.deepEqual([waiting.size, waiting.dropped], [1, 2]);
  });
});
