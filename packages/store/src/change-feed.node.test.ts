import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anOpportunity, creating } from '@firsat/model/testing';
import * as Y from 'yjs';
import type { StoreChange } from './pipeline-store.js';
import { accepted, createTestStore } from './testing/index.js';

const PATCHES = creating('opportunities', anOpportunity());

function watched() {
  const test = createTestStore({ patches: PATCHES });
  const changes: StoreChange[] = [];
  test.store.subscribe((change) => changes.push(change));
  return { ...test, changes };
}

const plain = ({ changed, ...rest }: StoreChange) => ({
  ...rest,
  changed: Object.fromEntries([...changed].map(([name, ids]) => [name, [...ids].sort()])),
});

describe('change feed', () => {
  it('CH1 one command in two documents is one change, told after it with its ids', () => {
    const { store, changes } = watched();
    const seen: unknown[] = [];
    store.subscribe(() => seen.push(store.get('opportunities', 'opp1')?.description));
    accepted(
      store.execute('opportunity-edit', { id: 'opp1', changes: { description: 'yeni', period: 'yearly' } }),
    );
    const events = store.history('opp1').map(({ id }) => id);
    assert.equal(events.length, 2);
    assert.deepEqual(changes.map(plain), [
      {
        origin: 'user',
        command: 'opportunity-edit',
        changed: { history: events.sort(), opportunities: ['opp1'] },
      },
    ]);
    assert.deepEqual(seen, ['yeni']);
  });

  it('CH1 each transaction of others is one change, however many keys it writes', () => {
    const { core, changes } = watched();
    core.transact(() => {
      const root = core.getMap('o');
      root.set('opp1.d', 'a');
      root.set('opp1.p', 'yearly');
      root.set('opp2', { d: 'b' });
      core.getMap('c').set('contact9', { n: 'x' });
    });
    core.getMap('o').set('opp1.d', 'c');
    assert.deepEqual(changes.map(plain), [
      { origin: 'peer', changed: { opportunities: ['opp1', 'opp2'], contacts: ['contact9'] } },
      { origin: 'peer', changed: { opportunities: ['opp1'] } },
    ]);
  });

  it('CH2 the same change, own or received, leaves the same records; only the origin differs', () => {
    const own = watched();
    const other = createTestStore({ loaded: false });
    for (const doc of ['core', 'work'] as const)
      Y.applyUpdate(other[doc], Y.encodeStateAsUpdate(own[doc]), {});
    other.store.markLoaded('core');
    const heard: StoreChange[] = [];
    other.store.subscribe((change) => heard.push(change));
    own.core.on('update', (update: Uint8Array) => Y.applyUpdate(other.core, update, { provider: true }));
    own.work.on('update', (update: Uint8Array) => Y.applyUpdate(other.work, update, { provider: true }));
    accepted(own.store.execute('opportunity-set-status', { id: 'opp1', status: 'won' }));
    assert.deepEqual(other.store.get('opportunities', 'opp1'), own.store.get('opportunities', 'opp1'));
    assert.deepEqual(other.store.history('opp1'), own.store.history('opp1'));
    assert.deepEqual(
      heard.map(({ origin }) => origin),
      ['peer', 'peer'],
    );
    assert.deepEqual(
      own.changes.map(({ origin }) => origin),
      ['user'],
    );
  });

  it('CH2 every origin is told for what it is', () => {
    const { core, changes } = watched();
    const origins = [
      { kind: 'command' },
      { kind: 'undo' },
      { kind: 'import' },
      { kind: 'migration' },
      { kind: 'persistence' },
      { kind: 'network' },
      { kind: 'tab' },
      { kind: 'unheard-of' },
      null,
      'text',
      new Map(),
    ];
    for (const [index, origin] of origins.entries())
      core.transact(() => core.getMap('o').set('opp1.d', String(index)), origin);
    assert.deepEqual(
      changes.map(({ origin }) => origin),
      ['user', 'undo', 'import', 'load', 'load', 'peer', 'peer', 'peer', 'peer', 'peer', 'peer'],
    );
  });

  it('CH2 what arrives before the document is read is its loading, told once', () => {
    const { core } = createTestStore({ patches: PATCHES });
    const test = createTestStore({ loaded: false });
    const changes: StoreChange[] = [];
    test.store.subscribe((change) => changes.push(change));
    Y.applyUpdate(test.core, Y.encodeStateAsUpdate(core), {});
    assert.deepEqual(
      changes.map(({ origin }) => origin),
      ['load'],
    );
    test.store.markLoaded('core');
    test.core.getMap('o').set('opp1.d', 'x');
    assert.deepEqual(
      changes.map(({ origin }) => origin),
      ['load', 'load', 'peer'],
    );
  });

  it('CH3 a listener may write; all listeners hear both changes in order', () => {
    const { store } = watched();
    const heard: string[] = [];
    const listen = (name: string) => (change: StoreChange) => heard.push(`${name} ${String(change.command)}`);
    store.subscribe(listen('first'));
    store.subscribe(({ command }) => {
      if (command !== 'opportunity-edit') return;
      accepted(store.execute('opportunity-set-status', { id: 'opp1', status: 'won' }));
      assert.equal(store.get('opportunities', 'opp1')?.status.code, 'won');
    });
    store.subscribe(listen('last'));
    accepted(store.execute('opportunity-edit', { id: 'opp1', changes: { description: 'x' } }));
    assert.deepEqual(heard, [
      'first opportunity-edit',
      'last opportunity-edit',
      'first opportunity-set-status',
      'last opportunity-set-status',
    ]);
  });

  it('CH3 a listener that writes while a change of others is told sees its own writing at once', () => {
    const { store, core } = watched();
    let written: string | undefined;
    store.subscribe(({ origin }) => {
      if (origin !== 'peer') return;
      accepted(store.execute('opportunity-edit', { id: 'opp1', changes: { description: 'answer' } }));
      written = store.get('opportunities', 'opp1')?.description;
    });
    core.getMap('o').set('opp1.d', 'question');
    assert.equal(written, 'answer');
  });

  it('CH3 a listener that leaves or comes while it is told', () => {
    const { store } = watched();
    const heard: string[] = [];
    const offs = [() => undefined as unknown, () => undefined as unknown];
    offs[0] = store.subscribe(() => {
      heard.push('a');
      offs[1]?.();
      store.subscribe(() => heard.push('new'));
      offs[0]?.();
    });
    offs[1] = store.subscribe(() => heard.push('b'));
    accepted(store.execute('opportunity-delete', { id: 'opp1' }));
    assert.deepEqual(heard, ['a']);
    accepted(store.execute('opportunity-restore', { id: 'opp1' }));
    assert.deepEqual(heard, ['a', 'new']);
  });

  it('CH4 a faulty listener stops nobody, and its error surfaces', (t) => {
    const { store, changes } = watched();
    const fault = new Error('listener');
    const later: (() => void)[] = [];
    t.mock.method(globalThis, 'queueMicrotask', (task: () => void) => later.push(task));
    store.subscribe(() => {
      throw fault;
    });
    const last: string[] = [];
    store.subscribe(({ origin }) => last.push(origin));
    accepted(store.execute('opportunity-delete', { id: 'opp1' }));
    assert.equal(changes.length, 1);
    assert.deepEqual(last, ['user']);
    assert.equal(later.length, 1);
    assert.throws(() => later[0]?.(), fault);
  });

  it('CH5 phase and workLoaded are told without ids', () => {
    const { store } = createTestStore({ loaded: false });
    const told: unknown[] = [];
    store.subscribe(({ changed, origin }) =>
      told.push([store.phase, store.workLoaded, changed.size, origin]),
    );
    store.markLoaded('core');
    store.markLoaded('core');
    store.markLoaded('work');
    assert.deepEqual(told, [
      ['empty', false, 0, 'load'],
      ['empty', true, 0, 'load'],
    ]);
  });

  it('CH6 what was in the documents before the store was opened is not a change', () => {
    const { core, work } = createTestStore({ patches: PATCHES });
    const { store } = createTestStore({ core, work });
    const heard: StoreChange[] = [];
    store.subscribe((change) => heard.push(change));
    assert.ok(store.get('opportunities', 'opp1'));
    core.getMap('o').set('opp1.d', 'x');
    assert.deepEqual(heard.map(plain), [{ origin: 'peer', changed: { opportunities: ['opp1'] } }]);
  });

  it('CH6 what changes nothing is not told', () => {
    const { store, core, changes } = watched();
    const copy = Y.encodeStateAsUpdate(core);
    Y.applyUpdate(core, copy, {});
    core.getMap('o').set('opp1.t.vip', 1);
    core.getMap('o').set('nobody.d', 'x');
    core.getMap('elsewhere').set('x', 1);
    accepted(store.execute('opportunity-restore', { id: 'opp1' }));
    assert.deepEqual(changes, []);
  });
});
