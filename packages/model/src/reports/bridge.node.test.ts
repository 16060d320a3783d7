import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OpportunityFilter } from '../filter/opportunity-filter.js';
import { aReportBench, DAY_ZERO, type ReportBench } from '../testing/report-bench.js';
import { bridge, type Bridge, type BridgePart } from './bridge.js';
import { openAmounts } from './open-amounts.js';
import { ReportIndex } from './report-index.js';
import type { ReportQuery } from './report.js';

const DAY = 86_400_000;
const lira = (minor: number) => ({ minor, currency: 'TRY' });
const euro = (minor: number) => ({ minor, currency: 'EUR' });

/** Days 10 to 20; day 0 is 2 February. */
const PERIOD = { from: '2026-02-12', to: '2026-02-22' } as const;

function bridgeOf({ bench }: ReportBench, more: Partial<ReportQuery> = {}): Bridge {
  const query = { now: DAY_ZERO + 100 * DAY, period: PERIOD, ...more };
  const index = new ReportIndex<'bridge', { readonly bridge: Bridge }>(bench.snapshot, query, {
    bridge: bridge(),
  });
  index.rebuild();
  return index.get('bridge');
}

const amounts = (part: BridgePart): string =>
  [
    ...part.amounts.map(
      ({ currency, period, sum, count }) => `${currency} ${period} ${String(sum)} (${String(count)})`,
    ),
    ...(part.unpriced.count > 0 ? [`unpriced (${String(part.unpriced.count)})`] : []),
  ].join(', ');

const told = ({ start, steps, end }: Bridge): Record<string, string> => ({
  start: amounts(start),
  ...Object.fromEntries(steps.map((step) => [step.code, amounts(step)])),
  end: amounts(end),
});

