import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brokenPromises, qualificationOf } from '@firsat/model';
import { aContact, anOpportunity, aPosition, creating, seeded } from '@firsat/model/testing';
import * as Y from 'yjs';
import { accepted, createTestStore, TestNetwork, type TestStore } from './testing/index.js';

const PATCHES = [
  ...creating('contacts', aContact()),
  ...['opp1', 'opp2', 'opp3'].flatMap((id, index) =>
    creating(
      'opportunities',
      anOpportunity({ id, position: aPosition({ order: `a${String(index)}`, moveId: `m${id}` }) }),
    ),
  ),
];

/** Two people, offline, who had the same before; and what brings them together. */
function apart(patches = PATCHES) {
  const a = createTestStore({ user: { id: 'ayse', name: 'Ayşe' }, patches });
  const b = createTestStore({ user: { id: 'zoe', name: 'Zoë' }, created: false, seed: 2 });
  for (const doc of ['core', 'work'] as const)
    Y.applyUpdate(b[doc], Y.encodeStateAsUpdate(a[doc]), { kind: 'network' });
  return { a, b, heal: healing(a, b) };
}

function healing(...tests: readonly TestStore[]) {
  const network = new TestNetwork(seeded(1));
  for (const [index, { core, work }] of tests.entries())
    network.join({ name: String(index), docs: { core, work } });
  return (docs?: readonly ('core' | 'work')[]) => network.heal(docs);
}

const board = ({ store }: TestStore) =>
  store
    .board({ schemaId: 'planports', statuses: ['open', 'won', 'lost', 'abandoned', 'suspended'], text: '' })
    .state.columns.map(({ id, kind, ids }) => [id, kind, [...ids]] as const)
    .filter(([, , ids]) => ids.length > 0);

