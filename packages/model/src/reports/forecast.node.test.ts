import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CommandInput } from '../commands/command-map.js';
import { NO_FILTER } from '../filter/opportunity-filter.js';
import { aReportBench, DAY_ZERO, type ReportBench } from '../testing/report-bench.js';
import { forecast, type Forecast, type ForecastQuery } from './forecast.js';
import { addMonths, dayInMonth, fiscalQuarterStart } from './forecast-months.js';
import type { ForecastValue } from './forecast-sums.js';
import type { ForecastTarget } from './forecast-targets.js';
import { convertSum, convertTotals, Rates, type Rate } from './rates.js';
import type { ReportQuery } from './report.js';
import { openAmounts } from './open-amounts.js';

const DAY = 86_400_000;
const lira = (minor: number) => ({ minor, currency: 'TRY' });
/** On day 0, 2026-02-02. */
const ask = (bench: ReportBench, query: ForecastQuery = {}, more: Partial<ReportQuery> = {}): Forecast =>
  bench.report(forecast(query), { now: DAY_ZERO, ...more });
const sums = ({ byCurrency }: ForecastValue) =>
  byCurrency.map(({ currency, oneOff, recurring, total }) => [currency, oneOff, recurring, total].join(' '));
const month = (report: Forecast, name: string) => {
  const found = report.months.find((one) => one.month === name);
  assert.ok(found, name);
  return found;
};

