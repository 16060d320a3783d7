import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hostContactPlace } from '@firsat/model';
import { anOpportunity, creating, seeded } from '@firsat/model/testing';
import * as Y from 'yjs';
import { accepted, createTestStore, TestNetwork } from './testing/index.js';

const PATCHES = creating('opportunities', anOpportunity({ customerId: null }));

/** Two people, offline, who had the same before. */
function apart() {
  const a = createTestStore({ user: { id: 'ayse', name: 'Ayşe' }, patches: PATCHES });
  const b = createTestStore({ user: { id: 'zoe', name: 'Zoë' }, created: false, seed: 2 });
  for (const doc of ['core', 'work'] as const)
    Y.applyUpdate(b[doc], Y.encodeStateAsUpdate(a[doc]), { kind: 'network' });
  const network = new TestNetwork(seeded(1));
  for (const [index, { core, work }] of [a, b].entries())
    network.join({ name: String(index), docs: { core, work } });
  return { a, b, heal: () => network.heal() };
}

describe('records of the host', () => {
  it('CON20 S34 two people who choose the same at once have one contact, one product, one member', () => {
    const { a, b, heal } = apart();
    for (const [{ store }, name] of [
      [a, 'İzmir Makina'],
      [b, 'İzmir Makina A.Ş.'],
    ] as const) {
      const { id } = accepted(store.execute('contact-upsert', { key: 'erp/17', name, sector: 'makina' }));
      accepted(store.execute('product-upsert', { key: 'T-1', name: 'Toner' }));
      accepted(store.execute('member-upsert', { key: 'can', name: 'Can Demir' }));
      accepted(store.execute('opportunity-create', { description: name, customerId: id, ownerId: 'can' }));
    }
    heal();
    for (const { store } of [a, b]) {
      const [one, ...others] = [...store.list('contacts')].filter(({ sourceId }) => sourceId === 'erp/17');
      assert.deepEqual(others, []);
      const customers = [...store.list('opportunities')].flatMap(({ customerId }) => customerId ?? []);
      assert.deepEqual(customers, [one?.id, one?.id]);
      assert.equal([...store.list('products')].filter(({ sourceId }) => sourceId === 'T-1').length, 1);
      assert.equal([...store.list('members')].filter(({ id }) => id === 'can').length, 1);
    }
    assert.equal(
      hostContactPlace(a.store, 'erp/17').record?.name,
      hostContactPlace(b.store, 'erp/17').record?.name,
    );
  });

  it('CON21 while one takes over what changed at the host, what the other edits by hand stays by hand', () => {
    const { a, b, heal } = apart();
    const said = { key: '17', name: 'İzmir Makina', sector: 'makina', phone: '0232 111 22 33' };
    const { id } = accepted(a.store.execute('contact-upsert', said));
    heal();
    accepted(a.store.execute('contact-upsert', { ...said, sector: 'metal' }));
    accepted(b.store.execute('contact-edit', { id, changes: { phone: '0532 999 88 77' } }));
    heal();
    accepted(b.store.execute('contact-upsert', { ...said, sector: 'metal işleme', phone: '0232 000 00 00' }));
    heal();
    for (const { store } of [a, b]) {
      const contact = store.get('contacts', id);
      assert.deepEqual([contact?.sector, contact?.phone], ['metal işleme', '0532 999 88 77']);
    }
  });

  it('CON23 D77 emptied by one while the other chooses them again, nothing of the host is left in the document', () => {
    const { a, b, heal } = apart();
    const said = { key: '17', name: 'Ada Tan', type: 'person', phone: '0232 111 22 33' } as const;
    const { id } = accepted(a.store.execute('contact-upsert', said));
    heal();
    accepted(a.store.execute('contact-erase', { id }));
    accepted(b.store.execute('contact-upsert', said));
    heal();
    for (const { store } of [a, b]) {
      assert.equal(store.get('contacts', id)?.phone, null);
      assert.deepEqual({ ...store.get('contacts', id)?.hostValues }, {});
      assert.notEqual(hostContactPlace(store, '17').id, id);
    }
  });

  it('CON20 UN1 a choice is one step of undo, and what the other made of it meanwhile stays', () => {
    const { a, b, heal } = apart();
    const { id } = accepted(a.store.execute('contact-upsert', { key: '17', name: 'İzmir Makina' }));
    heal();
    accepted(b.store.execute('contact-edit', { id, changes: { sector: 'makina' } }));
    heal();
    a.store.undo();
    heal();
    const restored = accepted(b.store.execute('contact-upsert', { key: '17', name: 'İzmir Makina' }));
    assert.equal(restored.id, id);
    assert.equal(b.store.get('contacts', id)?.removed, null);
    assert.equal(b.store.get('contacts', id)?.name, 'İzmir Makina');
  });
});
