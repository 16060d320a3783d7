import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays } from '../calendar-date.js';
import type { CommandInput } from '../commands/command-map.js';
import { divideRounded } from '../rounding.js';
import { seeded } from '../seeded.js';
import { aReportBench, DAY_ZERO } from '../testing/report-bench.js';
import { aWorkbench } from '../testing/workbench.js';
import { convertedTotals } from './converted.js';
import { openAmounts, type OpenAmounts } from './open-amounts.js';
import { outcomes } from './outcomes.js';
import { convertMoney, reportingRates, workspaceRates, type Rates } from './rates.js';
import { quotaReport } from './quotas.js';
import { ReportIndex } from './report-index.js';
import { velocity } from './velocity.js';

const EURO = { minor: 10_000, currency: 'EUR' };
const eur = (on: string, value: string) => ({ currency: 'EUR', base: 'TRY', on, value });

/** A workspace that is told in lira, with one euro at 40 from the first of January and at 42,5 from the first of March. */
function lira() {
  const bench = aReportBench();
  bench.on(0, 'workspace-edit', { reportingCurrency: 'TRY' });
  bench.on(0, 'rates-set', { rates: [eur('2026-03-01', '42.5'), eur('2026-01-01', '40')] });
  const { snapshot } = bench.bench;
  const rates = () => reportingRates(snapshot) as Rates;
  const totals = (today: string) => convertedTotals(snapshot, snapshot.list('opportunities'), rates(), today);
  return { ...bench, snapshot, rates, totals };
}