describe('the forecast', () => {
  it('S83 D31 D34 won by the day of the win, weighted and best case by the expected close', () => {
    const bench = aReportBench();
    bench.opportunity(0, { price: lira(1000), expectedClose: '2026-03-15' });
    bench.opportunity(0, { price: lira(500), expectedClose: '2026-03-31', probability: 5000 });
    const won = bench.opportunity(0, { price: lira(70), expectedClose: '2026-09-01' });
    bench.on(0, 'opportunity-set-status', { id: won, status: 'won', on: '2026-01-20' });
    bench.close(0, bench.opportunity(0, { price: lira(9), expectedClose: '2026-03-15' }), 'lost', 'price');
    const report = ask(bench);
    const march = month(report, '2026-03');
    assert.deepEqual([sums(march.best), sums(march.weighted)], [['TRY 1500 0 1500'], ['TRY 350 0 350']]);
    assert.equal(march.best.ids().length, 2);
    assert.deepEqual(sums(month(report, '2026-01').won), ['TRY 70 0 70']);
    assert.equal(month(report, '2026-09').won.count, 0);
    assert.equal(report.months.length, 12);
  });

  it('D5 D3 suspended ones and those after the win are left out, and said to be', () => {
    const bench = aReportBench();
    bench.close(0, bench.opportunity(0, { price: lira(1), expectedClose: '2026-03-01' }), 'suspended');
    bench.move(0, bench.opportunity(0, { price: lira(1), expectedClose: '2026-03-01' }), 6);
    const report = ask(bench);
    assert.equal(month(report, '2026-03').best.count, 0);
    assert.deepEqual(
      report.excluded.map(({ code }) => code),
      ['post-phase', 'suspended'],
    );
  });

  it('D33 weighted sums are exact and rounded once', () => {
    const bench = aReportBench();
    for (let index = 0; index < 3; index++)
      bench.opportunity(0, { price: lira(10_001), expectedClose: '2026-03-01', probability: 3300 });
    assert.deepEqual(sums(month(ask(bench), '2026-03').weighted), ['TRY 9901 0 9901']);
    const large = aReportBench();
    for (let index = 0; index < 2; index++)
      large.opportunity(0, {
        price: lira(9_007_199_254_740_991),
        expectedClose: '2026-03-01',
        probability: 10_000,
      });
    assert.deepEqual(month(ask(large), '2026-03').weighted.byCurrency[0]?.total, 18_014_398_509_481_982n);
  });

  it('D33 D34 the total of all months is rounded once, and has what stands in none of them not in it', () => {
    const bench = aReportBench();
    for (const expectedClose of ['2026-03-01', '2026-04-01', '2026-05-01'])
      bench.opportunity(0, { price: lira(10_001), expectedClose, probability: 3300 });
    bench.opportunity(0, { price: lira(7) });
    const report = ask(bench);
    assert.deepEqual(sums(month(report, '2026-03').weighted), ['TRY 3300 0 3300']);
    assert.deepEqual(
      [sums(report.total.weighted), sums(report.total.best)],
      [['TRY 9901 0 9901'], ['TRY 30003 0 30003']],
    );
  });

  it('D34 D8 undated and overdue ones have places of their own; due today is not overdue', () => {
    const bench = aReportBench();
    bench.opportunity(0, { price: lira(1) });
    bench.opportunity(0, { price: lira(2), expectedClose: '2026-02-01' });
    bench.opportunity(0, { price: lira(4), expectedClose: '2026-02-02' });
    bench.opportunity(0, { price: lira(8), expectedClose: '2031-01-01' });
    const report = ask(bench);
    assert.deepEqual(
      [sums(report.undated.best), sums(report.overdue.best), sums(month(report, '2026-02').best)],
      [['TRY 1 0 1'], ['TRY 2 0 2'], ['TRY 4 0 4']],
    );
    assert.deepEqual(
      report.excluded.map(({ code, count }) => [code, count]),
      [['outside-window', 1]],
    );
  });

  it('D29 without a price it is counted and in no sum; nothing at all is no silent 0', () => {
    const bench = aReportBench();
    bench.opportunity(0, { expectedClose: '2026-03-01' });
    const { best } = month(ask(bench), '2026-03');
    assert.deepEqual([best.count, best.unpriced.count, best.byCurrency], [1, 1, []]);
    const none = ask(aReportBench());
    assert.deepEqual(
      [none.months.length, none.undated.best.byCurrency, none.undated.best.converted],
      [12, [], null],
    );
  });

  it('D61 months are those of the fiscal year of today, each with its fiscal quarter', () => {
    const report = ask(aReportBench(), {}, { fiscalStart: 7 });
    assert.deepEqual([report.months[0]?.month, report.months.at(-1)?.month], ['2025-07', '2026-06']);
    assert.deepEqual(month(report, '2026-02').fiscal, { year: 2026, quarter: 3 });
    assert.deepEqual(
      ask(aReportBench(), { from: '2026-11', months: 3 }).months.map((one) => one.month),
      ['2026-11', '2026-12', '2027-01'],
    );
  });

  it('D28 D36 recurring prices are booked with their first year, or come month by month; one-off stays apart', () => {
    const bench = aReportBench();
    const life = { expectedClose: '2026-11-05', probability: 10_000 };
    bench.opportunity(0, { ...life, price: lira(100), period: 'monthly' });
    bench.opportunity(0, { ...life, price: lira(1000), period: 'yearly', termMonths: 2 });
    bench.opportunity(0, { ...life, price: lira(7) });
    const bookings = ask(bench);
    assert.deepEqual(
      sums(month(bookings, '2026-11').weighted),
      ['TRY 7 1367 1374'],
      '1200 + 1000 × 2 / 12, rounded once',
    );
    assert.equal(bookings.how.params['mode'], 'bookings');
    const schedule = ask(bench, { mode: 'schedule', from: '2026-11', months: 14 });
    assert.deepEqual(
      ['2026-11', '2026-12', '2027-01', '2027-10', '2027-11'].map((name) => sums(month(schedule, name).best)),
      [['TRY 7 183 190'], ['TRY 0 183 183'], ['TRY 0 100 100'], ['TRY 0 100 100'], []],
    );
  });

  it('D35 dropped on a month it keeps its day, or gets the last one', () => {
    assert.deepEqual(
      [dayInMonth('2026-01-31', '2026-02'), dayInMonth('2026-01-15', '2028-02'), dayInMonth(null, '2026-04')],
      ['2026-02-28', '2028-02-15', '2026-04-30'],
    );
    assert.deepEqual([addMonths('2026-12', 1), addMonths('2026-01', -1)], ['2027-01', '2025-12']);
  });

  it('D23 D34 as of a past day it is the forecast of that day', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0, { price: lira(100), expectedClose: '2026-03-01', probability: 10_000 });
    bench.on(10, 'opportunity-edit', { id, changes: { expectedClose: '2026-05-01', price: lira(80) } });
    const then = ask(bench, {}, { asOf: DAY_ZERO + 5 * DAY, now: DAY_ZERO + 50 * DAY });
    assert.deepEqual(
      [sums(month(then, '2026-03').best), month(then, '2026-05').best.count],
      [['TRY 100 0 100'], 0],
    );
    const now = ask(bench, {}, { now: DAY_ZERO + 50 * DAY });
    assert.deepEqual(sums(month(now, '2026-05').best), ['TRY 80 0 80']);
  });
});

