import assert from 'node:assert/strict';
import { it } from 'node:test';
import { contactsOf, linksOf, linkId } from '@firsat/model';
import { aContact, anOpportunity, creating, seeded } from '@firsat/model/testing';
import * as Y from 'yjs';
import { accepted, createTestStore, TestNetwork, type TestStore } from './testing/index.js';

const PATCHES = [
  ...creating('contacts', aContact()),
  ...creating('contacts', aContact({ id: 'contact2', name: 'Çınar Gıda' })),
  ...creating('opportunities', anOpportunity()),
];

/** Two people, offline, who had the same before. */
function apart(): { first: TestStore; second: TestStore; heal: () => void } {
  const first = createTestStore({ patches: PATCHES });
  const second = createTestStore({ user: { id: 'omer', name: 'Ömer' }, created: false, seed: 2 });
  for (const doc of ['core', 'work'] as const)
    Y.applyUpdate(second[doc], Y.encodeStateAsUpdate(first[doc]), { kind: 'network' });
  const network = new TestNetwork(seeded(1));
  for (const [name, { core, work }] of Object.entries({ first, second }))
    network.join({ name, docs: { core, work } });
  return { first, second, heal: () => network.heal() };
}

it('LNK10, S65: two people who link the same contact at once have made one link, the same on both devices', () => {
  const { first, second, heal } = apart();
  const input = { opportunityId: 'opp1', contactId: 'contact2' };
  accepted(first.store.execute('link-add', { ...input, role: 'user' }));
  accepted(second.store.execute('link-add', { ...input, role: 'finance' }));
  heal();
  const [a, b] = [linksOf(first.store, 'opp1'), linksOf(second.store, 'opp1')];
  assert.equal(a.length, 1);
  assert.deepEqual(a, b);
  assert.equal(a[0]?.link.id, linkId('opp1', 'contact2'));
  assert.ok(['user', 'finance'].includes(a[0].link.role ?? ''));
});

it('LNK10: who linked last does not lose the link by a colleague’s removal of the one before; undo takes back only the own', () => {
  const { first, second, heal } = apart();
  const input = { opportunityId: 'opp1', contactId: 'contact2' };
  const { id } = accepted(first.store.execute('link-add', input));
  heal();
  accepted(second.store.execute('link-remove', { id }));
  heal();
  assert.deepEqual(linksOf(first.store, 'opp1'), []);
  accepted(first.store.execute('link-add', { ...input, role: 'user' }));
  heal();
  assert.equal(linksOf(second.store, 'opp1')[0]?.link.role, 'user');
  first.store.undo();
  heal();
  assert.deepEqual(linksOf(second.store, 'opp1'), []);
});

it('ACT10, S72: people whom two colleagues put into one meeting at once both take part, and what each wrote stays', () => {
  const { first, second, heal } = apart();
  const { id } = accepted(first.store.execute('activity-log', { kind: 'meeting', opportunityId: 'opp1' }));
  heal();
  accepted(
    first.store.execute('activity-edit', { id, changes: { people: { contact1: true }, summary: 'Uzun' } }),
  );
  accepted(
    second.store.execute('activity-edit', { id, changes: { people: { contact2: true }, minutes: 30 } }),
  );
  heal();
  for (const { store } of [first, second]) {
    const [meeting] = store.children('activities', 'opp1');
    assert.ok(meeting);
    assert.deepEqual(contactsOf(meeting).toSorted(), ['contact1', 'contact2']);
    assert.deepEqual([meeting.summary, meeting.minutes], ['Uzun', 30]);
  }
  first.store.undo();
  heal();
  const [meeting] = second.store.children('activities', 'opp1');
  assert.deepEqual(
    [meeting && contactsOf(meeting), meeting?.summary, meeting?.minutes],
    [['contact2'], null, 30],
  );
});
