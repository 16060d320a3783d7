import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareNames } from '../collate.js';
import { compileFilter } from '../filter/compile-filter.js';
import type { OpportunityFilter } from '../filter/opportunity-filter.js';
import { create, remove, restore, set, setEntry, type Patch } from '../patch.js';
import { PERIODS, STATUSES, type Opportunity } from '../records/opportunity.js';
import { aContact, aMember, anOpportunity, aPosition, creating, seeded } from '../testing/index.js';
import { createTestSnapshot, type TestSnapshot } from '../testing/test-snapshot.js';
import { ListIndex, type ListEnv, type ListQuery } from './list-index.js';
import { resolveContact } from './contact-resolution.js';
import { impactOf, SORT_FIELDS, type SortField, type SortKey } from './list-sort.js';
import { effectiveProbability } from './opportunity-facts.js';
import { partOf } from './process-part.js';
import { stageOf } from './stage-resolution.js';
import { totalsOf } from './totals.js';

const ENV: ListEnv = {
  today: '2026-02-01',
  timeZone: 'Europe/Istanbul',
  compareNames: (a, b) => compareNames(a, b, 'tr'),
};

const NAMES = ['İpek', 'ılgın', 'Zeynep', 'Çınar', 'Cem', 'şahin', 'Işık', 'Osman'];

/** What the order means, told as plainly as can be: the value of one key, and whether bigger is later. */
function naiveValue(snapshot: TestSnapshot, row: Opportunity, by: SortField): unknown {
  const { stage } = stageOf(snapshot, row.position);
  switch (by) {
    case 'customer':
      return resolveContact(snapshot, row.customerId)?.name ?? null;
    case 'owner':
      return snapshot.get('members', row.ownerId ?? '')?.name ?? null;
    case 'description':
      return row.description || null;
    case 'expectedClose':
      return row.expectedClose;
    case 'probability':
      return effectiveProbability(snapshot, row);
    case 'status':
      return STATUSES.indexOf(row.status.code);
    case 'stage':
      return stage ? `${stage.order} ${stage.id}` : null;
    case 'priority':
      return row.priority === 0 ? null : row.priority;
    case 'price':
      return row.price && [row.price.currency === 'TRY' ? '' : row.price.currency, BigInt(row.price.minor)];
    default:
      throw new Error(by);
  }
}

function naiveCompare(
  snapshot: TestSnapshot,
  a: Opportunity,
  b: Opportunity,
  keys: readonly SortKey[],
): number {
  for (const { by, desc } of keys) {
    const [x, y] = [naiveValue(snapshot, a, by), naiveValue(snapshot, b, by)];
    if (x === null && y === null) continue;
    if (x === null) return 1;
    if (y === null) return -1;
    let order: number;
    if (Array.isArray(x) && Array.isArray(y)) {
      if (x[0] !== y[0]) return (x[0] as string) < (y[0] as string) ? -1 : 1;
      order = x[1] === y[1] ? 0 : (x[1] as bigint) < (y[1] as bigint) ? -1 : 1;
    } else if (by === 'customer' || by === 'owner' || by === 'description')
      order = new Intl.Collator('tr', { numeric: true }).compare(x as string, y as string);
    else order = x === y ? 0 : (x as number) < (y as number) ? -1 : 1;
    if (order !== 0) return desc ? -order : order;
  }
  return a.id < b.id ? -1 : 1;
}

function naive(snapshot: TestSnapshot, { filter, sort }: ListQuery): Opportunity[] {
  const matches = compileFilter(filter, { ...ENV, get: (collection, id) => snapshot.get(collection, id) });
  return [...snapshot.list('opportunities')]
    .filter(matches)
    .sort((a, b) => naiveCompare(snapshot, a, b, sort));
}

function ground(): TestSnapshot {
  return createTestSnapshot([
    create('settings', 'workspace', { currency: 'TRY' }),
    create('schemas', 's', { title: 'Satış', order: 'a0' }),
    ...['a', 'b', 'c'].map((id, index) =>
      create('stages', id, {
        schemaId: 's',
        name: id,
        order: `a${String(index)}`,
        probability: index * 2000,
        phase: id === 'c' ? 'post' : 'pre',
      }),
    ),
    ...NAMES.flatMap((name, index) => [
      ...creating('contacts', aContact({ id: `c${String(index)}`, name })),
      ...creating('members', aMember({ id: `m${String(index)}`, name })),
    ]),
  ]);
}

