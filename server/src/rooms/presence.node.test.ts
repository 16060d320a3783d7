import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeMessage } from '@firsat/protocol';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Presence } from './presence.js';

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
const makePresence = (now = 1_800_000_000_000): Presence => new Presence({ awareness: 4096 }, () => now);

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
      const after = makePresence(1_800_000_060_000);
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

  it('RM10 large states, broken JSON and too many clients are dropped; bytes that are no presence throw', () => {
    withPeers((ada) => {
      const presence = makePresence();
      ada.setLocalState({ name: 'x'.repeat(5000) });
      assert.equal(presence.receive({}, own(ada)), undefined);
      assert.equal(presence.receive({}, Uint8Array.from([1, 9, 1, 1, 0x7b])), undefined);
      for (const bytes of [[1], [1, 2, 3, 50, 1], [0, 0], [255, 255, 255, 255, 15, 1]])
        assert.throws(() => presence.receive({}, Uint8Array.from(bytes)));
      for (let client = 10; client < 400; client++)
        presence.receive({}, Uint8Array.from([1, client & 127, 1, 4, 116, 114, 117, 101]));
      assert.ok(presence.size <= 200);
      assert.ok(presence.size > 100);
    });
  });
});
