import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { encodeMessage, MESSAGE_TABLE } from './codec.js';
import { SAMPLES } from './testing/samples.js';
import { PROTOCOL_VERSION, SUBPROTOCOL } from './version.js';

/** What each released version stands for. Never edit a line: add one. */
const PINNED: Readonly<Record<number, string>> = {
  1: '548c98917ce7f461f816d9e4aff6f6e720ebf7697d8f6f1c71a7019519cc5eb5',
};

function fingerprint(): string {
  const hash = createHash('sha256').update(SUBPROTOCOL).update(MESSAGE_TABLE.join('\n'));
  for (const sample of Object.values(SAMPLES)) hash.update(encodeMessage(sample));
  return hash.digest('hex');
}

describe('protocol version', () => {
  it('PV5 the message table and the golden bytes belong to this PROTOCOL_VERSION', () => {
    assert.equal(
      fingerprint(),
      PINNED[PROTOCOL_VERSION],
      'The wire changed. Decide: can older peers live with it? Yes: raise PROTOCOL_VERSION, add a line of history in ' +
        'version.ts and pin the new fingerprint here. No: choose a new SUBPROTOCOL as well.',
    );
  });

  it('PV5 every version up to this one is pinned once', () => {
    assert.deepEqual(
      Object.keys(PINNED).map(Number),
      Array.from({ length: PROTOCOL_VERSION }, (_, index) => index + 1),
    );
    assert.equal(new Set(Object.values(PINNED)).size, PROTOCOL_VERSION);
  });
});