describe('merging', () => {
  it('ST8 edits of different fields both survive; of one field one wins, everywhere the same', () => {
    const { a, b, heal } = apart();
    accepted(
      a.store.execute('opportunity-edit', { id: 'opp1', changes: { description: 'a', period: 'yearly' } }),
    );
    accepted(b.store.execute('opportunity-edit', { id: 'opp1', changes: { description: 'b', price: null } }));
    heal();
    const [mine, theirs] = [a.store.get('opportunities', 'opp1'), b.store.get('opportunities', 'opp1')];
    assert.deepEqual(mine, theirs);
    assert.deepEqual([mine?.period, mine?.price], ['yearly', null]);
    assert.ok(mine?.description === 'a' || mine?.description === 'b');
    assert.equal(
      a.store.history('opp1').filter(({ field }) => field === 'description').length,
      2,
      'the log has both',
    );
  });

  it('ST8 D16 D81 two moves at once: one position wins whole, both are in the log', () => {
    const { a, b, heal } = apart();
    accepted(a.store.execute('opportunity-move', { id: 'opp1', stageId: 'planports-2' }));
    accepted(b.store.execute('opportunity-move', { id: 'opp1', stageId: 'planports-3' }));
    const wanted = [a, b].map(({ store }) => store.get('opportunities', 'opp1')?.position);
    heal();
    const position = a.store.get('opportunities', 'opp1')?.position;
    assert.deepEqual(b.store.get('opportunities', 'opp1')?.position, position);
    assert.ok(wanted.some((one) => JSON.stringify(one) === JSON.stringify(position)));
    assert.deepEqual(
      a.store
        .history('opp1')
        .map(({ to }) => to)
        .sort(),
      ['planports-2', 'planports-3'],
    );
    assert.deepEqual(board(a), board(b));
  });

  it('F43 one deletes, one edits: it is deleted, and restoring shows the edit', () => {
    const { a, b, heal } = apart();
    accepted(a.store.execute('opportunity-delete', { id: 'opp1' }));
    accepted(b.store.execute('opportunity-edit', { id: 'opp1', changes: { description: 'edited' } }));
    heal();
    for (const { store } of [a, b]) {
      assert.ok(store.get('opportunities', 'opp1')?.removed);
      assert.ok(!board({ store } as TestStore).some(([, , ids]) => ids.includes('opp1')));
      assert.deepEqual(
        store
          .history('opp1')
          .map(({ type }) => type)
          .sort(),
        ['deleted', 'field-changed'],
      );
    }
    accepted(b.store.execute('opportunity-restore', { id: 'opp1' }));
    heal();
    assert.equal(a.store.get('opportunities', 'opp1')?.description, 'edited');
    assert.equal(a.store.get('opportunities', 'opp1')?.removed, null);
  });

  it('F43 the undo of a delete shows the concurrent edit, too', () => {
    const { a, b, heal } = apart();
    accepted(a.store.execute('opportunity-delete', { id: 'opp1' }));
    accepted(b.store.execute('opportunity-edit', { id: 'opp1', changes: { description: 'edited' } }));
    heal();
    assert.equal(a.store.undo()?.changed, true);
    heal();
    assert.equal(b.store.get('opportunities', 'opp1')?.description, 'edited');
    assert.equal(b.store.get('opportunities', 'opp1')?.removed, null);
  });

  it('F44 D9 a stage is archived while a colleague moves a card into it: the card stays in sight, in an archived column', () => {
    const { a, b, heal } = apart();
    accepted(a.store.execute('stage-archive', { id: 'planports-3' }));
    accepted(b.store.execute('opportunity-move', { id: 'opp1', stageId: 'planports-3' }));
    heal();
    for (const test of [a, b]) {
      assert.deepEqual(board(test), [
        ['planports-1', 'stage', ['opp2', 'opp3']],
        ['planports-3', 'archived', ['opp1']],
      ]);
    }
    accepted(a.store.execute('opportunity-move', { id: 'opp1', stageId: 'planports-2' }));
    heal();
    assert.ok(!board(b).some(([, kind]) => kind !== 'stage'));
  });

  it('F44 D10 a stage that was merged away meanwhile: the card stands where its stage went', () => {
    const { a, b, heal } = apart();
    accepted(a.store.execute('stage-archive', { id: 'planports-3', to: 'planports-4' }));
    accepted(b.store.execute('opportunity-move', { id: 'opp1', stageId: 'planports-3' }));
    const before = Y.encodeStateVector(a.core);
    heal();
    assert.deepEqual(board(a).at(-1), ['planports-4', 'stage', ['opp1']]);
    assert.deepEqual(board(a), board(b));
    const own = (vector: Uint8Array) => Y.decodeStateVector(vector).get(a.core.clientID);
    assert.equal(own(Y.encodeStateVector(a.core)), own(before), 'reading repaired nothing');
  });

  it('F44 two stages merged into each other at once swallow nothing', () => {
    const { a, b, heal } = apart();
    accepted(a.store.execute('stage-archive', { id: 'planports-1', to: 'planports-2' }));
    accepted(b.store.execute('opportunity-move', { id: 'opp1', stageId: 'planports-2' }));
    accepted(b.store.execute('stage-archive', { id: 'planports-2', to: 'planports-1' }));
    heal();
    const all = board(a).flatMap(([, , ids]) => ids);
    assert.deepEqual(all.sort(), ['opp1', 'opp2', 'opp3']);
    assert.deepEqual(board(a), board(b));
  });

  it('F45 two cards dropped into one slot at once stand in the same order everywhere, also with equal keys', () => {
    const { a, b, heal } = apart();
    const key = ['planports', 'planports-2', 'a1', 'm', 1, 'u'];
    a.core.getMap('o').set('opp3.P', key);
    b.core.getMap('o').set('opp1.P', key);
    b.core.getMap('o').set('opp2.P', key);
    heal();
    assert.deepEqual(board(a), [['planports-2', 'stage', ['opp1', 'opp2', 'opp3']]]);
    assert.deepEqual(board(b), board(a));
    // Dropping between equal keys does not fail, and lands after them.
    accepted(a.store.execute('opportunity-move', { id: 'opp1', stageId: 'planports-2', afterId: 'opp2' }));
    heal();
    assert.deepEqual(board(b), [['planports-2', 'stage', ['opp2', 'opp3', 'opp1']]]);
  });

  it('F38 two who create the workspace offline end with one set of stages, and edits of both', () => {
    const a = createTestStore({ user: { id: 'ayse', name: 'Ayşe' } });
    const b = createTestStore({
      user: { id: 'zoe', name: 'Zoë' },
      workspace: { language: 'en', name: 'Other' },
    });
    const count = [...a.store.list('stages')].length;
    accepted(a.store.execute('stage-edit', { id: 'planports-1', changes: { name: 'Tanışma' } }));
    accepted(b.store.execute('stage-edit', { id: 'planports-2', changes: { color: 'rose' } }));
    const heal = healing(a, b);
    heal();
    for (const { store } of [a, b]) {
      assert.equal([...store.list('stages')].length, count);
      assert.equal([...store.list('schemas')].length, 3);
      assert.equal(store.get('stages', 'planports-1')?.name, 'Tanışma');
      assert.equal(store.get('stages', 'planports-2')?.color, 'rose');
      assert.deepEqual([...store.list('members')].map(({ id }) => id).sort(), ['ayse', 'zoe']);
    }
    assert.deepEqual(a.store.settings, b.store.settings);
  });

  it('ST4 ST15 one document may lag behind the other: the card shows without its event, and then with it', () => {
    const { a, b, heal } = apart();
    accepted(a.store.execute('opportunity-move', { id: 'opp1', stageId: 'planports-2' }));
    heal(['core']);
    assert.equal(b.store.get('opportunities', 'opp1')?.position.stageId, 'planports-2');
    assert.deepEqual(b.store.history('opp1'), []);
    accepted(b.store.execute('opportunity-move', { id: 'opp1', stageId: 'planports-3' }));
    heal(['work']);
    assert.deepEqual(
      b.store.history('opp1').map(({ to }) => to),
      ['planports-2', 'planports-3'],
    );
    assert.equal(a.store.get('opportunities', 'opp1')?.position.stageId, 'planports-2');
    heal();
    assert.deepEqual(board(a), board(b));
  });

  it('F46 an old client edits what a newer one has extended, and nothing is lost', () => {
    const { a, b, heal } = apart();
    b.core.getMap('o').set('opp1.zz', { new: true });
    b.core.getMap('future').set('x', 1);
    heal();
    accepted(a.store.execute('opportunity-edit', { id: 'opp1', changes: { description: 'old client' } }));
    a.store.undo();
    accepted(a.store.execute('opportunity-delete', { id: 'opp1' }));
    heal();
    assert.deepEqual(b.core.getMap('o').get('opp1.zz'), { new: true });
    assert.equal(a.core.getMap('future').get('x'), 1);
    assert.equal(a.store.quarantine.length, 0);
  });

  it('S45 ticks and answers that several people give at once are all there', () => {
    const { a, b, heal } = apart();
    const items = ['planports-1c1', 'planports-1c2'] as const;
    accepted(a.store.execute('opportunity-tick', { id: 'opp1', itemId: items[0], done: true }));
    accepted(b.store.execute('opportunity-tick', { id: 'opp1', itemId: items[1], done: true }));
    accepted(a.store.execute('schema-criteria-seed', { id: 'planports', language: 'tr' }));
    accepted(b.store.execute('schema-criteria-seed', { id: 'planports', language: 'tr' }));
    accepted(a.store.execute('opportunity-answer', { id: 'opp1', criterionId: 'budget', answer: 'yes' }));
    accepted(b.store.execute('opportunity-answer', { id: 'opp1', criterionId: 'fit', answer: 'yes' }));
    heal();
    for (const { store } of [a, b]) {
      const row = store.get('opportunities', 'opp1');
      assert.deepEqual(Object.keys(row?.ticks ?? {}).sort(), [...items]);
      assert.equal(qualificationOf(store.get('schemas', 'planports'), row ?? { answers: {} })?.score, 50);
    }
  });

  it('D12 a rule that merging broke is told and blocks nothing', () => {
    const { a, b, heal } = apart();
    accepted(a.store.execute('stage-rule-set', { id: 'planports-2', rule: 'price', mode: 'require' }));
    accepted(a.store.execute('opportunity-move', { id: 'opp1', stageId: 'planports-2' }));
    accepted(b.store.execute('opportunity-edit', { id: 'opp1', changes: { price: null } }));
    heal();
    for (const { store } of [a, b]) {
      const row = store.get('opportunities', 'opp1');
      assert.ok(row);
      assert.equal(row.position.stageId, 'planports-2');
      assert.deepEqual(
        brokenPromises(store, row).map(({ key }) => key),
        ['price'],
      );
    }
    accepted(
      b.store.execute('opportunity-edit', { id: 'opp1', changes: { price: { minor: 1, currency: 'TRY' } } }),
    );
  });

  it('S97 a sequence that two people start on one day is planned once', () => {
    const { a, b, heal } = apart();
    accepted(a.store.execute('stage-touch-set', { id: 'planports-1', text: 'Ara', after: 3 }));
    heal();
    for (const { store } of [a, b]) accepted(store.execute('touches-start', { id: 'opp1' }));
    heal();
    for (const { store } of [a, b]) assert.equal(store.children('tasks', 'opp1').length, 1);
  });

  it('D2 D12 a move with what it asked for is one step of undo', () => {
    const { store } = apart().a;
    accepted(store.execute('opportunity-edit', { id: 'opp1', changes: { expectedClose: null } }));
    accepted(store.execute('stage-rule-set', { id: 'planports-4', rule: 'expectedClose', mode: 'require' }));
    accepted(
      store.execute('opportunity-move', {
        id: 'opp1',
        stageId: 'planports-4',
        fields: { expectedClose: '2026-05-05' },
        status: { status: 'won' },
      }),
    );
    store.undo();
    const row = store.get('opportunities', 'opp1');
    assert.deepEqual(
      [row?.position.stageId, row?.expectedClose, row?.status.code],
      ['planports-1', null, 'open'],
    );
    store.redo();
    assert.equal(store.get('opportunities', 'opp1')?.status.code, 'won');
  });
});
