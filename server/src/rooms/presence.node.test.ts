import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeMessage, DEFAULT_LIMITS } from '@firsat/protocol';
import * as encoding from 'lib0/encoding';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { UpdateFault } from '../updates/update-fault.js';
import { FakeClock } from '../testing/fake-clock.js';
import { seeded } from '../testing/seeded.js';
import type { Speaker } from './presence-state.js';
import { Presence, type PresenceOptions } from './presence.js';

/** Three stock awareness instances of clients 1, 2, 3; destroyed at the end of `work`. */
function withPeers(work: (ada: Awareness, bob: Awareness, cem: Awareness) => void): void {
  const peer = (clientId: number): Awareness => {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    return new Awareness(doc);
  };
  const [ada, bob, cem] = [peer(1), peer(2), peer(3)] as const;
  try {
    work(ada, bob, cem);
  } finally {
    for (const { doc } of [ada, bob, cem]) doc.destroy();
  }
}

const own = (peer: Awareness): Uint8Array => encodeAwarenessUpdate(peer, [peer.clientID]);
const everything = (peer: Awareness): Uint8Array => encodeAwarenessUpdate(peer, [...peer.getStates().keys()]);
function hear(peer: Awareness, frame: Uint8Array | undefined): void {
  if (!frame) return;
  const message = decodeMessage(frame);
  assert.ok(message.type === 'awareness');
  applyAwarenessUpdate(peer, message.update, 'server');
}

/** Waits for nothing that is late: each test has at most a few updates. */
function makePresence(clock = new FakeClock(), options: Partial<PresenceOptions> = {}): Presence {
  return new Presence({ limits: DEFAULT_LIMITS, clock, broadcast: () => undefined, ...options });
}

const person = (id: string, name: string | null = null): Speaker => ({ id, name, role: 'editor' });

/** An awareness update of these entries: client, clock, JSON. */
function updateOf(...entries: readonly (readonly [number, number, string])[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const [client, clock, json] of entries) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, json);
    }
  });
}

