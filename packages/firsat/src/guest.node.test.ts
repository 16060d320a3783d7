import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guestUser } from './guest.js';

function storageOf(entries: Map<string, string>): Pick<Storage, 'getItem' | 'setItem'> {
  return {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
  };
}

const name = (tag: string): string => `Guest ${tag}`;

test('FIR1 the guest of a browser stays the same person', () => {
  const entries = new Map<string, string>();
  const ids = ['abc123', 'def456'];
  const visit = (): ReturnType<typeof guestUser> =>
    guestUser(
      () => ids.shift() ?? '',
      name,
      () => storageOf(entries),
    );
  assert.deepEqual(visit(), { id: 'abc123', name: 'Guest ABC' });
  assert.deepEqual(visit(), { id: 'abc123', name: 'Guest ABC' });
});

test('FIR1 a shared computer is left without a word about the guest', () => {
  const guest = guestUser(
    () => 'abc123',
    name,
    () => undefined,
  );
  assert.deepEqual(guest, { id: 'abc123', name: 'Guest ABC' });
});

test('FIR1 a guest of the page only where storage is closed or holds nonsense', () => {
  const closed = guestUser(
    () => 'abc123',
    name,
    () => {
      throw new DOMException('denied', 'SecurityError');
    },
  );
  assert.equal(closed.id, 'abc123');
  for (const stored of ['{', '7', '{"id":"<script>","name":"x"}', '{"id":"ok"}']) {
    assert.equal(
      guestUser(
        () => 'fresh1',
        name,
        () => storageOf(new Map([['firsat:guest', stored]])),
      ).id,
      'fresh1',
    );
  }
});
