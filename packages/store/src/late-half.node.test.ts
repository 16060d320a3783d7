import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { create, type Patch } from '@firsat/model';
import { anOpportunity, countingIds, creating, seeded } from '@firsat/model/testing';
import * as Y from 'yjs';
import { lateHalf } from './late-half.js';
import type { StoreChange } from './pipeline-store.js';
import { accepted, createTestStore, TEST_NOW } from './testing/index.js';
import { WorkspaceStore } from './workspace-store.js';
import type { LateHalf } from './writer.js';

const line = (id: string, opportunityId = 'opp1'): Patch =>
  create('lines', id, { opportunityId, name: `kalem ${id}` });

/** A store over documents with an opportunity, its events and a line, whose late half comes when it is told to. */
function waiting() {
  const {
    store: first,
    core,
    work,
  } = createTestStore({
    patches: [...creating('opportunities', anOpportunity()), line('a')],
  });
  accepted(first.execute('opportunity-edit', { id: 'opp1', changes: { description: 'yeni' } }));
  first.close();
  let arrive: (half: LateHalf) => void = () => undefined;
  const half = new Promise<LateHalf>((resolve) => (arrive = resolve));
  const store = new WorkspaceStore(
    {
      workspaceId: 'test',
      user: { id: 'member1', name: 'Ayşe' },
      core,
      work,
      now: () => TEST_NOW,
      newId: countingIds('late'),
      random: seeded(1),
    },
    { load: () => half },
  );
  store.markLoaded('core');
  store.markLoaded('work');
  return { store, work, arrive: () => arrive(lateHalf()) };
}

describe('late half', () => {
  it('ST26 what hangs on opportunities is read when it comes, and told as load; until then the board works without it', async () => {
    const { store, work, arrive } = waiting();
    const told: StoreChange[] = [];
    store.subscribe((change) => told.push(change));
    assert.equal(store.phase, 'ready');
    assert.equal(store.workLoaded, false);
    assert.deepEqual(store.history('opp1'), []);
    assert.equal(store.column('planports', 'planports-1').length, 1);
    const writable = store.whenWritable();
    arrive();
    await writable;
    assert.equal(store.workLoaded, true);
    assert.deepEqual(
      store.history('opp1').map(({ type }) => type),
      ['field-changed'],
    );
    assert.deepEqual(
      told.filter(({ changed }) => changed.get('lines')?.has('a')).map(({ origin }) => origin),
      ['load'],
    );
    const remote = new Y.Doc();
    Y.applyUpdate(remote, Y.encodeStateAsUpdate(work));
    remote.getMap('l').set('b', { o: 'opp1', n: 'gelen' });
    Y.applyUpdate(work, Y.encodeStateAsUpdate(remote), { kind: 'network' });
    assert.deepEqual(
      store.children('lines', 'opp1').map(({ name }) => name),
      ['kalem a', 'gelen'],
    );
    assert.equal(told.at(-1)?.origin, 'peer');
  });

  it('ST26 one that comes after the end is not taken', async () => {
    const { store, arrive } = waiting();
    const writable = store.whenWritable();
    store.close();
    arrive();
    await writable;
    assert.equal(store.isWritable, false);
    assert.equal(store.workLoaded, false);
  });
});

describe('children', () => {
  it('ST27 by opportunity and id, without removed ones, the same array until one of them changes', () => {
    const { store, work } = createTestStore({
      patches: [
        ...creating('opportunities', anOpportunity()),
        ...creating('opportunities', anOpportunity({ id: 'opp2' })),
        ...['c', 'a', 'b'].map((id) => line(id)),
        line('z', 'opp2'),
      ],
    });
    const ids = () => store.children('lines', 'opp1').map(({ id }) => id);
    assert.deepEqual(ids(), ['a', 'b', 'c']);
    const before = store.children('lines', 'opp1');
    work.getMap('l').set('z.n', 'başka');
    assert.equal(store.children('lines', 'opp1'), before);
    work.getMap('l').set('b.X', { at: TEST_NOW, by: 'member1' });
    assert.deepEqual(ids(), ['a', 'c']);
    work.getMap('l').set('a.o', 'opp2');
    assert.deepEqual(ids(), ['c']);
    assert.deepEqual(
      store.children('lines', 'opp2').map(({ id }) => id),
      ['a', 'z'],
    );
    assert.deepEqual(store.children('lines', 'nobody'), []);
  });
});