describe('why another amount is open', () => {
  it('RPT70 S17 S20 D5 each step has its worked amount, and its opportunities', () => {
    const bench = aReportBench();
    const of = (price: number) => bench.opportunity(0, { price: lira(price) });
    const [stays, dearer, cheaper, won, lost, gone, waits, deleted, delivered] = [
      1000, 200, 300, 400, 50, 60, 70, 80, 90,
    ].map(of) as [string, string, string, string, string, string, string, string, string];
    const [reopened, resumed, restored] = [of(11), of(12), of(13)] as const;
    bench.close(5, reopened, 'lost', 'price');
    bench.close(5, resumed, 'suspended');
    bench.on(5, 'opportunity-delete', { id: restored });
    bench.on(12, 'opportunity-edit', { id: dearer, changes: { price: lira(230) } });
    bench.on(12, 'opportunity-edit', { id: cheaper, changes: { price: lira(180) } });
    bench.close(13, won, 'won');
    bench.close(13, lost, 'lost', 'price');
    bench.close(13, gone, 'abandoned', 'no-budget');
    bench.close(13, waits, 'suspended');
    bench.on(13, 'opportunity-delete', { id: deleted });
    bench.move(13, delivered, 6);
    bench.close(14, reopened, 'open');
    bench.close(14, resumed, 'open');
    bench.on(14, 'opportunity-restore', { id: restored });
    const created = bench.opportunity(15, { price: lira(7) });
    const result = bridgeOf(bench);
    assert.deepEqual(told(result), {
      start: 'TRY fixed 2250 (9)',
      created: 'TRY fixed 7 (1)',
      restored: 'TRY fixed 13 (1)',
      reopened: 'TRY fixed 11 (1)',
      resumed: 'TRY fixed 12 (1)',
      'amount-up': 'TRY fixed 30 (1)',
      'amount-down': 'TRY fixed -120 (1)',
      'other-out': 'TRY fixed -90 (1)',
      suspended: 'TRY fixed -70 (1)',
      won: 'TRY fixed -400 (1)',
      lost: 'TRY fixed -50 (1)',
      abandoned: 'TRY fixed -60 (1)',
      deleted: 'TRY fixed -80 (1)',
      end: 'TRY fixed 1453 (7)',
    });
    const ids = (code: string) => result.steps.find((step) => step.code === code)?.ids();
    assert.deepEqual(
      [ids('amount-up'), ids('won'), ids('created'), ids('deleted'), ids('other-out')],
      [[dearer], [won], [created], [deleted], [delivered]],
    );
    assert.deepEqual(result.end.ids(), [stays, dearer, cheaper, reopened, resumed, restored, created].sort());
  });

  it('RPT71 D29 what has no price is counted and is in no amount; a price that is given or taken is a step', () => {
    const bench = aReportBench();
    const [priced, unpriced, never] = [
      bench.opportunity(0),
      bench.opportunity(0, { price: lira(500) }),
      bench.opportunity(0),
    ] as const;
    bench.on(12, 'opportunity-edit', { id: priced, changes: { price: lira(0) } });
    bench.on(12, 'opportunity-edit', { id: unpriced, changes: { price: null } });
    const result = bridgeOf(bench);
    assert.deepEqual(told(result), {
      start: 'TRY fixed 500 (1), unpriced (2)',
      priced: 'TRY fixed 0 (1)',
      unpriced: 'TRY fixed -500 (1)',
      end: 'TRY fixed 0 (1), unpriced (2)',
    });
    assert.deepEqual(result.end.unpriced.ids(), [unpriced, never].sort());
    assert.deepEqual(
      result.excluded.map(({ code, ids }) => [code, ids()]),
      [['no-price', [priced, unpriced, never].sort()]],
    );
  });

  it('RPT72 D28 D39 another currency or period is out of the old kind and into the new, never added', () => {
    const bench = aReportBench();
    const [money, period] = [
      bench.opportunity(0, { price: lira(500) }),
      bench.opportunity(0, { price: lira(40), period: 'yearly' }),
    ] as const;
    bench.on(12, 'opportunity-edit', { id: money, changes: { price: euro(9) } });
    bench.on(12, 'opportunity-edit', { id: period, changes: { period: 'monthly', price: lira(4) } });
    assert.deepEqual(told(bridgeOf(bench)), {
      start: 'TRY fixed 500 (1), TRY yearly 40 (1)',
      'kind-in': 'EUR fixed 9 (1), TRY monthly 4 (1)',
      'kind-out': 'TRY fixed -500 (1), TRY yearly -40 (1)',
      end: 'EUR fixed 9 (1), TRY monthly 4 (1)',
    });
  });

  it('RPT73 what leaves leaves with the amount that it has at the end, a win with that of the win; what comes back comes with it', () => {
    const bench = aReportBench();
    const [won, lost, back] = [100, 100, 100].map((price) =>
      bench.opportunity(0, { price: lira(price) }),
    ) as [string, string, string];
    bench.close(2, back, 'suspended');
    bench.on(11, 'opportunity-edit', { id: won, changes: { price: lira(120) } });
    bench.close(12, won, 'won');
    bench.on(13, 'opportunity-edit', { id: won, changes: { price: lira(999), period: 'monthly' } });
    bench.on(11, 'opportunity-edit', { id: lost, changes: { price: lira(70) } });
    bench.close(12, lost, 'lost', 'price');
    bench.on(11, 'opportunity-edit', { id: back, changes: { price: lira(300) } });
    bench.close(12, back, 'open');
    assert.deepEqual(told(bridgeOf(bench)), {
      start: 'TRY fixed 200 (2)',
      resumed: 'TRY fixed 300 (1)',
      'amount-up': 'TRY fixed 20 (1)',
      'amount-down': 'TRY fixed -30 (1)',
      won: 'TRY fixed -120 (1)',
      lost: 'TRY fixed -70 (1)',
      end: 'TRY fixed 300 (1)',
    });
  });

  it('RPT74 D23 what was created and closed in between is in both steps; what was closed at both ends is in none', () => {
    const bench = aReportBench();
    bench.close(14, bench.opportunity(12, { price: lira(40) }), 'won');
    const lostLongAgo = bench.opportunity(0, { price: lira(9) });
    bench.close(3, lostLongAgo, 'lost', 'price');
    bench.close(14, lostLongAgo, 'won');
    const neverSeen = bench.opportunity(12, { price: lira(5) });
    bench.on(14, 'opportunity-delete', { id: neverSeen });
    const binned = bench.opportunity(0, { price: lira(8) });
    bench.close(2, binned, 'won');
    bench.on(3, 'opportunity-delete', { id: binned });
    bench.on(14, 'opportunity-restore', { id: binned });
    assert.deepEqual(told(bridgeOf(bench)), {
      start: '',
      created: 'TRY fixed 40 (1)',
      won: 'TRY fixed -40 (1)',
      end: '',
    });
  });

  it('RPT75 of a filter, what is asked for no more goes and what is asked for from now on comes, each end judged on its own day', () => {
    const bench = aReportBench();
    const [mine, theirs] = [100, 30].map((price) => bench.opportunity(0, { price: lira(price) })) as [
      string,
      string,
    ];
    const won = bench.opportunity(0, { price: lira(5) });
    bench.on(1, 'opportunity-edit', { id: theirs, changes: { ownerId: 'member2' } });
    bench.on(12, 'opportunity-edit', { id: theirs, changes: { ownerId: 'member1' } });
    bench.on(12, 'opportunity-edit', { id: mine, changes: { ownerId: 'member2' } });
    bench.close(12, won, 'won');
    bench.on(12, 'opportunity-edit', { id: won, changes: { ownerId: 'member2' } });
    bench.close(14, bench.opportunity(12, { price: lira(2), ownerId: 'member2' }), 'lost', 'price');
    const owners: OpportunityFilter = { owners: ['member1'] };
    assert.deepEqual(told(bridgeOf(bench, { filter: owners })), {
      start: 'TRY fixed 105 (2)',
      'other-in': 'TRY fixed 30 (1)',
      'other-out': 'TRY fixed -100 (1)',
      won: 'TRY fixed -5 (1)',
      end: 'TRY fixed 30 (1)',
    });
    const soon = aReportBench();
    soon.opportunity(0, { price: lira(3), expectedClose: '2026-02-14' });
    soon.opportunity(0, { price: lira(4), expectedClose: '2026-02-25' });
    const week: OpportunityFilter = {
      dates: { expectedClose: { kind: 'calendar', unit: 'week', offset: 0 } },
    };
    assert.deepEqual(
      told(bridgeOf(soon, { filter: week, period: { from: '2026-02-12', to: '2026-02-23' } })),
      {
        start: 'TRY fixed 3 (1)',
        'other-in': 'TRY fixed 4 (1)',
        'other-out': 'TRY fixed -3 (1)',
        end: 'TRY fixed 4 (1)',
      },
    );
  });

  it('RPT76 D37 sums beyond what a number holds are exact; without any data it is nothing to nothing', () => {
    const bench = aReportBench();
    for (let count = 0; count < 3; count++) bench.opportunity(0, { price: lira(Number.MAX_SAFE_INTEGER) });
    bench.close(12, bench.opportunity(1, { price: lira(Number.MAX_SAFE_INTEGER) }), 'lost', 'price');
    const { start, steps, end } = bridgeOf(bench);
    const most = BigInt(Number.MAX_SAFE_INTEGER);
    assert.deepEqual(
      [start, ...steps, end].map((part) => part.amounts[0]?.sum),
      [most * 4n, -most, most * 3n],
    );
    const none = bridgeOf(aReportBench());
    assert.deepEqual([none.start.count, none.steps, none.end.count], [0, [], 0]);
    assert.deepEqual(none.how, {
      code: 'bridge',
      params: { from: Date.UTC(2026, 1, 11, 21) - 1, to: Date.UTC(2026, 1, 22, 21) - 1 },
    });
  });

  it('RPT77 D23 a period that has not begun by the day looked at has no steps: both ends are that day', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0, { price: lira(10) });
    bench.close(8, id, 'won');
    const asOf = DAY_ZERO + 5 * DAY;
    assert.deepEqual(told(bridgeOf(bench, { asOf })), {
      start: 'TRY fixed 10 (1)',
      end: 'TRY fixed 10 (1)',
    });
    const open = bench.report(openAmounts(), { asOf });
    assert.equal(open.total.totals.byCurrency[0]?.fixed, 10);
  });
});
