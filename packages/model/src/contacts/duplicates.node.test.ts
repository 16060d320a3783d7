import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { remove, set, setEntry } from '../patch.js';
import { seeded } from '../seeded.js';
import { aContact, creating } from '../testing/factories.js';
import { createTestSnapshot } from '../testing/test-snapshot.js';
import { comparedName } from './duplicate-evidence.js';
import { DuplicateIndex } from './duplicate-index.js';

type Given = Partial<ReturnType<typeof aContact>>;

function indexOf(contacts: readonly Given[]) {
  const snapshot = createTestSnapshot(contacts.flatMap((given) => creating('contacts', aContact(given))));
  return { snapshot, index: new DuplicateIndex(snapshot) };
}

const groups = (contacts: readonly Given[]): readonly string[] =>
  indexOf(contacts).index.groups.map(({ ids, kinds }) => `${ids.join('+')}: ${kinds.join(' ')}`);

describe('duplicates', () => {
  it('CON8 D78 names are compared folded, without company forms, titles, punctuation and order', () => {
    for (const name of ['Işık Yapı San. ve Tic. Ltd. Şti.', 'IŞIK YAPI A.Ş.', 'isik yapi', 'Yapı Işık'])
      assert.equal(comparedName(name, 'company'), 'isik yapi', name);
    for (const name of ['Ayşe Yılmaz', 'Yılmaz, Ayşe', 'Sn. AYŞE YILMAZ Hanım'])
      assert.equal(comparedName(name, 'person'), 'ayse yilmaz', name);
    assert.equal(comparedName('A.Ş.', 'company'), 'a s');
    assert.equal(comparedName('—', 'person'), null);
  });

  it('CON8 D78 the same number, address or name in another writing is a duplicate, the surest first', () => {
    assert.deepEqual(
      groups([
        { id: 'a', name: 'Işık Yapı A.Ş.' },
        { id: 'b', name: 'IŞIK YAPI' },
        { id: 'c', name: 'Ege', phone: '0532 111 22 33' },
        { id: 'd', name: 'Ege Lojistik', channels: { x: ['phone', '+90 (532) 111 2233', null, 0] } },
        { id: 'e', name: 'Deniz', taxNumber: '879 001 7566' },
        { id: 'f', name: 'Deniz Nakliyat', taxNumber: '8790017566' },
        { id: 'g', name: 'Su', email: 'INFO@su.example' },
        { id: 'h', name: 'Su Arıtma', email: 'info@su.example' },
        { id: 'i', name: 'Başka' },
      ]),
      ['e+f: taxNumber', 'g+h: email', 'c+d: phone', 'a+b: name'],
    );
  });

  it('CON8 D78 colleagues, a person and a company, two valid tax numbers, a switchboard: no duplicates', () => {
    assert.deepEqual(
      groups([
        { id: 'a', name: 'Işık Yapı', phone: '0212 555 10 10' },
        { id: 'b', name: 'Ayşe', type: 'person', parentId: 'a', phone: '0212 555 10 10' },
        { id: 'c', name: 'Cem', type: 'person', parentId: 'a', phone: '0212 555 10 10' },
        { id: 'd', name: 'Deniz', taxNumber: '8790017566' },
        { id: 'e', name: 'Deniz', taxNumber: '10000000146' },
        ...Array.from({ length: 9 }, (_, n) => ({
          id: `s${String(n)}`,
          name: `Kat ${String(n)}`,
          phone: '444 1 234',
        })),
      ]),
      [],
    );
    // Of two colleagues with one name the number tells something.
    assert.deepEqual(
      groups([
        { id: 'b', name: 'Ayşe Kaya', type: 'person', parentId: 'a', phone: '0212 555 10 10' },
        { id: 'c', name: 'AYŞE KAYA', type: 'person', parentId: 'a', phone: '0212 555 10 10' },
      ]),
      ['b+c: phone name'],
    );
  });

  it('CON8 S6 while one types, contacts that it may be are proposed; nothing is blocked', () => {
    const { index } = indexOf([{ id: 'a', name: 'Işık Yapı A.Ş.', phone: '0532 111 22 33' }]);
    const similar = (name: string, phone: string | null = null) =>
      index.similar({ type: 'company', name, phone }).map(({ id, kinds }) => `${id}: ${kinds.join(' ')}`);
    assert.deepEqual(similar('ışık'), []);
    assert.deepEqual(similar('ışık yapı'), ['a: name']);
    assert.deepEqual(similar('Başka', '532 1112233'), ['a: phone']);
    assert.deepEqual(index.similar({ id: 'a', type: 'company', name: 'Işık Yapı' }), []);
  });

  it('CON8 what somebody told apart is no longer proposed', () => {
    const { snapshot, index } = indexOf([
      { id: 'a', name: 'Işık Yapı' },
      { id: 'b', name: 'IŞIK YAPI' },
    ]);
    snapshot.apply([setEntry('contacts', 'a', 'distinct', 'b', true)]);
    index.apply(new Map([['contacts', new Set(['a'])]]));
    assert.deepEqual(index.groups, []);
    assert.deepEqual(index.similar({ id: 'b', type: 'company', name: 'Işık yapı' }), []);
  });

  it('CON9 kept up to date change by change it proposes what a new one proposes', () => {
    const random = seeded(7);
    const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
    const ids = Array.from({ length: 14 }, (_, n) => `c${String(n)}`);
    const { snapshot, index } = indexOf(
      ids.map((id) => ({ id, name: pick(['Ege', 'Işık', 'Su', 'Deniz']) })),
    );
    for (let step = 0; step < 300; step++) {
      const id = pick(ids);
      const patch = pick([
        () => set('contacts', id, 'name', pick(['Ege', 'ege a.ş.', 'IŞIK', 'Su', 'x'])),
        () => set('contacts', id, 'phone', pick([null, '0532 111 22 33', '0532 111 22 34'])),
        () => set('contacts', id, 'type', pick(['person', 'company'])),
        () => remove('contacts', id, { at: 1, by: 'member1' }),
        () => ({ kind: 'restore', collection: 'contacts', id }) as const,
      ])();
      index.apply(snapshot.apply([patch]));
      assert.deepEqual(index.groups, new DuplicateIndex(snapshot).groups, `step ${String(step)}`);
    }
  });

  it('CON9 of 10,000 contacts only those that share something are compared', () => {
    const random = seeded(3);
    const contacts = Array.from({ length: 10_000 }, (_, n) => ({
      id: `c${String(n).padStart(5, '0')}`,
      name: `Firma ${String(n)} ${String(Math.floor(random() * 1e6))} Ltd. Şti.`,
      phone: `0532 ${String(1_000_000 + (n % 9_900))}`,
      email: `info@firma${String(n)}.example`,
    }));
    const { index } = indexOf(contacts);
    assert.equal(index.groups.length, 100);
    assert.equal(index.groups, index.groups);
  });
});
