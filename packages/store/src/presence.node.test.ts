import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { createTestStore } from './testing/index.js';

const opened: Awareness[] = [];
const awarenessOf = (doc = new Y.Doc()): Awareness => {
  const awareness = new Awareness(doc);
  opened.push(awareness);
  return awareness;
};
afterEach(() => {
  for (const awareness of opened.splice(0)) awareness.destroy();
});

/** A store with presence, and whatever states others send. */
function setup() {
  const core = new Y.Doc();
  const awareness = awarenessOf(core);
  const test = createTestStore({ core, awareness });
  const hear = (state: unknown): Awareness => {
    const other = awarenessOf();
    other.setLocalState(state as Record<string, unknown> | null);
    applyAwarenessUpdate(awareness, encodeAwarenessUpdate(other, [other.clientID]), 'network');
    return other;
  };
  return { ...test, awareness, hear };
}

const zoe = {
  user: { id: 'zoe', name: 'Zoë', color: '#0369a1' },
  opportunityId: null,
  field: null,
  dragging: null,
};

describe('presence', () => {
  it('PR1 hostile states are ignored, and do not hide the others', () => {
    const { store, hear } = setup();
    const hostile: unknown[] = [
      {},
      { user: null },
      { user: 'zoe' },
      { user: {} },
      { user: { id: 'a b', name: 'x' } },
      { user: { id: 5, name: 'x' } },
      { user: { id: 'a', name: ' ' } },
      { user: { id: 'a', name: { toString: 'x' } } },
      { ...zoe, opportunityId: 5 },
      { ...zoe, dragging: { id: 'x' } },
      { ...zoe, field: '<b>' },
      { ...zoe, opportunityId: 'x'.repeat(1000) },
      [],
      'text',
      7,
    ];
    for (const state of hostile) hear(state);
    assert.equal(store.presence.peers.length, 0);
    hear(zoe);
    assert.deepEqual(
      store.presence.peers.map(({ user }) => user.id),
      ['zoe'],
    );
  });

  it('PR1 only what is known is read: no style injection by colour, no endless name, no further keys', () => {
    const { store, hear } = setup();
    hear({
      ...zoe,
      user: { ...zoe.user, name: 'Z'.repeat(500), color: 'red;background:url(x)', admin: true },
      more: 'x',
    });
    const peer = store.presence.peers[0];
    assert.ok(peer);
    assert.equal(peer.user.name.length, 100);
    assert.match(peer.user.color, /^#[0-9a-f]{6}$/);
    assert.deepEqual(Object.keys(peer).sort(), ['clientId', 'dragging', 'field', 'opportunityId', 'user']);
    assert.deepEqual(Object.keys(peer.user).sort(), ['color', 'id', 'name']);
    assert.ok(Object.isFrozen(peer) && Object.isFrozen(peer.user));
  });

  it('PR1 a crowd is cut', () => {
    const { store, hear } = setup();
    for (let index = 0; index < 230; index++) hear(zoe);
    assert.equal(store.presence.peers.length, 200);
  });

  it('PR2 who has it open, edits or drags it', () => {
    const { store, hear } = setup();
    hear({ ...zoe, opportunityId: 'opp1', field: 'price' });
    hear({ ...zoe, user: { ...zoe.user, id: 'ali', name: 'Ali' }, opportunityId: 'opp2', dragging: 'opp1' });
    hear({ ...zoe, opportunityId: 'opp3', dragging: 'opp3' });
    assert.deepEqual(
      store.presence
        .at('opp1')
        .map(({ user, field }) => [user.id, field])
        .sort(),
      [
        ['ali', null],
        ['zoe', 'price'],
      ],
    );
    assert.equal(store.presence.at('opp3').length, 1);
    assert.deepEqual(store.presence.at('opp9'), []);
    assert.equal(store.presence.at('opp9'), store.presence.at('opp8'));
  });

  it('PR3 listeners hear changes only, own and others’', () => {
    const { store, hear, awareness } = setup();
    let told = 0;
    const off = store.presence.subscribe(() => told++);
    const other = hear(zoe);
    assert.equal(told, 1);
    const peers = store.presence.peers;
    other.setLocalState({ ...zoe, more: 'x' });
    applyAwarenessUpdate(awareness, encodeAwarenessUpdate(other, [other.clientID]), 'network');
    assert.equal(told, 1);
    assert.equal(store.presence.peers, peers);
    store.presence.update({ opportunityId: 'opp1' });
    store.presence.update({ opportunityId: 'opp1' });
    assert.equal(told, 2);
    assert.equal(store.presence.self.opportunityId, 'opp1');
    assert.deepEqual(awareness.getLocalState(), {
      user: { id: 'member1', name: 'Ayşe Yılmaz', color: store.presence.self.user.color },
      opportunityId: 'opp1',
      field: null,
      dragging: null,
    });
    off();
    store.presence.update({ opportunityId: null });
    assert.equal(told, 2);
  });

  it('PR3 two tabs of one user are two peers; the own client is none', () => {
    const { store, hear, awareness } = setup();
    hear(store.presence.self);
    hear(store.presence.self);
    assert.equal(store.presence.peers.length, 2);
    assert.ok(store.presence.peers.every(({ clientId }) => clientId !== awareness.clientID));
    assert.deepEqual(
      store.presence.peers.map(({ user }) => user.id),
      ['member1', 'member1'],
    );
  });

  it('PR3 one user has one colour everywhere, or the one that is given', () => {
    assert.equal(setup().store.presence.self.user.color, setup().store.presence.self.user.color);
    assert.equal(
      createTestStore({ user: { id: 'a', name: 'A', color: '#123456' } }).store.presence.self.user.color,
      '#123456',
    );
  });

  it('PR4 without an awareness only this client is here; nothing goes into a document', () => {
    const { store, core } = createTestStore();
    const before = Y.encodeStateVector(core);
    let told = 0;
    store.presence.subscribe(() => told++);
    store.presence.update({ opportunityId: 'opp1', field: 'price' });
    assert.equal(told, 1);
    assert.deepEqual(store.presence.peers, []);
    assert.deepEqual(Y.encodeStateVector(core), before);
  });

  it('PR5 closing leaves', () => {
    const { store, awareness, hear } = setup();
    store.presence.subscribe(() => assert.fail('told'));
    store.close();
    assert.equal(awareness.getLocalState(), null);
    hear(zoe);
  });
});
