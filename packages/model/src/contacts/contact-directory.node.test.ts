import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { remove, set } from '../patch.js';
import { seeded } from '../seeded.js';
import { aContact, anOpportunity, creating } from '../testing/factories.js';
import { createTestSnapshot } from '../testing/test-snapshot.js';
import { ContactDirectory, type DirectoryQuery } from './contact-directory.js';

type Given = Partial<ReturnType<typeof aContact>>;
const ALL: DirectoryQuery = {
  text: '',
  type: null,
  relation: null,
  source: null,
  segment: null,
  order: 'name',
};

function directoryOf(contacts: readonly Given[]) {
  const snapshot = createTestSnapshot(contacts.flatMap((given) => creating('contacts', aContact(given))));
  return { snapshot, directory: new ContactDirectory(snapshot, 'tr') };
}

const NAMES = ['Zeynep', 'Işık', 'İpek', 'ılgın', 'Çınar', 'Cem', 'ömer', 'Osman', 'Şahin', 'Sami'];

describe('contact directory', () => {
  it('CON13 D69 names stand in Turkish order', () => {
    const { snapshot, directory } = directoryOf(NAMES.map((name, n) => ({ id: `c${String(n)}`, name })));
    assert.deepEqual(
      directory.find(ALL).map((id) => snapshot.get('contacts', id)?.name),
      ['Cem', 'Çınar', 'ılgın', 'Işık', 'İpek', 'Osman', 'ömer', 'Sami', 'Şahin', 'Zeynep'],
    );
  });

  it('CON13 D67 found folded by name, company, number, address and tax number; as typed first', () => {
    const { directory } = directoryOf([
      { id: 'a', name: 'isik yapi' },
      {
        id: 'b',
        name: 'Işık Yapı',
        phone: '0532 111 22 33',
        email: 'info@yapi.example',
        taxNumber: '8790017566',
      },
      { id: 'c', name: 'Ayşe', type: 'person', parentId: 'b' },
      { id: 'd', name: 'Ege' },
    ]);
    const find = (text: string) => directory.find({ ...ALL, text }).join('');
    assert.equal(find('IŞIK'), 'bac');
    assert.equal(find('isik yapi'), 'abc');
    assert.equal(find('5321112233'), 'b');
    assert.equal(find('yapi.example'), 'b');
    assert.equal(find('879001'), 'b');
    assert.equal(find('yok'), '');
  });

  it('CON13 filters add up; words of sources and segments are counted', () => {
    const { directory } = directoryOf([
      { id: 'a', name: 'A', source: 'fuar', segment: 'KOBİ' },
      { id: 'b', name: 'B', source: 'fuar', relation: 'customer', createdAt: 9e12 },
      { id: 'c', name: 'C', source: 'web', type: 'person' },
    ]);
    const find = (query: Partial<DirectoryQuery>) => directory.find({ ...ALL, ...query }).join('');
    assert.equal(find({ source: 'fuar' }), 'ab');
    assert.equal(find({ source: 'fuar', relation: 'customer' }), 'b');
    assert.equal(find({ type: 'person' }), 'c');
    assert.equal(find({ segment: 'KOBİ' }), 'a');
    assert.equal(find({ order: 'newest' })[0], 'b');
    assert.deepEqual(directory.words('source'), [
      { word: 'fuar', count: 2 },
      { word: 'web', count: 1 },
    ]);
  });

  it('S18 S2 D78 a contact has its own opportunities and those of contacts merged into it, its people, and is a customer by any of them', () => {
    const { snapshot, directory } = directoryOf([
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B', relation: 'customer' },
      { id: 'p', name: 'P', type: 'person', parentId: 'b' },
    ]);
    const { index } = directory;
    directory.apply(snapshot.apply(creating('opportunities', anOpportunity({ id: 'o1', customerId: 'b' }))));
    const state = (id: string) => [
      index
        .opportunities(id)
        .map((row) => row.id)
        .join(),
      index
        .people(id)
        .map((row) => row.id)
        .join(),
      index.relation(id),
    ];
    assert.deepEqual(state('a'), ['', '', 'prospect']);
    directory.apply(snapshot.apply([remove('contacts', 'b', { at: 1, by: 'member1', to: 'a' })]));
    assert.deepEqual(state('a'), ['o1', 'p', 'customer']);
    assert.deepEqual(directory.find({ ...ALL, text: 'a p' }), ['p']);
    directory.apply(snapshot.apply([{ kind: 'restore', collection: 'contacts', id: 'b' }]));
    assert.deepEqual(state('a'), ['', '', 'prospect']);
    directory.apply(snapshot.apply([remove('opportunities', 'o1', { at: 1, by: 'member1' })]));
    assert.deepEqual(state('b'), ['', 'p', 'customer']);
  });

  it('CON13 kept up to date change by change it finds what a new one finds', () => {
    const random = seeded(11);
    const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
    const ids = Array.from({ length: 12 }, (_, n) => `c${String(n).padStart(2, '0')}`);
    const { snapshot, directory } = directoryOf(ids.map((id) => ({ id, name: pick(NAMES) })));
    for (let step = 0; step < 300; step++) {
      const id = pick(ids);
      const patch = pick([
        () => set('contacts', id, 'name', pick(NAMES)),
        () => set('contacts', id, 'parentId', pick([null, ...ids])),
        () => set('contacts', id, 'relation', pick(['prospect', 'customer'])),
        () => remove('contacts', id, { at: 1, by: 'm', ...(random() < 0.5 ? { to: pick(ids) } : {}) }),
        () => ({ kind: 'restore', collection: 'contacts', id }) as const,
      ])();
      directory.apply(snapshot.apply([patch]));
      const anew = new ContactDirectory(snapshot, 'tr');
      for (const query of [{}, { text: 'isik' }, { relation: 'customer' }, { order: 'newest' }] as const)
        assert.deepEqual(
          directory.find({ ...ALL, ...query }),
          anew.find({ ...ALL, ...query }),
          `step ${String(step)} ${JSON.stringify(query)}`,
        );
    }
  });
});
