import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays, dateInZone } from '../calendar-date.js';
import type { Json } from '../json.js';
import { PERIODS, STATUSES, type Opportunity } from '../records/opportunity.js';
import { aContact, aMember, anOpportunity, aPosition, creating, seeded } from '../testing/index.js';
import { createTestSnapshot } from '../testing/test-snapshot.js';
import { compileFilter, type FilterEnv } from './compile-filter.js';
import { daysOf, fiscalPeriod, type DateRange } from './date-range.js';
import { isFiltering, withConditions, type OpportunityFilter } from './opportunity-filter.js';
import { readFilter, writeFilter } from './read-filter.js';

const snapshot = createTestSnapshot([
  ...creating('contacts', aContact({ name: 'IŞIK Yapı' })),
  ...creating('members', aMember({ name: 'Ömer Şahin' })),
]);

const env = (given: Partial<FilterEnv> = {}): FilterEnv => ({
  // A Sunday.
  today: '2026-11-29',
  timeZone: 'Europe/Istanbul',
  get: (collection, id) => snapshot.get(collection, id),
  ...given,
});

const matches = (filter: OpportunityFilter, row: Partial<Opportunity>, given?: Partial<FilterEnv>): boolean =>
  compileFilter(filter, env(given))(anOpportunity(row));

describe('ranges of days', () => {
  const span = (range: DateRange, given: Partial<FilterEnv> = {}): string => {
    const { from, to } = daysOf(range, env(given));
    return `${from ?? ''}..${to ?? ''}`;
  };

  it('LST1 D60 this week is a calendar week from Monday, the last 7 days end today', () => {
    assert.equal(span({ kind: 'calendar', unit: 'week', offset: 0 }), '2026-11-23..2026-11-29');
    assert.equal(span({ kind: 'rolling', days: 7, direction: 'past' }), '2026-11-23..2026-11-29');
    const monday = { today: '2026-11-30' };
    assert.equal(span({ kind: 'calendar', unit: 'week', offset: 0 }, monday), '2026-11-30..2026-12-06');
    assert.equal(span({ kind: 'rolling', days: 7, direction: 'past' }, monday), '2026-11-24..2026-11-30');
    assert.equal(
      span({ kind: 'calendar', unit: 'week', offset: 0 }, { weekStart: 7 }),
      '2026-11-29..2026-12-05',
    );
    assert.equal(span({ kind: 'calendar', unit: 'week', offset: -1 }), '2026-11-16..2026-11-22');
    assert.equal(span({ kind: 'rolling', days: 30, direction: 'next' }), '2026-11-29..2026-12-28');
  });

  it('LST1 D60 months, quarters and years, last and next, over the turn of a year and a leap day', () => {
    assert.equal(span({ kind: 'calendar', unit: 'month', offset: 3 }), '2027-02-01..2027-02-28');
    assert.equal(
      span({ kind: 'calendar', unit: 'month', offset: -9 }, { today: '2028-11-29' }),
      '2028-02-01..2028-02-29',
    );
    assert.equal(span({ kind: 'calendar', unit: 'quarter', offset: 0 }), '2026-10-01..2026-12-31');
    assert.equal(span({ kind: 'calendar', unit: 'quarter', offset: 1 }), '2027-01-01..2027-03-31');
    assert.equal(span({ kind: 'calendar', unit: 'year', offset: -1 }), '2025-01-01..2025-12-31');
    assert.equal(span({ kind: 'calendar', unit: 'day', offset: 1 }), '2026-11-30..2026-11-30');
  });

  it('LST2 D61 quarters and years follow the fiscal year, months and weeks do not', () => {
    const july = { fiscalStart: 7 };
    assert.equal(span({ kind: 'calendar', unit: 'year', offset: 0 }, july), '2026-07-01..2027-06-30');
    assert.equal(span({ kind: 'calendar', unit: 'quarter', offset: 0 }, july), '2026-10-01..2026-12-31');
    assert.equal(
      span({ kind: 'calendar', unit: 'quarter', offset: 0 }, { fiscalStart: 2 }),
      '2026-11-01..2027-01-31',
    );
    assert.equal(span({ kind: 'calendar', unit: 'month', offset: 0 }, july), '2026-11-01..2026-11-30');
    assert.deepEqual(fiscalPeriod('2026-11-29', 7), { year: 2027, quarter: 2 });
    assert.deepEqual(fiscalPeriod('2026-08-15'), { year: 2026, quarter: 3 });
    // Every day lies in the quarter that is "this quarter" on it, and in no other.
    for (let start = 1; start <= 12; start++) {
      for (let day = '2027-12-20'; day < '2028-03-10'; day = addDays(day, 1)) {
        const { from, to } = daysOf(
          { kind: 'calendar', unit: 'quarter', offset: 0 },
          env({ today: day, fiscalStart: start }),
        );
        assert.ok(from !== null && to !== null && from <= day && day <= to);
        assert.equal(fiscalPeriod(from, start).quarter, fiscalPeriod(day, start).quarter);
      }
    }
  });

  it('LST1 D8 past and future leave today out; exchanged ends mean the days between', () => {
    assert.equal(span({ kind: 'past' }), '..2026-11-28');
    assert.equal(span({ kind: 'future' }), '2026-11-30..');
    assert.equal(span({ kind: 'between', from: '2026-02-01', to: '2026-01-01' }), '2026-01-01..2026-02-01');
    assert.equal(span({ kind: 'between', from: null, to: '2026-01-01' }), '..2026-01-01');
  });
});

