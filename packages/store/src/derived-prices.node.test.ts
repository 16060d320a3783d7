import assert from 'node:assert/strict';
import { it } from 'node:test';
import { effectivePrice } from '@firsat/model';
import { aContact, anOpportunity, creating, seeded } from '@firsat/model/testing';
import * as Y from 'yjs';
import { accepted, createTestStore, TestNetwork, type TestStore } from './testing/index.js';

/** Two people, offline, who had the same before. */
function apart() {
  const patches = [...creating('contacts', aContact()), ...creating('opportunities', anOpportunity())];
  const a = createTestStore({ user: { id: 'ayse', name: 'Ayşe' }, patches });
  const b = createTestStore({ user: { id: 'zoe', name: 'Zoë' }, created: false, seed: 2 });
  for (const doc of ['core', 'work'] as const)
    Y.applyUpdate(b[doc], Y.encodeStateAsUpdate(a[doc]), { kind: 'network' });
  const network = new TestNetwork(seeded(1));
  for (const [index, { core, work }] of [a, b].entries())
    network.join({ name: String(index), docs: { core, work } });
  return { a, b, heal: () => network.heal() };
}

const priceOf = ({ store }: TestStore) => {
  const opportunity = store.get('opportunities', 'opp1');
  return opportunity && effectivePrice(opportunity)?.minor;
};

const add = ({ store }: TestStore, id: string, amount: number) => {
  const unitPrice = { amount, scale: 2, currency: 'TRY' };
  accepted(store.execute('line-add', { opportunityId: 'opp1', id, name: id, unitPrice }));
};

it('S70 D30 two people who add lines at once both see the sum of both, and so do their boards', () => {
  const { a, b, heal } = apart();
  add(a, 'l1', 100);
  add(b, 'l2', 50);
  assert.deepEqual([priceOf(a), priceOf(b)], [100, 50]);
  heal();
  assert.deepEqual([priceOf(a), priceOf(b)], [150, 150]);
  const board = b.store.board({ schemaId: 'planports', statuses: ['open'], text: '' });
  assert.equal(board.state.totals.byCurrency[0]?.fixed, 150);
});

it('S70 D30 an undo of the first line leads back to the estimate, though a colleague has written the sum since, and says so', () => {
  const { a, b, heal } = apart();
  add(a, 'l1', 100);
  heal();
  accepted(b.store.execute('line-edit', { id: 'l1', changes: { quantity: 3000 } }));
  heal();
  assert.deepEqual([priceOf(a), priceOf(b)], [300, 300]);
  const told = a.store.history('opp1').length;
  assert.equal(a.store.undo()?.changed, true);
  heal();
  for (const store of [a, b]) {
    const row = store.store.get('opportunities', 'opp1');
    assert.deepEqual([row?.priceSource, row?.sourcePrice, priceOf(store)], ['estimate', null, 100_000]);
  }
  const events = a.store.history('opp1').slice(told);
  assert.deepEqual(
    events.map(({ field, from, to, then }) => [field, from, to, then.price?.minor]),
    [['priceSource', 'items', 'estimate', 100_000]],
  );
});

it('S70 a line that one deletes while another edits it counts nowhere; undo brings it back with the edit', () => {
  const { a, b, heal } = apart();
  add(a, 'l1', 100);
  add(a, 'l2', 50);
  heal();
  accepted(a.store.execute('line-delete', { id: 'l1' }));
  accepted(b.store.execute('line-edit', { id: 'l1', changes: { quantity: 3000 } }));
  heal();
  assert.deepEqual([priceOf(a), priceOf(b)], [50, 50]);
  a.store.undo();
  heal();
  assert.deepEqual([priceOf(a), priceOf(b)], [350, 350]);
});