describe('exchange rates', () => {
  it('RAT1 D39 a rate is entered, corrected, taken away and brought back by its pair and day; all rows or none', () => {
    const { run, refused, snapshot } = aWorkbench();
    const kinds = (input: CommandInput<'rates-set'>) =>
      run('rates-set', input).patches.map(({ kind }) => kind);
    assert.deepEqual(kinds({ rates: [eur('2026-01-01', '040.2500'), eur('2026-01-02', '41')] }), [
      'create',
      'create',
    ]);
    assert.deepEqual(snapshot.get('rates', 'EUR-TRY-2026-01-01')?.rate, { value: '40.25', source: 'user' });
    assert.deepEqual(kinds({ rates: [eur('2026-01-01', '40.25')] }), [], 'the same is not written again');
    assert.deepEqual(kinds({ rates: [{ ...eur('2026-01-01', '40.25'), source: 'host' }] }), ['set']);
    run('rates-remove', { ids: ['EUR-TRY-2026-01-01', 'EUR-TRY-2026-01-01'] });
    assert.equal(workspaceRates(snapshot, 'TRY').at('EUR', '2026-01-01'), undefined);
    assert.deepEqual(run('rates-remove', { ids: ['EUR-TRY-2026-01-01'] }).patches, []);
    assert.deepEqual(kinds({ rates: [eur('2026-01-01', '39')] }), ['restore', 'set']);
    assert.deepEqual(
      refused('rates-set', {
        rates: [
          eur('2026-01-09', '1'),
          eur('2026-02-30', '0'),
          eur('2026-01-01', '41,5'),
          { ...eur('2026-01-01', '1'), currency: 'TRY' },
          { ...eur('2026-01-01', '1'), base: 'lira' },
          eur('2026-01-01', '1.123456789'),
        ],
      }),
      [
        'not-a-date rates.1.on',
        'out-of-range rates.1.value',
        'not-a-number rates.2.value',
        'not-unique rates.3.currency',
        'invalid-input rates.4.base',
        'out-of-range rates.5.value',
      ],
    );
    assert.equal(snapshot.get('rates', 'EUR-TRY-2026-01-09'), undefined);
    assert.deepEqual(refused('rates-remove', { ids: ['contact1'] }), ['unknown-record ids']);
  });

  it('RAT2 D61 what holds for the workspace is changed field by field; what is wrong is told, and nothing written', () => {
    const { run, refused, snapshot } = aWorkbench();
    const { patches } = run('workspace-edit', {
      name: '  Ege Satış ',
      currency: 'EUR',
      reportingCurrency: 'TRY',
      timeZone: 'Europe/Berlin',
      fiscalStart: 1,
    });
    assert.equal(patches.length, 4, 'the month was that already');
    assert.deepEqual(
      [snapshot.settings?.name, snapshot.settings?.currency, snapshot.settings?.reportingCurrency],
      ['Ege Satış', 'EUR', 'TRY'],
    );
    run('workspace-edit', { reportingCurrency: null });
    assert.equal(reportingRates(snapshot), undefined, 'nothing is converted unless somebody wants it');
    assert.deepEqual(
      refused('workspace-edit', {
        name: ' ',
        currency: '₺',
        reportingCurrency: '',
        timeZone: 'Mars',
        fiscalStart: 13,
      }),
      [
        'required name',
        'invalid-input currency',
        'invalid-input reportingCurrency',
        'invalid-input timeZone',
        'out-of-range fiscalStart',
      ],
    );
  });

  it('D39 a rate that is only known the other way round is read from its other end, and says so', () => {
    const { run, snapshot } = aWorkbench();
    run('rates-set', {
      rates: [eur('2026-01-01', '40'), { currency: 'TRY', base: 'JPY', on: '2026-01-01', value: '3.75' }],
    });
    const rates = workspaceRates(snapshot, 'EUR');
    assert.deepEqual(convertMoney({ minor: 100_00, currency: 'TRY' }, rates, '2026-02-01'), {
      minor: 250,
      currency: 'EUR',
    });
    assert.equal(rates.at('TRY', '2026-02-01')?.isInverse, true);
    // 1 kuruş = 0,01 / 3,75 … a yen has no parts: 400 of them are 106,67 lira.
    assert.equal(
      convertMoney({ minor: 400, currency: 'JPY' }, workspaceRates(snapshot, 'TRY'), '2026-02-01')?.minor,
      10_667,
    );
    assert.equal(
      convertMoney({ minor: 1, currency: 'JPY' }, rates, '2026-02-01'),
      null,
      'not by way of a third currency',
    );
    run('rates-set', { rates: [{ currency: 'TRY', base: 'EUR', on: '2026-01-15', value: '0.02' }] });
    assert.equal(
      convertMoney({ minor: 100_00, currency: 'TRY' }, workspaceRates(snapshot, 'EUR'), '2026-01-31')?.minor,
      200,
    );
    assert.equal(
      convertMoney({ minor: 100_00, currency: 'TRY' }, workspaceRates(snapshot, 'EUR'), '2026-01-10'),
      null,
    );
  });

  it('D39 open at the latest rate until today, closed at that of the close for ever; reopened at that of today again', () => {
    const { opportunity, on, totals } = lira();
    const open = opportunity(0, { price: EURO });
    assert.equal(totals('2026-02-28').oneOff, 400_000n);
    assert.equal(totals('2026-03-01').oneOff, 425_000n);
    on(10, 'opportunity-set-status', { id: open, status: 'won', on: '2026-02-10' });
    assert.equal(totals('2026-03-05').oneOff, 400_000n);
    assert.deepEqual(
      totals('2026-03-05').rates.map(({ currency, on: day, value }) => [currency, day, value]),
      [['EUR', '2026-01-01', '40']],
    );
    on(40, 'rates-set', { rates: [eur('2026-03-10', '50')] });
    assert.equal(totals('2026-04-01').oneOff, 400_000n, 'what is entered later touches no past close');
    on(41, 'opportunity-set-status', { id: open, status: 'open' });
    assert.equal(totals('2026-04-01').oneOff, 500_000n);
  });

  it('D39 D28 D29 what has no rate is left out and said, one-off and recurring stay apart, no price is no 0', () => {
    const { opportunity, totals } = lira();
    opportunity(0, { price: { minor: 5000, currency: 'TRY' } });
    opportunity(0, { price: EURO, period: 'monthly' });
    opportunity(0, { price: { minor: 1000, currency: 'EUR' }, period: 'yearly' });
    opportunity(0, { price: null });
    opportunity(0, { price: { minor: 700, currency: 'USD' } });
    const { oneOff, monthly, count, converted, left, hasRecurring } = totals('2026-02-28');
    assert.deepEqual([oneOff, monthly, count, converted, hasRecurring], [5000n, 403_333n, 3, 2, true]);
    assert.deepEqual(
      left.byCurrency.map(({ currency, fixed }) => [currency, fixed]),
      [['USD', 700]],
    );
    assert.equal(totals('2025-12-31').left.byCurrency.length, 2, 'nor before the first rate');
  });

  it('D39 D33 prices in any order come to the exact sum, rounded once', () => {
    const { opportunity, snapshot, rates, on } = lira();
    const random = seeded(39);
    on(0, 'rates-set', {
      rates: [
        eur('2026-01-01', '41.23456789'),
        { currency: 'JPY', base: 'TRY', on: '2026-01-01', value: '0.28765' },
      ],
    });
    let sum = 0n;
    for (let index = 0; index < 200; index++) {
      const [currency, scaled, minor] = (
        [
          ['EUR', 4_123_456_789n, 1n],
          ['JPY', 28_765_000n, 100n],
          ['TRY', 100_000_000n, 1n],
        ] as const
      )[Math.floor(random() * 3)] ?? ['TRY', 100_000_000n, 1n];
      const price = { minor: Math.floor(random() * 1e7), currency };
      const probability = Math.floor(random() * 10_000);
      opportunity(0, { price, probability });
      sum += BigInt(price.minor) * scaled * minor * BigInt(probability);
    }
    const all = [...snapshot.list('opportunities')];
    const read = convertedTotals(snapshot, all, rates(), '2026-02-02').weightedOneOff;
    assert.equal(read, divideRounded(sum, 10n ** 12n));
    assert.equal(convertedTotals(snapshot, all.reverse(), rates(), '2026-02-02').weightedOneOff, read);
  });

  it('D39 D23 reports tell their amounts in the reporting currency as well, of any day, and keep them up to date', () => {
    const { opportunity, close, report, rates, bench, on } = lira();
    const won = opportunity(0, { price: EURO });
    close(5, won, 'won');
    opportunity(0, { price: EURO, ownerId: null });
    const ask = (day: number) => ({ rates: rates(), asOf: DAY_ZERO + day * 86_400_000 });
    assert.equal(report(openAmounts(), ask(10)).total.converted?.oneOff, 400_000n);
    assert.equal(report(openAmounts(), ask(40)).total.converted?.oneOff, 425_000n);
    assert.equal(report(openAmounts(), ask(1)).total.converted?.count, 2, 'the won one was open then');
    assert.equal(report(outcomes({ by: 'owner' }), ask(90)).total.won.converted?.oneOff, 400_000n);
    assert.equal(report(openAmounts()).total.converted, undefined);
    opportunity(0, { price: { minor: 700, currency: 'USD' }, ownerId: null });
    const { excluded } = report(openAmounts(), ask(10));
    assert.deepEqual(
      excluded.map(({ code, count }) => [code, count]),
      [
        ['no-owner', 2],
        ['no-rate', 1],
      ],
    );
    const query = { now: DAY_ZERO + 100 * 86_400_000, rates: rates() };
    const index = new ReportIndex<'open', { readonly open: OpenAmounts }>(bench.snapshot, query, {
      open: openAmounts(),
    });
    const now = () => index.get('open').total.converted?.oneOff;
    index.rebuild();
    const id = opportunity(50, { price: { minor: 100, currency: 'EUR' } });
    index.apply(new Map([['opportunities', new Set([id])]]));
    assert.equal(now(), 429_250n);
    on(60, 'opportunity-delete', { id });
    index.apply(new Map([['opportunities', new Set([id])]]));
    assert.equal(now(), 425_000n);
  });

  it('RPT60 D39 D21 the win rate by value is told in the reporting currency, too, exactly, from what has a rate', () => {
    const { opportunity, close, report, rates } = lira();
    const sale = (minor: number, currency: string, more = {}) =>
      opportunity(0, { price: { minor, currency }, ...more });
    close(5, sale(10_000, 'EUR'), 'won');
    close(70, sale(10_000, 'EUR'), 'lost', 'price');
    close(5, sale(100_000, 'TRY'), 'lost', 'price');
    close(5, sale(1_000, 'EUR', { period: 'monthly' }), 'won');
    close(5, sale(480_001, 'TRY', { period: 'yearly' }), 'lost', 'price');
    close(5, sale(700, 'USD'), 'won');
    const { total, excluded } = report(outcomes({ by: 'all' }), { rates: rates() });
    const told = (all: typeof total.winRateConverted) =>
      all.map(({ currency, kind, won, decided, basisPoints, muted }) => [
        currency,
        kind,
        won,
        decided,
        basisPoints,
        muted,
      ]);
    assert.deepEqual(told(total.winRateConverted), [
      ['TRY', 'one-off', 400_000n, 925_000n, 4324, true],
      ['TRY', 'recurring', 480_000n, 960_001n, 5000, true],
    ]);
    assert.deepEqual(
      told(total.winRateByValue).map(([currency, kind]) => [currency, kind]),
      [
        ['EUR', 'one-off'],
        ['EUR', 'recurring'],
        ['TRY', 'one-off'],
        ['TRY', 'recurring'],
        ['USD', 'one-off'],
      ],
    );
    assert.deepEqual(
      excluded.map(({ code, count }) => [code, count]),
      [['no-rate', 1]],
    );
    assert.deepEqual(report(outcomes({ by: 'all' })).total.winRateConverted, [], 'unless it is asked for');
  });

  it('RPT61 D39 D20 velocity is told in the reporting currency, too, from the wins that have a rate, each at that of its day', () => {
    const { opportunity, close, report, rates } = lira();
    const sale = (minor: number, currency: string, more = {}) =>
      opportunity(0, { price: { minor, currency }, ...more });
    for (let index = 0; index < 3; index++) opportunity(0);
    close(10, sale(10_000, 'EUR'), 'won');
    close(70, sale(10_000, 'EUR'), 'won');
    close(10, sale(100_001, 'TRY', { period: 'yearly' }), 'won');
    close(10, sale(700, 'USD'), 'won');
    close(10, sale(1, 'TRY'), 'lost', 'price');
    const { converted, byCurrency, excluded } = report(velocity(), { rates: rates() });
    // 4000 + 4250 + 1000,01 by three; three open × that × 4/5 ÷ 25 days
    assert.deepEqual(
      [converted?.currency, converted?.wins.count, converted?.meanValue, converted?.perDay],
      ['TRY', 3, 308_334n, 29_600n],
    );
    assert.deepEqual(
      byCurrency.map(({ currency, wonValue }) => [currency, wonValue.count]),
      [
        ['EUR', 2],
        ['TRY', 1],
        ['USD', 1],
      ],
    );
    assert.deepEqual(
      excluded.map(({ code, count }) => [code, count]),
      [['no-rate', 1]],
    );
    assert.equal(report(velocity()).converted, null, 'unless it is asked for');
    const alone = lira();
    alone.close(5, alone.opportunity(0, { price: { minor: 1, currency: 'TRY' } }), 'won');
    assert.equal(alone.report(velocity(), { rates: alone.rates() }).converted, null, 'nothing is about');
  });

  it('D40 D39 a win counts in the currency of the quota at the rate of the win, also when the rate is written the other way round', () => {
    const { opportunity, on, report, snapshot } = lira();
    on(0, 'quota-create', {
      id: 'q',
      name: 'Q',
      target: { minor: 100_000, currency: 'EUR' },
      startDate: '2026-02-01',
      endDate: '2026-04-30',
    });
    const won = opportunity(0, { price: { minor: 400_000, currency: 'TRY' }, quotaId: 'q' });
    on(30, 'opportunity-set-status', { id: won, status: 'won', on: addDays('2026-02-02', 1) });
    const credit = () => report(quotaReport({ rates: [workspaceRates(snapshot, 'EUR')] })).quotas[0]?.credit;
    assert.equal(credit(), 10_000n);
    on(80, 'rates-set', { rates: [eur('2026-04-01', '80')] });
    assert.equal(credit(), 10_000n);
  });
});