describe('the filter', () => {
  it('LST3 S36 D67 words are found folded in title, customer, representative and tags, all of them', () => {
    const row = { description: 'Kırtasiye', tags: { Öncü: true } };
    for (const text of ['isik', 'ışık yapi', 'OMER', 'KIRTASİYE sahin', 'oncu', ' '])
      assert.equal(matches({ text }, row), true, text);
    assert.equal(matches({ text: 'ışık ahşap' }, row), false);
  });

  it('LST4 lists match any of their values, conditions all of them; nobody is a value', () => {
    assert.equal(matches({ owners: [null, 'member2'] }, { ownerId: null }), true);
    assert.equal(matches({ owners: ['member2'] }, { ownerId: null }), false);
    assert.equal(matches({ statuses: ['won', 'open'], periods: ['monthly'] }, { period: 'fixed' }), false);
    assert.equal(matches({ priorities: [2, 3] }, { priority: 3 }), true);
    assert.equal(matches({ tags: ['VIP', 'ihracat'] }, { tags: { İhracat: true } }), true);
    assert.equal(matches({ statuses: [] }, {}), true);
    assert.equal(matches({ schemas: ['other'] }, {}), false);
    assert.equal(matches({ customers: ['contact1'] }, {}), true);
  });

  it('LST5 D29 D39 amounts match in their currency only; no price is not 0', () => {
    const amounts = [{ currency: 'TRY', min: 0, max: 100_000 }];
    assert.equal(matches({ amounts }, { price: { minor: 0, currency: 'TRY' } }), true);
    assert.equal(matches({ amounts }, { price: { minor: 100_001, currency: 'TRY' } }), false);
    assert.equal(matches({ amounts }, { price: { minor: 5, currency: 'EUR' } }), false);
    assert.equal(matches({ amounts }, { price: null }), false);
    assert.equal(matches({ price: 'none' }, { price: null }), true);
    assert.equal(matches({ price: 'set' }, { price: { minor: 0, currency: 'TRY' } }), true);
  });

  it('LST6 D57 D58 an instant falls on the day that the zone of the workspace shows', () => {
    const dates = { created: { kind: 'calendar', unit: 'day', offset: 0 } } as const;
    // 00:30 in Istanbul, still yesterday in Greenwich.
    const createdAt = Date.UTC(2026, 10, 28, 21, 30);
    assert.equal(dateInZone(createdAt, 'Europe/Istanbul'), '2026-11-29');
    assert.equal(matches({ dates }, { createdAt }), true);
    assert.equal(matches({ dates }, { createdAt }, { timeZone: 'UTC' }), false);
    assert.equal(matches({ dates }, { createdAt: createdAt - 1_800_001 }), false);
  });

  it('LST6 dates are asked for by range or by being there; only what has ended has a day of closing', () => {
    assert.equal(matches({ dates: { expectedClose: { kind: 'none' } } }, { expectedClose: null }), true);
    assert.equal(matches({ dates: { expectedClose: { kind: 'past' } } }, { expectedClose: null }), false);
    assert.equal(matches({ dates: { startDate: { kind: 'set' } } }, {}), true);
    const closed = { kind: 'between', from: '2026-01-01', to: null } as const;
    const status = { ...anOpportunity().status, on: '2026-03-01' };
    assert.equal(matches({ dates: { closed } }, { status: { ...status, code: 'won' } }), true);
    assert.equal(matches({ dates: { closed } }, { status: { ...status, code: 'suspended' } }), false);
  });

  it('LST7 custom fields match by their kind; a value of another kind is as good as none', () => {
    const custom: Record<string, Json> = {
      text: 'Çelik kapı',
      number: 12.5,
      money: [100, 'EUR'],
      date: '2026-11-29',
      choice: 'a',
      flag: true,
    };
    const asks = (condition: object): boolean =>
      compileFilter(
        readFilter({ custom: condition } as unknown as Json).filter,
        env(),
      )(anOpportunity({ custom }));
    assert.equal(asks({ text: { kind: 'text', text: 'celık' } }), true);
    assert.equal(asks({ number: { kind: 'number', min: 12, max: null } }), true);
    assert.equal(asks({ number: { kind: 'number', min: null, max: 12 } }), false);
    assert.equal(asks({ money: { kind: 'money', currency: 'EUR', min: 100, max: 100 } }), true);
    assert.equal(asks({ money: { kind: 'money', currency: 'TRY', min: null, max: null } }), false);
    assert.equal(
      asks({ date: { kind: 'date', range: { kind: 'calendar', unit: 'week', offset: 0 } } }),
      true,
    );
    assert.equal(asks({ choice: { kind: 'any', ids: ['b', 'a'] } }), true);
    assert.equal(asks({ flag: { kind: 'flag', value: true } }), true);
    assert.equal(asks({ other: { kind: 'flag', value: false } }), true);
    assert.equal(asks({ other: { kind: 'none' } }), true);
    assert.equal(asks({ text: { kind: 'number', min: 0, max: null } }), false);
  });

  it('LST8 stages match as they stand now: what was merged into another is found there', () => {
    const merged = createTestSnapshot([
      { kind: 'create', collection: 'stages', id: 'old', fields: { schemaId: 's', name: 'Eski' } },
      { kind: 'create', collection: 'stages', id: 'new', fields: { schemaId: 's', name: 'Yeni' } },
      { kind: 'remove', collection: 'stages', id: 'old', tombstone: { at: 1, by: 'm', to: 'new' } },
    ]);
    const get: FilterEnv['get'] = (collection, id) => merged.get(collection, id);
    const position = aPosition({ schemaId: 's', stageId: 'old' });
    assert.equal(matches({ stages: ['new'] }, { position }, { get }), true);
    assert.equal(matches({ stages: ['old'] }, { position }, { get }), false);
    assert.equal(matches({ stages: [''] }, { position: aPosition({ stageId: 'gone' }) }, { get }), true);
  });

  it('LST8 D3 so do the parts of the process; what has no stage is still to be sold', () => {
    const snapshot = createTestSnapshot([
      { kind: 'create', collection: 'stages', id: 'won', fields: { schemaId: 's', phase: 'win' } },
      { kind: 'create', collection: 'stages', id: 'after', fields: { schemaId: 's', phase: 'post' } },
    ]);
    const get: FilterEnv['get'] = (collection, id) => snapshot.get(collection, id);
    for (const [stageId, part] of [
      ['won', 'sale'],
      ['after', 'delivery'],
      ['gone', 'sale'],
    ] as const) {
      const position = aPosition({ schemaId: 's', stageId });
      for (const asked of ['sale', 'delivery'] as const)
        assert.equal(matches({ parts: [asked] }, { position }, { get }), asked === part, stageId);
      assert.equal(matches({ parts: ['sale', 'delivery'] }, { position }, { get }), true);
    }
  });
});

