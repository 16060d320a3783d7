import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { channelsOf, ERASED_NAME, resolveContact } from '@firsat/model';
import { aContact, anOpportunity, creating, seeded } from '@firsat/model/testing';
import * as Y from 'yjs';
import { accepted, createTestStore, TestNetwork, type TestStore } from './testing/index.js';

const PATCHES = [
  ...creating('contacts', aContact()),
  ...creating('contacts', aContact({ id: 'contact2', name: 'Çınar Gıda' })),
  ...creating('contacts', aContact({ id: 'contact3', name: 'Ege Lojistik' })),
  ...creating('opportunities', anOpportunity({ customerId: 'contact2' })),
];

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

const end = ({ store }: TestStore, id: string) => resolveContact(store, id);

describe('contacts', () => {
  it('CON5 D78 merged in both directions and in a circle at once, three contacts are one, alive, on both sides', () => {
    const { a, b, heal } = apart();
    accepted(a.store.execute('contact-merge', { ids: ['contact1', 'contact2'] }));
    accepted(a.store.execute('contact-merge', { ids: ['contact2', 'contact3'] }));
    accepted(b.store.execute('contact-merge', { ids: ['contact3', 'contact2'] }));
    accepted(b.store.execute('contact-merge', { ids: ['contact2', 'contact1'] }));
    heal();
    for (const side of [a, b]) {
      for (const id of ['contact1', 'contact2', 'contact3']) assert.equal(end(side, id)?.id, 'contact1');
      assert.equal(end(side, 'contact2')?.removed, null);
    }
  });

  it('CON6 D78 who was offline goes on with a contact that was merged meanwhile: card, search and customer follow', () => {
    const { a, b, heal } = apart();
    accepted(a.store.execute('contact-merge', { ids: ['contact1', 'contact2'] }));
    const { id } = accepted(
      b.store.execute('opportunity-create', { description: 'yeni', customerId: 'contact2' }),
    );
    accepted(b.store.execute('contact-edit', { id: 'contact2', changes: { sector: 'gıda' } }));
    heal();
    for (const { store } of [a, b]) {
      assert.equal(store.get('opportunities', id)?.customerId, 'contact2');
      assert.equal(resolveContact(store, 'contact2')?.id, 'contact1');
      assert.ok(store.search('isik', 9).includes(id));
      // What was written on the other one meanwhile stays on it, and shows when it is taken out of the merge.
      assert.equal(store.get('contacts', 'contact2')?.sector, 'gıda');
    }
    accepted(a.store.execute('opportunity-set-status', { id, status: 'won' }));
    assert.equal(a.store.get('contacts', 'contact1')?.relation, 'customer');
  });

  it('CON7 UN1 a merge is taken back as one step, and done again', () => {
    const { store } = createTestStore({ patches: PATCHES });
    accepted(store.execute('contact-edit', { id: 'contact2', changes: { phone: '0532 111 22 33' } }));
    accepted(store.execute('contact-merge', { ids: ['contact2', 'contact1'], values: { name: 'Çınar' } }));
    const state = () => [
      store.get('contacts', 'contact1')?.name,
      store.get('contacts', 'contact1')?.phone,
      store.get('contacts', 'contact2')?.removed?.to,
    ];
    assert.deepEqual(state(), ['Çınar', '0532 111 22 33', 'contact1']);
    store.undo();
    assert.deepEqual(state(), ['Işık Yapı A.Ş.', null, undefined]);
    store.redo();
    assert.deepEqual(state(), ['Çınar', '0532 111 22 33', 'contact1']);
  });

  it('CON1 ST8 channels that two people add at once both stay', () => {
    const { a, b, heal } = apart();
    for (const [side, value] of [
      [a, '0532 111 22 33'],
      [b, '0212 555 10 10'],
    ] as const) {
      accepted(side.store.execute('contact-edit', { id: 'contact1', changes: { phone: '444 1 234' } }));
      accepted(side.store.execute('contact-channel-set', { id: 'contact1', kind: 'phone', value }));
    }
    heal();
    for (const { store } of [a, b]) {
      const contact = store.get('contacts', 'contact1');
      assert.deepEqual(contact && channelsOf(contact).map(({ value }) => value), [
        '444 1 234',
        '0532 111 22 33',
        '0212 555 10 10',
      ]);
    }
  });

  it('CON10 D77 what was erased has left the document of everybody, is no step of undo, and earlier steps bring nothing back', () => {
    const { a, b, heal } = apart();
    const { id } = accepted(
      a.store.execute('contact-create', {
        name: 'Zeliha Gizli',
        type: 'person',
        email: 'zeliha@gizli.example',
        channels: [{ kind: 'phone', value: '0555 987 65 43' }],
      }),
    );
    accepted(a.store.execute('contact-edit', { id, changes: { location: 'Gizli Sokak' } }));
    heal();
    accepted(b.store.execute('contact-erase', { id }));
    assert.notEqual(b.store.undoStep?.command, 'contact-erase');
    heal();
    a.store.undo();
    heal();
    for (const { store, core, work } of [a, b]) {
      assert.equal(store.get('contacts', id)?.name, ERASED_NAME);
      assert.equal(store.get('contacts', id)?.location, null);
      for (const doc of [core, work]) {
        const bytes = Buffer.from(Y.encodeStateAsUpdate(doc)).toString('utf8');
        for (const trace of ['Gizli', 'gizli', '987 65']) assert.ok(!bytes.includes(trace), trace);
      }
    }
  });

  it('D76 D78 a contact that one deletes while another merges is in the bin, and comes back with what was merged', () => {
    const { a, b, heal } = apart();
    accepted(a.store.execute('contact-merge', { ids: ['contact1', 'contact2'], values: { name: 'Çınar' } }));
    accepted(b.store.execute('contact-delete', { id: 'contact1' }));
    heal();
    for (const { store } of [a, b]) {
      assert.deepEqual([...store.removed('contacts')].map(({ id }) => id).sort(), ['contact1', 'contact2']);
      assert.equal(resolveContact(store, 'contact2')?.name, 'Çınar');
    }
    accepted(b.store.execute('contact-restore', { id: 'contact1' }));
    assert.equal(end(b, 'contact2')?.removed, null);
  });
});