describe('currencies', () => {
  const RATES: Rate[] = [
    { currency: 'EUR', on: '2026-01-01', value: '50' },
    { currency: 'EUR', on: '2026-02-01', value: '51.25', source: 'host' },
    { currency: 'JPY', on: '2026-01-01', value: '0.28' },
    { currency: 'KWD', on: '2026-01-01', value: '137.5' },
    { currency: 'USD', on: '2026-01-01', value: '0' },
    { currency: 'USD', on: '2026-01-01', value: 'NaN' },
    { currency: 'USD', on: '2026-01-01', value: '1e9' },
  ];
  const rates = new Rates('TRY', RATES);

  it('D39 the latest rate of the day counts, exactly, whatever the digits of the currencies', () => {
    const sum = (currency: string, minor: number, on: string) =>
      convertSum([{ currency, minor, on }], rates).value;
    assert.deepEqual(
      [
        sum('EUR', 100, '2026-01-31'),
        sum('EUR', 100, '2026-02-01'),
        sum('JPY', 1000, '2026-03-01'),
        sum('KWD', 1000, '2026-03-01'),
      ],
      [5000n, 5125n, 28_000n, 13_750n],
    );
    assert.equal(sum('EUR', 100, '2025-12-31'), null, 'no rate was known then');
    assert.equal(sum('USD', 100, '2026-12-31'), null, 'what is no rate is none');
    assert.equal(sum('TRY', 100, '1999-01-01'), 100n);
  });

  it('D33 D39 rounded once, over all; with the rates that were used', () => {
    const cents = Array.from({ length: 3 }, () => ({ currency: 'EUR', minor: 1, on: '2026-02-02' }));
    const tight = new Rates('TRY', [{ currency: 'EUR', on: '2026-01-01', value: '0.33333333' }]);
    assert.equal(convertSum(cents, tight).value, 1n, '3 × 0,33 kuruş is one, not none');
    const {
      rates: used,
      isApproximate,
      missing,
    } = convertSum([...cents, { currency: 'USD', minor: 1, on: '2026-02-02' }], rates);
    assert.deepEqual([used.map(({ value }) => value), isApproximate, missing], [['51.25'], true, ['USD']]);
  });

  it('D39 without a rate the currencies stand side by side, never added', () => {
    const bench = aReportBench();
    bench.opportunity(0, { price: lira(100) });
    bench.opportunity(0, { price: { minor: 10, currency: 'EUR' } });
    const totals = () => bench.report(openAmounts()).total.totals.byCurrency;
    const fixed = () => convertTotals(totals(), (total) => BigInt(total.fixed), rates, '2026-02-02');
    assert.equal(fixed().value, 613n);
    bench.opportunity(0, { price: { minor: 10, currency: 'USD' } });
    assert.deepEqual([fixed().value, fixed().missing], [null, ['USD']]);
  });

  it('D39 the forecast converts what is open at the rate of today, what is won at that of the win', () => {
    const bench = aReportBench();
    const euro = { minor: 100, currency: 'EUR' };
    bench.opportunity(0, { price: euro, expectedClose: '2026-02-20', probability: 5000 });
    const won = bench.opportunity(0, { price: euro });
    bench.on(0, 'opportunity-set-status', { id: won, status: 'won', on: '2026-01-20' });
    const report = ask(bench, { rates });
    assert.equal(month(report, '2026-01').won.converted?.total, 5000n);
    assert.deepEqual(
      [month(report, '2026-02').weighted.converted?.total, month(report, '2026-02').best.converted?.total],
      [2563n, 5125n],
    );
    assert.deepEqual(report.rates, ['EUR 2026-01-01', 'EUR 2026-02-01']);
    bench.opportunity(0, { price: { minor: 100, currency: 'USD' }, expectedClose: '2026-02-20' });
    const { best } = month(ask(bench, { rates }), '2026-02');
    assert.deepEqual(
      [
        best.converted?.total,
        best.unconverted.count,
        best.left.map(({ currency, total }) => [currency, total]),
      ],
      [5125n, 1, [['USD', 100n]]],
      'what has no rate is beside the sum, never in it',
    );
    assert.equal(ask(bench, { rates }).excluded.find(({ code }) => code === 'no-rate')?.count, 1);
  });

  it('D33 D34 D61 by fiscal quarter each sum is rounded once; expected is what is won and what is weighted together', () => {
    const bench = aReportBench();
    // Three thirds of a kuruş and a win: apart they would come to less.
    for (const expectedClose of ['2026-02-10', '2026-03-01', '2026-04-30'])
      bench.opportunity(0, { price: lira(1), expectedClose, probability: 3333 });
    const won = bench.opportunity(0, { price: lira(70), expectedClose: '2026-09-01' });
    bench.on(0, 'opportunity-set-status', { id: won, status: 'won', on: '2026-02-01' });
    const report = ask(bench, {}, { fiscalStart: 2 });
    assert.deepEqual(
      report.quarters.map(({ month: first, from, to, fiscal }) => [
        first,
        from,
        to,
        fiscal.year,
        fiscal.quarter,
      ]),
      [
        ['2026-02', '2026-02-01', '2026-04-30', 2027, 1],
        ['2026-05', '2026-05-01', '2026-07-31', 2027, 2],
        ['2026-08', '2026-08-01', '2026-10-31', 2027, 3],
        ['2026-11', '2026-11-01', '2027-01-31', 2027, 4],
      ],
    );
    const [first] = report.quarters;
    assert.ok(first);
    assert.deepEqual([sums(first.weighted), sums(first.expected)], [['TRY 1 0 1'], ['TRY 71 0 71']]);
    assert.deepEqual(sums(month(report, '2026-02').expected), ['TRY 70 0 70']);
    assert.equal(first.expected.ids().length, 4);
    assert.deepEqual(
      first.expected.ids(),
      [...new Set([...first.won.ids(), ...first.weighted.ids()])].sort(),
    );
  });

  it('D61 of a quarter only the months that were asked for; the quarter of today is whole, whatever was asked for', () => {
    const bench = aReportBench();
    const early = bench.opportunity(-40, { price: lira(5), expectedClose: '2026-01-15' });
    bench.on(-20, 'opportunity-set-status', { id: early, status: 'won', on: '2026-01-13' });
    bench.opportunity(0, { price: lira(9), expectedClose: '2026-03-15', probability: 10_000 });
    const report = ask(bench, { from: '2026-02', months: 12 });
    assert.deepEqual(
      report.quarters.map(({ from, to }) => [from, to]),
      [
        ['2026-02-01', '2026-03-31'],
        ['2026-04-01', '2026-06-30'],
        ['2026-07-01', '2026-09-30'],
        ['2026-10-01', '2026-12-31'],
        ['2027-01-01', '2027-01-31'],
      ],
    );
    const [first] = report.quarters;
    assert.deepEqual(first && sums(first.expected), ['TRY 9 0 9']);
    const { thisQuarter } = report;
    assert.deepEqual([thisQuarter.from, thisQuarter.to], ['2026-01-01', '2026-03-31']);
    assert.deepEqual(sums(thisQuarter.expected), ['TRY 14 0 14']);
    assert.equal(ask(bench, { quarterOf: '2026-04-01' }).thisQuarter.month, '2026-04', 'that of another day');
    const next = ask(bench, { from: '2027-01' });
    assert.deepEqual(sums(next.thisQuarter.expected), ['TRY 14 0 14']);
    assert.equal(next.total.expected.count, 0);
    assert.deepEqual(
      next.excluded.map(({ code, count }) => [code, count]),
      [['outside-window', 1]],
    );
  });

  it('D61 a fiscal quarter begins with the month that the year says, in any of twelve', () => {
    for (let start = 1; start <= 12; start++)
      for (let count = 0; count < 24; count++) {
        const asked = addMonths('2025-01', count);
        const quarter = fiscalQuarterStart(asked, start);
        const months = [0, 1, 2].map((each) => addMonths(quarter, each));
        assert.ok(months.includes(asked), `${asked} ${String(start)}`);
        assert.equal((Number(quarter.slice(5)) - start + 12) % 3, 0);
      }
  });

  describe('targets', () => {
    const quota = (
      bench: ReportBench,
      startDate: string,
      endDate: string,
      minor: number,
      more: Partial<CommandInput<'quota-create'>> = {},
    ) => bench.on(0, 'quota-create', { name: 'K', startDate, endDate, target: lira(minor), ...more });
    const told = ({ targets }: { readonly targets: readonly ForecastTarget[] }) =>
      targets.map(
        ({ currency, minor, of, quotas }) => `${currency} ${String(minor)} ${of} ${String(quotas)}`,
      );

    it("D44 the company's own number, where its quotas leave no day out; else the sum of its representatives'", () => {
      const bench = aReportBench();
      quota(bench, '2026-01-01', '2026-01-31', 100);
      quota(bench, '2026-02-01', '2026-02-28', 200);
      quota(bench, '2026-01-01', '2026-03-31', 70, { ownerId: 'member1' });
      quota(bench, '2026-01-01', '2026-03-31', 30, { ownerId: 'member2' });
      quota(bench, '2026-01-01', '2026-03-31', 9000, { team: 'Ankara' });
      quota(bench, '2026-01-01', '2026-03-31', 8000, { basis: 'one-off' });
      const report = ask(bench);
      assert.deepEqual(told(month(report, '2026-01')), ['TRY 100 company 1']);
      assert.deepEqual(told(month(report, '2026-03')), [], 'a quarter is not cut into months');
      assert.deepEqual(told(report.thisQuarter), ['TRY 100 members 2']);
      quota(bench, '2026-04-01', '2026-04-30', 1);
      quota(bench, '2026-06-01', '2026-06-30', 2);
      assert.deepEqual(
        told(ask(bench).quarters[1] ?? { targets: [] }),
        [],
        'a month in the middle is missing',
      );
      quota(bench, '2026-03-01', '2026-03-31', 400);
      assert.deepEqual(told(ask(bench).thisQuarter), ['TRY 700 company 3']);
      assert.deepEqual(told(ask(bench).total), [], 'the rest of the year has none');
    });

    it('D44 D39 who joined meanwhile has a part of it; each currency has its own', () => {
      const bench = aReportBench();
      quota(bench, '2026-04-01', '2026-06-30', 9100, { ownerId: 'member1' });
      quota(bench, '2026-04-01', '2026-06-30', 500, {
        ownerId: 'member2',
        target: { minor: 500, currency: 'EUR' },
      });
      bench.on(0, 'member-edit', { id: 'member1', changes: { joinedOn: '2026-05-01' } });
      // 61 of 91 days.
      assert.deepEqual(told(ask(bench).quarters[1] ?? { targets: [] }), [
        'EUR 500 members 1',
        'TRY 6100 members 1',
      ]);
    });

    it('D44 quotas are of all that is sold, as it is booked: with a filter or by the schedule they say nothing, and why', () => {
      const bench = aReportBench();
      assert.equal(ask(bench).noTargets, 'none');
      quota(bench, '2026-01-01', '2026-03-31', 70, { ownerId: 'member1' });
      assert.equal(ask(bench).noTargets, null);
      const scheduled = ask(bench, { mode: 'schedule' });
      assert.deepEqual([scheduled.noTargets, told(scheduled.thisQuarter)], ['schedule', []]);
      const filtered = ask(bench, {}, { filter: { ...NO_FILTER, tags: ['vip'] } });
      assert.deepEqual([filtered.noTargets, told(filtered.thisQuarter)], ['filter', []]);
    });
  });
});