describe('the stored filter', () => {
  it('LST9 is read as it was written; nothing that another version wrote is lost or throws', () => {
    const random = seeded(7);
    const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
    for (let round = 0; round < 200; round++) {
      const filter = withConditions(
        {},
        {
          ...(random() < 0.5 && { statuses: [pick(STATUSES)] }),
          ...(random() < 0.5 && { periods: [pick(PERIODS)] }),
          ...(random() < 0.5 && { text: 'ışık' }),
          ...(random() < 0.5 && { parts: ['delivery'] as const }),
          ...(random() < 0.5 && { owners: [null, 'member1'] }),
          ...(random() < 0.5 && { dates: { created: { kind: 'rolling', days: 7, direction: 'past' } } }),
          ...(random() < 0.5 && { amounts: [{ currency: 'TRY', min: null, max: 5 }] }),
          ...(random() < 0.5 && { custom: { f1: { kind: 'any', ids: ['a'] } } }),
        },
      );
      const stored = JSON.parse(JSON.stringify(writeFilter(filter))) as Json;
      assert.deepEqual(readFilter(stored), { filter, ignored: [] });
    }
    const newer = { v: 1, text: 'x', mood: ['good'], statuses: ['open', 'frozen'] } as const;
    const read = readFilter(newer);
    assert.deepEqual(read.ignored, ['mood', 'statuses']);
    assert.equal(read.filter.text, 'x');
    assert.deepEqual(writeFilter(read.filter), newer);
    for (const odd of [
      null,
      1,
      'x',
      [],
      [1],
      { dates: 1 },
      { dates: { closed: { kind: 'calendar', unit: 'week', offset: 1e9 } } },
      { v: 9, text: 'x' },
    ])
      assert.equal(isFiltering(readFilter(odd as Json).filter), false, JSON.stringify(odd));
  });

  it('LST9 equal filters are equal JSON, and what asks nothing is left out', () => {
    const one = withConditions(withConditions({}, { text: 'a' }), { statuses: ['open'], owners: [] });
    const other = withConditions(withConditions({}, { statuses: ['open'] }), { text: 'a', dates: {} });
    assert.equal(JSON.stringify(one), JSON.stringify(other));
    assert.equal(isFiltering(withConditions(one, { text: '', statuses: undefined })), false);
  });
});