describe('presence', () => {
  it('RM7 a state goes to the others, leaves with its session, and nobody else is touched', () => {
    withPeers((ada, bob, cem) => {
      const presence = makePresence();
      const [sa, sb] = [{}, {}];
      ada.setLocalState({ name: 'Ada' });
      bob.setLocalState({ name: 'Bob' });
      hear(bob, presence.receive(sa, own(ada)));
      hear(ada, presence.receive(sb, own(bob)));
      assert.deepEqual(bob.getStates().get(1), { name: 'Ada' });
      hear(cem, presence.everyoneBut({}));
      assert.deepEqual([...cem.getStates().keys()].sort(), [1, 2, 3]);
      const farewell = presence.leave(sa);
      hear(bob, farewell);
      hear(cem, farewell);
      assert.equal(bob.getStates().has(1), false);
      assert.equal(cem.getStates().has(1), false);
      assert.deepEqual(cem.getStates().get(2), { name: 'Bob' });
      assert.equal(presence.leave(sa), undefined);
    });
  });

  it('RM8 what a stock client repeats about others is dropped, also about one who has left', () => {
    withPeers((ada, bob) => {
      const presence = makePresence();
      const [sa, sb] = [{}, {}];
      ada.setLocalState({ name: 'Ada' });
      hear(bob, presence.receive(sa, own(ada)));
      assert.equal(presence.receive(sb, encodeAwarenessUpdate(bob, [1])), undefined);
      const repeated = encodeAwarenessUpdate(bob, [1]);
      presence.leave(sa);
      assert.equal(presence.receive(sb, repeated), undefined);
      assert.equal(presence.size, 0);
      bob.setLocalState(null);
      assert.equal(presence.receive(sb, everything(bob)), undefined);
    });
  });

  it('RM9 a client that returns with an old clock is seen at once, also after a restart of the server', () => {
    withPeers((ada, bob) => {
      const before = makePresence();
      const [first, second, third] = [{}, {}, {}];
      ada.setLocalState({ name: 'Ada' });
      hear(bob, before.receive(first, own(ada)));
      hear(bob, before.leave(first));
      assert.equal(bob.getStates().has(1), false);
      hear(bob, before.receive(second, own(ada)));
      assert.deepEqual(bob.getStates().get(1), { name: 'Ada' });
      hear(bob, before.leave(second));
      const later = new FakeClock();
      later.advance(60_000);
      const after = makePresence(later);
      hear(bob, after.receive(third, own(ada)));
      assert.deepEqual(bob.getStates().get(1), { name: 'Ada' });
    });
  });

  it('RM9 a client that comes by a new socket before the old one has ended keeps its presence', () => {
    withPeers((ada, bob) => {
      const presence = makePresence();
      const [old, fresh] = [{}, {}];
      ada.setLocalState({ name: 'Ada' });
      hear(bob, presence.receive(old, own(ada)));
      hear(bob, presence.receive(fresh, own(ada)));
      assert.equal(presence.leave(old), undefined);
      assert.deepEqual(bob.getStates().get(1), { name: 'Ada' });
      hear(bob, presence.leave(fresh));
      assert.equal(bob.getStates().has(1), false);
    });
  });

  it('RM10 large states, broken or deep JSON, poisoned keys, no objects and too many clients are dropped', () => {
    const presence = makePresence();
    const deep = '{"a":'.repeat(6) + '1' + '}'.repeat(6);
    const texts = [
      JSON.stringify({ name: 'x'.repeat(4090) }),
      '{',
      '[1]',
      'true',
      deep,
      '{"a":[{"__proto__":{"admin":true}}]}',
      '{"user":{"constructor":1}}',
    ];
    for (const text of texts) assert.equal(presence.receive({}, updateOf([5, 1, text])), undefined, text);
    assert.equal(presence.receive({}, Uint8Array.from([1, 5, 1, 2, 0xc3, 0x28])), undefined);
    assert.ok(presence.receive({}, updateOf([5, 1, '{"a":'.repeat(5) + '1' + '}'.repeat(5)])));
    for (let client = 10; client < 400; client++) presence.receive({}, updateOf([client, 1, '{}']));
    assert.equal(presence.size, 200);
  });

  it('RM10 one session announces at most twenty clients', () => {
    const presence = makePresence();
    const owner = {};
    for (let client = 1; client <= 30; client++) presence.receive(owner, updateOf([client, 1, '{}']));
    assert.equal(presence.size, 20);
    presence.receive(owner, updateOf([3, 2, 'null']));
    presence.receive(owner, updateOf([40, 1, '{}']));
    assert.equal(presence.size, 20);
    presence.leave(owner);
    assert.equal(presence.size, 0);
  });

  it('RM10 bytes that are no presence, or of too many clients, are a coded fault before anything is decoded', () => {
    const presence = makePresence();
    for (const bytes of [[1], [1, 2, 3, 50, 1], [0, 0], [255, 255, 255, 255, 15, 1]])
      assert.throws(() => presence.receive({}, Uint8Array.from(bytes)), UpdateFault);
    const crowd = updateOf(...Array.from({ length: 401 }, (_, client) => [client, 1, '{}'] as const));
    assert.throws(() => presence.receive({}, crowd), UpdateFault);
    assert.equal(presence.size, 0);
  });

  it('F53 nobody speaks for a client that somebody else has announced, whatever the clock', () => {
    withPeers((ada, bob) => {
      const presence = makePresence();
      const [sa, sb] = [{}, {}];
      ada.setLocalState({ cursor: 1 });
      hear(bob, presence.receive(sa, own(ada), person('ada', 'Ada')));
      for (const clock of [0, 1, 2, 999_999_999, 1_000_000_000, 2 ** 40, Number.MAX_SAFE_INTEGER])
        for (const json of ['{"cursor":666}', 'null'])
          assert.equal(presence.receive(sb, updateOf([1, clock, json]), person('eve')), undefined);
      assert.equal((bob.getStates().get(1) as { cursor: number }).cursor, 1);
      // Her own next change gets through, and her session's end ends her presence.
      ada.setLocalState({ cursor: 2 });
      hear(bob, presence.receive(sa, own(ada), person('ada', 'Ada')));
      assert.equal((bob.getStates().get(1) as { cursor: number }).cursor, 2);
      assert.equal(presence.leave(sb), undefined);
      hear(bob, presence.leave(sa));
      assert.equal(bob.getStates().has(1), false);
    });
  });

  it('F53 a clock of 2^53 for a client of nobody does not keep the client itself out', () => {
    withPeers((ada, bob) => {
      const presence = makePresence();
      const eve = {};
      hear(bob, presence.receive(eve, updateOf([1, Number.MAX_SAFE_INTEGER, '{"x":1}']), person('eve')));
      hear(bob, presence.leave(eve));
      assert.equal(bob.getStates().has(1), false);
      ada.setLocalState({ name: 'Ada' });
      hear(bob, presence.receive({}, own(ada), person('ada')));
      assert.equal(bob.getStates().has(1), true);
    });
  });

  it('F53 a client id that writes for another user cannot be announced', () => {
    const presence = makePresence(undefined, { userOf: (clientId) => (clientId === 1 ? 'ada' : undefined) });
    assert.equal(presence.receive({}, updateOf([1, 1, '{}']), person('eve')), undefined);
    assert.ok(presence.receive({}, updateOf([2, 1, '{}']), person('eve')));
    assert.ok(presence.receive({}, updateOf([1, 1, '{}']), person('ada')));
  });

  it("F53 id, name and role are those that the server knows; the rest is the client's own", () => {
    withPeers((ada, bob) => {
      const presence = makePresence();
      const owner = {};
      ada.setLocalState({
        field: 'P',
        user: { id: 'boss', name: 'The boss', role: 'owner', color: '#0369a1' },
      });
      hear(bob, presence.receive(owner, own(ada), { id: 'u1', name: 'Ada', role: 'reader' }));
      assert.deepEqual(bob.getStates().get(1), {
        field: 'P',
        user: { id: 'u1', name: 'Ada', role: 'reader', color: '#0369a1' },
      });
      hear(bob, presence.receive(owner, own(ada), { id: 'u1', name: null, role: 'editor' }));
      assert.deepEqual((bob.getStates().get(1) as { user: object }).user, {
        id: 'u1',
        name: 'The boss',
        role: 'editor',
        color: '#0369a1',
      });
    });
  });

  it('RM11 more than ten states a second of one session are coalesced to the newest', () => {
    withPeers((ada, bob, cem) => {
      const clock = new FakeClock();
      const late: Uint8Array[] = [];
      const [sa, sc] = [{}, {}];
      const presence = makePresence(clock, {
        broadcast: (frame, except) => {
          assert.equal(except, sa);
          late.push(frame);
        },
      });
      let atOnce = 0;
      for (let cursor = 0; cursor < 500; cursor++) {
        ada.setLocalState({ cursor });
        const frame = presence.receive(sa, own(ada));
        if (frame) atOnce++;
        hear(bob, frame);
      }
      assert.ok(atOnce <= 11, `${atOnce} at once`);
      cem.setLocalState({ cursor: 7 });
      hear(bob, presence.receive(sc, own(cem)));
      assert.deepEqual(bob.getStates().get(3), { cursor: 7 }, 'others are not held up');
      clock.advance(1_000);
      assert.equal(late.length, 1);
      hear(bob, late[0]);
      assert.deepEqual(bob.getStates().get(1), { cursor: 499 });
      clock.advance(60_000);
      assert.equal(late.length, 1, 'nothing waits, so no timer runs');
      // What waits ends with its session.
      for (let cursor = 0; cursor < 50; cursor++) {
        ada.setLocalState({ cursor });
        presence.receive(sa, own(ada));
      }
      presence.leave(sa);
      clock.advance(60_000);
      assert.equal(late.length, 1);
    });
  });

  it('F52 after a thousand sessions that came and went nobody is there and nothing is remembered for long', () => {
    const clock = new FakeClock();
    const presence = makePresence(clock);
    const random = seeded(5);
    for (let round = 0; round < 1_000; round++) {
      const owner = {};
      presence.receive(owner, updateOf([1 + random(2 ** 31), 0, '{"a":1}']), person(`u${round % 7}`));
      assert.equal(presence.size, 1);
      presence.leave(owner);
      clock.advance(100);
    }
    assert.equal(presence.size, 0);
    assert.ok(presence.remembered <= 601, `${presence.remembered} remembered`);
    clock.advance(61_000);
    const last = {};
    presence.receive(last, updateOf([1, 0, '{}']));
    presence.leave(last);
    assert.equal(presence.remembered, 1);
  });
});
