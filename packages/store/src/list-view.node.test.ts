import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareNames, type ListEnv } from '@firsat/model';
import { openList } from './list-view.js';
import { createTestStore } from './testing/index.js';

const ENV: ListEnv = {
  today: '2026-02-01',
  timeZone: 'Europe/Istanbul',
  compareNames: (a, b) => compareNames(a, b, 'tr'),
};

function arrange(count = 5) {
  const { store } = createTestStore();
  const customer = store.execute('contact-create', { name: 'Işık' });
  assert.ok(customer.ok);
  const ids = Array.from({ length: count }, (_, index) => {
    const made = store.execute('opportunity-create', {
      description: `İş ${String(index)}`,
      customerId: customer.value.id,
      price: { minor: 100 * (index + 1), currency: 'TRY' },
    });
    assert.ok(made.ok);
    return made.value.id;
  });
  return { store, ids };
}

describe('a list of the store', () => {
  it('LST30 is told once per transaction, and only of what it shows', () => {
    const { store, ids } = arrange();
    const view = openList(
      store,
      { filter: { statuses: ['open'] }, sort: [{ by: 'price', desc: true }] },
      ENV,
    );
    let told = 0;
    view.subscribe(() => told++);
    assert.deepEqual(view.state.ids, [...ids].reverse());
    store.execute('opportunity-set-status', { id: ids[0] ?? '', status: 'won' });
    assert.equal(told, 1);
    assert.equal(view.state.totals.count, 4);
    store.execute('opportunity-edit', { id: ids[0] ?? '', changes: { description: 'Başka' } });
    assert.equal(told, 1);
    view.setQuery({ filter: { text: 'is 3' }, sort: [] });
    assert.deepEqual([told, view.state.ids, view.indexOf(ids[3] ?? '')], [2, [ids[3]], 0]);
    view.release();
    store.execute('opportunity-delete', { id: ids[3] ?? '' });
    assert.equal(told, 2);
  });

  it('LST31, D86: a change of many is one transaction and one step of undo, with events that take each change back', () => {
    const { store, ids } = arrange();
    let transactions = 0;
    store.subscribe(() => transactions++);
    const result = store.execute('opportunities-change', {
      ids: [...ids, 'gone'],
      change: { kind: 'edit', changes: { expectedClose: '2026-12-31', priority: 2 } },
    });
    assert.ok(result.ok);
    assert.deepEqual([result.value.changed, result.value.refused.length, transactions], [5, 1, 1]);
    store.execute('opportunities-change', { ids, change: { kind: 'tag', tag: 'vip' } });
    store.undo();
    assert.deepEqual(Object.keys(store.get('opportunities', ids[4] ?? '')?.tags ?? {}), []);
    store.undo();
    for (const id of ids) {
      const row = store.get('opportunities', id);
      assert.deepEqual([row?.expectedClose, row?.priority], [null, 0]);
      const taken = store.history(id).filter((event) => event.revertOf !== null);
      assert.deepEqual(taken.map(({ field }) => field).sort(), ['expectedClose', 'priority', 'tags.vip']);
    }
    store.redo();
    assert.equal(store.get('opportunities', ids[2] ?? '')?.expectedClose, '2026-12-31');
  });

  it('LST29 tags that two people put on at once are both there, and both values of two custom fields', () => {
    const { store } = arrange(1);
    const [row] = store.list('opportunities');
    assert.ok(row);
    for (const label of ['Bir', 'İki'])
      store.execute('custom-field-create', { label, kind: 'text', id: label === 'Bir' ? 'f1' : 'f2' });
    store.execute('opportunity-set-custom', { id: row.id, fieldId: 'f1', value: 'x' });
    store.execute('opportunity-set-custom', { id: row.id, fieldId: 'f2', value: 'y' });
    store.execute('opportunity-tag', { id: row.id, tag: 'a.b' });
    store.execute('opportunity-tag', { id: row.id, tag: 'ç' });
    const now = store.get('opportunities', row.id);
    assert.deepEqual({ ...now?.custom }, { f1: 'x', f2: 'y' });
    assert.deepEqual(Object.keys(now?.tags ?? {}).sort(), ['a.b', 'ç']);
  });
});