describe('the list', () => {
  const random = seeded(11);
  const below = (count: number): number => Math.floor(random() * count);
  const pick = <T>(values: readonly T[]): T => values[below(values.length)] as T;
  const maybe = <T>(value: T): T | null => (random() < 0.2 ? null : value);

  function anyRow(id: string): Opportunity {
    const code = pick(STATUSES);
    return anOpportunity({
      id,
      description: pick(NAMES),
      customerId: maybe(`c${String(below(8))}`),
      ownerId: maybe(`m${String(below(8))}`),
      price: maybe({
        minor: random() < 0.2 ? 9_000_000_000_000_000 - below(3) : below(4) * 100,
        currency: pick(['TRY', 'EUR']),
      }),
      period: pick(PERIODS),
      priority: below(4),
      probability: maybe(below(10_001)),
      expectedClose: maybe(`2026-0${String(1 + below(9))}-15`),
      status: { ...anOpportunity().status, code, on: code === 'open' ? null : '2026-01-20' },
      position: aPosition({ schemaId: 's', stageId: pick(['a', 'b', 'c', 'gone']) }),
      tags: random() < 0.3 ? { vip: true } : {},
    });
  }

  function anyFilter(): OpportunityFilter {
    return {
      ...(random() < 0.4 && { text: pick(['i', 'sah', 'cem o', '']) }),
      ...(random() < 0.3 && { statuses: [pick(STATUSES), pick(STATUSES)] }),
      ...(random() < 0.3 && { owners: [null, `m${String(below(8))}`] }),
      ...(random() < 0.3 && { customers: [null, `c${String(below(8))}`] }),
      ...(random() < 0.2 && { tags: ['VİP'] }),
      ...(random() < 0.2 && { dates: { expectedClose: { kind: 'future' } } }),
      ...(random() < 0.2 && { stages: [pick(['a', 'b', ''])] }),
    };
  }

  const SORTED: readonly SortField[] = [
    'description',
    'customer',
    'owner',
    'price',
    'probability',
    'status',
    'stage',
    'expectedClose',
    'priority',
  ];
  const anySort = (): SortKey[] =>
    Array.from({ length: below(4) }, () => ({ by: pick(SORTED), desc: random() < 0.5 }));

  function anyChange(snapshot: TestSnapshot): Patch[] {
    const row = pick(snapshot.all('opportunities'));
    return pick<() => Patch[]>([
      () => creating('opportunities', anyRow(`o${String(below(1e9))}`)),
      () => [set('opportunities', row.id, 'price', maybe({ minor: below(500), currency: 'TRY' }))],
      () => [set('opportunities', row.id, 'customerId', `c${String(below(8))}`)],
      () => [set('opportunities', row.id, 'priority', below(4))],
      () => [setEntry('opportunities', row.id, 'tags', 'vip', random() < 0.5 ? true : null)],
      () => [remove('opportunities', row.id, { at: 1, by: 'm1' })],
      () => [restore('opportunities', row.id)],
      () => [set('contacts', `c${String(below(8))}`, 'name', `${pick(NAMES)} ${String(below(9))}`)],
      () => {
        const id = 1 + below(7);
        return [remove('contacts', `c${String(id)}`, { at: 1, by: 'm1', to: `c${String(below(id))}` })];
      },
      () => [restore('contacts', `c${String(below(8))}`)],
      () => [set('stages', pick(['a', 'b', 'c']), 'order', `a${String(below(9))}`)],
      () => [
        set('stages', 'a', 'probability', below(10_001)),
        set('contacts', `c${String(below(8))}`, 'name', `${pick(NAMES)} ${String(below(9))}`),
      ],
    ])();
  }

  it('LST10, LST11, S115, D78: kept up to date change by change, it is what asking anew gives', () => {
    const snapshot = ground();
    for (let count = 0; count < 120; count++)
      snapshot.apply(creating('opportunities', anyRow(`r${String(count)}`)));
    let query: ListQuery = { filter: {}, sort: anySort() };
    const index = new ListIndex(snapshot, query, ENV);
    for (let round = 0; round < 600; round++) {
      if (random() < 0.25) {
        query = random() < 0.5 ? { ...query, filter: anyFilter() } : { filter: anyFilter(), sort: anySort() };
        index.setQuery(query);
      } else {
        const before = index.state;
        const told = index.apply(snapshot.apply(anyChange(snapshot)));
        assert.equal(told, index.state !== before);
      }
      const expected = naive(snapshot, query);
      assert.deepEqual(
        index.state.ids,
        expected.map(({ id }) => id),
        `round ${String(round)}`,
      );
      assert.deepEqual(index.state.totals, totalsOf(snapshot, expected), `totals of round ${String(round)}`);
      const delivered = expected.filter(
        ({ position }) => partOf(stageOf(snapshot, position).stage) === 'delivery',
      );
      assert.deepEqual(
        index.state.delivery,
        totalsOf(snapshot, delivered),
        `delivery of round ${String(round)}`,
      );
      assert.equal(index.state.all, [...snapshot.list('opportunities')].length);
      for (const [at, { id }] of expected.entries()) assert.equal(index.indexOf(id), at);
    }
    assert.equal(index.indexOf('nobody'), -1);
  });

  it('LST11 D28 D29 D33 totals are over all that match: one-off and recurring apart, unpriced counted, weighted exactly', () => {
    const snapshot = ground();
    const position = aPosition({ schemaId: 's', stageId: 'b' });
    const priced = (id: string, given: Partial<Opportunity>): Patch[] =>
      creating('opportunities', anOpportunity({ id, position, ...given }));
    snapshot.apply([
      ...['x', 'y', 'z'].flatMap((id) =>
        priced(id, { price: { minor: 10_001, currency: 'TRY' }, probability: 3300 }),
      ),
      ...priced('m', { period: 'monthly', price: { minor: 500, currency: 'TRY' } }),
      ...priced('e', { price: { minor: 7, currency: 'EUR' } }),
      ...priced('n', { price: null }),
      ...priced('w', {
        price: { minor: 1, currency: 'TRY' },
        status: { ...anOpportunity().status, code: 'lost' },
      }),
    ]);
    const { totals } = new ListIndex(snapshot, { filter: { statuses: ['open'] }, sort: [] }, ENV).state;
    assert.equal(totals.count, 6);
    assert.equal(totals.unpriced, 1);
    const [euro, lira] = totals.byCurrency;
    assert.deepEqual(
      [euro?.currency, euro?.fixed, lira?.currency, lira?.fixed, lira?.monthly],
      ['EUR', 7, 'TRY', 30_003, 500],
    );
    // 3 × (100,01 × 33 %) = 99,0099: rounded once, for display.
    assert.equal(lira?.weightedFixed, 99_009_900n);
  });

  it('LST12, S115: by impact, the first year × probability decides, exactly; what is not open has none and stands last', () => {
    const snapshot = ground();
    const position = aPosition({ schemaId: 's', stageId: 'b' });
    const rows: Record<string, Partial<Opportunity>> = {
      // 12 × 100 in the first year, half of it: 600
      monthly: { period: 'monthly', price: { minor: 100, currency: 'TRY' }, probability: 5000 },
      // A term of 3 months: 300, all of it
      short: {
        period: 'monthly',
        price: { minor: 100, currency: 'TRY' },
        probability: 10_000,
        termMonths: 3,
      },
      fixed: { price: { minor: 601, currency: 'TRY' }, probability: 10_000 },
      huge: { price: { minor: 9_007_199_254_740_991, currency: 'TRY' }, probability: 9_999 },
      huger: { price: { minor: 9_007_199_254_740_990, currency: 'TRY' }, probability: 10_000 },
      euro: { price: { minor: 1_000_000, currency: 'EUR' }, probability: 10_000 },
      won: {
        price: { minor: 1_000_000, currency: 'TRY' },
        status: { ...anOpportunity().status, code: 'won' },
      },
      none: { price: null },
    };
    for (const [id, given] of Object.entries(rows))
      snapshot.apply(creating('opportunities', anOpportunity({ id, position, period: 'fixed', ...given })));
    const ids = (desc: boolean) =>
      new ListIndex(snapshot, { filter: {}, sort: [{ by: 'weighted', desc }] }, ENV).state.ids;
    assert.deepEqual(ids(true), ['huger', 'huge', 'fixed', 'monthly', 'short', 'euro', 'none', 'won']);
    assert.deepEqual(ids(false), ['short', 'monthly', 'fixed', 'huge', 'huger', 'euro', 'none', 'won']);
    const row = snapshot.get('opportunities', 'monthly');
    assert.ok(row);
    assert.equal(impactOf(row, (collection, id) => snapshot.get(collection, id))?.value, 600 * 12 * 10_000);
  });

  it('LST12, D69: names stand in Turkish order, custom fields in the order of their kind', () => {
    const snapshot = ground();
    snapshot.apply([
      create('customFields', 'n', { kind: 'number', label: 'Adet' }),
      create('customFields', 'k', {
        kind: 'choice',
        label: 'Bölge',
        options: {
          x: { label: 'Ege', order: 'b', archived: false },
          y: { label: 'Marmara', order: 'a', archived: false },
        },
      }),
      ...NAMES.flatMap((description, index) =>
        creating(
          'opportunities',
          anOpportunity({
            id: `o${String(index)}`,
            description,
            custom: { n: (index * 7) % 11, k: index % 2 ? 'x' : 'y' },
          }),
        ),
      ),
    ]);
    const by = (...sort: SortKey[]): string[] =>
      new ListIndex(snapshot, { filter: {}, sort }, ENV).state.ids.map(
        (id) => snapshot.get('opportunities', id)?.description ?? '',
      );
    assert.deepEqual(by({ by: 'description', desc: false }), [
      'Cem',
      'Çınar',
      'ılgın',
      'Işık',
      'İpek',
      'Osman',
      'şahin',
      'Zeynep',
    ]);
    // 0, 7, 3, 10, 6, 2, 9, 5 in the order of NAMES
    assert.deepEqual(by({ by: 'custom:n', desc: true }).slice(0, 3), ['Çınar', 'Işık', 'ılgın']);
    assert.deepEqual(by({ by: 'custom:k', desc: false }, { by: 'description', desc: false }).slice(0, 4), [
      'Cem',
      'Işık',
      'İpek',
      'Zeynep',
    ]);
    assert.ok(SORT_FIELDS.includes('weighted'));
  });

  it('LST13 what has not changed keeps its identity; words that grow are looked for in what was found', () => {
    const snapshot = ground();
    for (let count = 0; count < 40; count++)
      snapshot.apply(creating('opportunities', anyRow(`r${String(count)}`)));
    let asked = 0;
    const counting = { ...ENV, compareNames: (a: string, b: string) => (asked++, ENV.compareNames(a, b)) };
    const index = new ListIndex(
      snapshot,
      { filter: {}, sort: [{ by: 'description', desc: false }] },
      counting,
    );
    const { state } = index;
    assert.equal(index.apply(new Map([['products', new Set(['p'])]])), false);
    assert.equal(
      index.setQuery({ filter: { text: ' ' }, sort: [{ by: 'description', desc: false }] }),
      false,
    );
    assert.equal(index.state, state);
    asked = 0;
    index.setQuery({ filter: { text: 'i' }, sort: [{ by: 'description', desc: false }] });
    index.setQuery({ filter: { text: 'ip' }, sort: [{ by: 'description', desc: false }] });
    assert.equal(asked, 0, 'typing sorts nothing');
    const { ids } = index.state;
    const [first] = ids;
    assert.ok(first !== undefined);
    index.apply(snapshot.apply([set('opportunities', first, 'price', { minor: 123, currency: 'TRY' })]));
    assert.equal(index.state.ids, ids, 'the same records in the same order');
  });

  it('LST14 words that are read ahead are read in slices, once, and the first key reads none', () => {
    const snapshot = ground();
    for (let count = 0; count < 1_100; count++)
      snapshot.apply(creating('opportunities', anyRow(`r${String(count)}`)));
    let read = 0;
    const source = {
      list: snapshot.list.bind(snapshot),
      settings: snapshot.settings,
      get: ((collection, id) => {
        if (collection === 'members') read++;
        return snapshot.get(collection, id);
      }) as TestSnapshot['get'],
    };
    const index = new ListIndex(source, { filter: {}, sort: [] }, ENV);
    read = 0;
    assert.equal([...index.preparing()].length, 2, 'two pauses');
    const ahead = read;
    assert.ok(ahead > 0 && [...index.preparing()].length === 0);
    index.setQuery({ filter: { text: 'i' }, sort: [] });
    assert.ok(index.state.ids.length > 0);
    assert.equal(read, ahead);
    snapshot.apply([set('opportunities', 'r7', 'description', 'Köprülü')]);
    index.apply(new Map([['opportunities', new Set(['r7'])]]));
    index.setQuery({ filter: { text: 'koprulu' }, sort: [] });
    assert.deepEqual(index.state.ids, ['r7']);
  });
});
