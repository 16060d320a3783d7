import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { FieldDef } from '../fields/field-kind.js';
import { createIdFactory, ID_PATTERN } from '../ids.js';
import { currencyDigits, isMoney } from '../money.js';
import { seeded } from '../seeded.js';
import { aContact, aMember, anOpportunity, aStage } from '../testing/factories.js';
import { COLLECTION_NAMES, COLLECTIONS, type CollectionName } from './collections.js';
import { OPEN_STATUS } from './opportunity.js';

const fieldsOf = (name: CollectionName): [string, FieldDef<unknown>][] =>
  Object.entries<FieldDef<unknown>>(COLLECTIONS[name].fields as unknown as Record<string, FieldDef<unknown>>);

it('R1 field codes are short, not the tombstone’s, and unique within a record; roots are unique within a document', () => {
  for (const name of COLLECTION_NAMES) {
    const codes = fieldsOf(name).map(([, field]) => field.code);
    assert.equal(new Set(codes).size, codes.length, name);
    for (const code of codes) assert.match(code, /^[A-WYZa-z][A-Za-z]?$/);
  }
  const roots = COLLECTION_NAMES.map((name) => `${COLLECTIONS[name].doc}/${COLLECTIONS[name].root}`);
  assert.equal(new Set(roots).size, roots.length);
  assert.ok(COLLECTION_NAMES.every((name) => COLLECTIONS[name].collection === name));
});

it('R2 what is encoded is plain JSON and is decoded to the same value', () => {
  for (const name of COLLECTION_NAMES) {
    for (const [field, { kind, initial }] of fieldsOf(name)) {
      const json: unknown = JSON.parse(JSON.stringify(kind.encode(initial)));
      assert.deepEqual(kind.decode(json), initial, `${name}.${field}`);
    }
  }
  const samples = {
    opportunities: anOpportunity({
      status: {
        ...OPEN_STATUS,
        code: 'won',
        on: '2026-01-01',
        price: { minor: 5, currency: 'EUR' },
        ownerId: 'm',
      },
      probability: 1,
    }),
    contacts: aContact({ parentId: 'x', revenue: { minor: 1, currency: 'USD' } }),
    members: aMember({ team: 'Ege' }),
    stages: aStage({ guidance: 'iki\nsatır' }),
  };
  for (const [name, record] of Object.entries(samples)) {
    for (const [field, { kind }] of fieldsOf(name as CollectionName)) {
      const value = (record as unknown as Record<string, unknown>)[field];
      assert.deepEqual(
        kind.decode(JSON.parse(JSON.stringify(kind.encode(value)))),
        value,
        `${name}.${field}`,
      );
    }
  }
});

it('R3 no stored value makes a decoder throw; what it cannot read is undefined or a legal value', () => {
  const garbage: unknown[] = [
    undefined,
    null,
    true,
    -1,
    1.5,
    NaN,
    1e300,
    '',
    'x',
    '2026-02-30',
    [],
    [1],
    [1, 2, 3, 4, 5, 6, 7, 8],
    ['won'],
    ['won', 7, {}, [], 'x', 'y', 9],
    [{}, 'TRY'],
    [1, 'lira'],
    {},
    { toString: null },
    [[[]]],
    'x'.repeat(70_000),
    ['s', 't', 'open', null, 'fixed', 20_000, null, null],
    ['s', 't', 'ajar', null, 'fixed', 1, null, null],
  ];
  for (const name of COLLECTION_NAMES) {
    for (const [field, { kind }] of fieldsOf(name)) {
      for (const json of garbage) {
        const value = kind.decode(json);
        // What JSON cannot hold does not come back from it.
        if (value === undefined || Number.isNaN(value)) continue;
        const again = kind.decode(JSON.parse(JSON.stringify(kind.encode(value))));
        assert.deepEqual(again, value, `${name}.${field} of ${JSON.stringify([json]).slice(0, 50)}`);
      }
    }
  }
  assert.equal(
    COLLECTIONS.history.fields.then.kind.decode(['s', 't', 'ajar', null, 'fixed', 1, null, null]),
    undefined,
  );
  assert.equal(COLLECTIONS.opportunities.fields.price.kind.decode([1.5, 'TRY']), undefined);
  assert.equal(COLLECTIONS.opportunities.fields.expectedClose.kind.decode('2026-02-30'), undefined);
});

it('R4 ids are twelve letters and digits, every one as likely as another, and fit into keys', () => {
  const random = seeded(5);
  const newId = createIdFactory((count) =>
    Uint8Array.from({ length: count }, () => Math.floor(random() * 256)),
  );
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  for (let i = 0; i < 5000; i++) {
    const id = newId();
    assert.match(id, /^[0-9A-Za-z]{12}$/);
    assert.match(id, ID_PATTERN);
    seen.add(id);
    for (const letter of id) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  assert.equal(seen.size, 5000);
  assert.equal(counts.size, 62);
  const expected = (5000 * 12) / 62;
  for (const [letter, count] of counts)
    assert.ok(Math.abs(count - expected) < expected * 0.2, `${letter} ${String(count)}`);
});

it('D37 money is a safe integer of minor units and a currency code, with the currency’s own digits', () => {
  assert.deepEqual(['TRY', 'USD', 'JPY', 'KWD'].map(currencyDigits), [2, 2, 0, 3]);
  assert.ok(isMoney({ minor: -5, currency: 'TRY' }));
  for (const bad of [
    null,
    5,
    {},
    { minor: 0.5, currency: 'TRY' },
    { minor: 2 ** 53, currency: 'TRY' },
    { minor: 1, currency: 'try' },
  ]) {
    assert.ok(!isMoney(bad), JSON.stringify(bad));
  }
});
