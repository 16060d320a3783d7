import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CommandInput } from '../commands/command-map.js';
import type { Quota } from '../records/quota.js';
import { aMember, creating } from '../testing/factories.js';
import { aReportBench, DAY_ZERO, type ReportBench } from '../testing/report-bench.js';
import { quotaReport, targetDifference, type QuotaProgress, type QuotaQuery } from './quotas.js';
import { Rates } from './rates.js';
import type { ReportQuery } from './report.js';

const DAY = 86_400_000;
const lira = (minor: number) => ({ minor, currency: 'TRY' });
const FEBRUARY = { startDate: '2026-02-01', endDate: '2026-02-28' };
const MARCH = { startDate: '2026-03-01', endDate: '2026-03-31' };

const aQuota = (bench: ReportBench, id: string, fields: Partial<CommandInput<'quota-create'>> = {}): string =>
  bench.on(0, 'quota-create', {
    id,
    name: id,
    ownerId: 'member1',
    target: lira(1000),
    ...FEBRUARY,
    ...fields,
  }).id;

function progress(
  bench: ReportBench,
  id: string,
  query: QuotaQuery = {},
  more: Partial<ReportQuery> = {},
): QuotaProgress {
  const found = bench.report(quotaReport(query), more).quotas.find(({ quota }) => quota.id === id);
  assert.ok(found);
  return found;
}

const credit = (bench: ReportBench, id: string, query: QuotaQuery = {}): number =>
  Number(progress(bench, id, query).credit);

describe('quotas', () => {
  it('D40 S48 S50 credit is the price at the win, in the linked quota, else in the one of the representative then', () => {
    const bench = aReportBench();
    aQuota(bench, 'q');
    aQuota(bench, 'other', { ownerId: 'member2' });
    const linked = bench.opportunity(0, { price: lira(300), quotaId: 'other' });
    const free = bench.opportunity(0, { price: lira(70) });
    bench.close(5, linked, 'won');
    bench.close(5, free, 'won');
    bench.on(6, 'opportunity-edit', { id: free, changes: { price: lira(9000) } });
    assert.deepEqual([credit(bench, 'q'), credit(bench, 'other')], [70, 300]);
    const { linked: links, assumed, attainment } = progress(bench, 'q');
    assert.deepEqual([links.count, assumed.ids(), attainment], [0, [free], 700]);
    assert.equal(credit(bench, 'q', { countUnlinked: false }), 0);
    assert.equal(bench.report(quotaReport({ countUnlinked: false })).excluded[0]?.code, 'unlinked');
  });

  it('D40 D6 reopened within its period the credit is gone; afterwards it is taken back in the current one, or where it was', () => {
    const bench = aReportBench();
    aQuota(bench, 'feb');
    aQuota(bench, 'mar', MARCH);
    const soon = bench.opportunity(0, { price: lira(100) });
    bench.close(5, soon, 'won');
    bench.close(10, soon, 'open');
    const late = bench.opportunity(0, { price: lira(30) });
    bench.close(5, late, 'won');
    bench.close(40, late, 'lost', 'price');
    assert.deepEqual([credit(bench, 'feb'), credit(bench, 'mar')], [30, -30]);
    assert.deepEqual(
      [progress(bench, 'mar').adjusted.volume, progress(bench, 'mar').adjusted.ids()],
      [-30n, [late]],
    );
    assert.deepEqual(
      [
        credit(bench, 'feb', { reversal: 'original-period' }),
        credit(bench, 'mar', { reversal: 'original-period' }),
      ],
      [0, 0],
    );
    assert.equal(
      Number(progress(bench, 'feb', {}, { asOf: DAY_ZERO + 8 * DAY }).credit),
      130,
      'as it was then',
    );
    bench.close(45, late, 'won');
    assert.deepEqual([credit(bench, 'feb'), credit(bench, 'mar')], [30, 0], 'won again, it counts again');
  });

  it('D7 D40 the corrected day of the win decides the period', () => {
    const bench = aReportBench();
    aQuota(bench, 'feb');
    aQuota(bench, 'mar', MARCH);
    const id = bench.opportunity(0, { price: lira(100) });
    bench.close(5, id, 'won');
    bench.on(7, 'opportunity-set-status', { id, status: 'won', on: '2026-03-03' });
    assert.deepEqual([credit(bench, 'feb'), credit(bench, 'mar')], [0, 100]);
  });

  it('D41 a later reassignment moves no credit', () => {
    const bench = aReportBench();
    aQuota(bench, 'q');
    aQuota(bench, 'other', { ownerId: 'member2' });
    const id = bench.opportunity(0, { price: lira(100) });
    bench.close(5, id, 'won');
    bench.on(6, 'opportunity-edit', { id, changes: { ownerId: 'member2' } });
    assert.deepEqual([credit(bench, 'q'), credit(bench, 'other')], [100, 0]);
  });

  it('D42 shares come to the whole exactly; overlays are beside it', () => {
    const bench = aReportBench();
    for (const [index, member] of ['member1', 'member2'].entries())
      aQuota(bench, `q${index}`, { ownerId: member });
    aQuota(bench, 'all', { ownerId: null });
    const id = bench.opportunity(0, { price: lira(101) });
    bench.on(1, 'opportunity-split', {
      id,
      splits: [
        { memberId: 'member1', share: 3333 },
        { memberId: 'member2', share: 6667 },
        { memberId: 'member2', share: 5000, overlay: true },
      ],
    });
    bench.close(5, id, 'won');
    assert.deepEqual([credit(bench, 'q0'), credit(bench, 'q1'), credit(bench, 'all')], [34, 67, 101]);
    assert.equal(progress(bench, 'q1').overlay.volume, 51n);
    bench.bench.refused('opportunity-split', { id, splits: [{ memberId: 'member1', share: 9999 }] });
    assert.deepEqual(
      bench.bench.refused('opportunity-split', { id, splits: [{ memberId: 'nobody', share: 10_000 }] }),
      ['unknown-member splits'],
    );
  });

  it('D43 first-year value, one-off only, monthly or the number of wins', () => {
    const bench = aReportBench();
    for (const basis of ['first-year', 'one-off', 'monthly', 'wins'] as const)
      aQuota(bench, basis, { basis, wins: 5 });
    bench.close(5, bench.opportunity(0, { price: lira(100) }), 'won');
    bench.close(5, bench.opportunity(0, { price: lira(10), period: 'monthly', termMonths: 6 }), 'won');
    bench.close(5, bench.opportunity(0, { price: lira(1000), period: 'yearly' }), 'won');
    bench.close(5, bench.opportunity(0), 'won');
    assert.deepEqual(
      ['first-year', 'one-off', 'monthly', 'wins'].map((id) => credit(bench, id)),
      [100 + 60 + 1000, 100, 93, 4],
    );
    assert.equal(progress(bench, 'wins').attainment, 8000);
    const { excluded } = bench.report(quotaReport());
    assert.deepEqual(
      excluded.map(({ code, count }) => [code, count]),
      [
        ['no-price', 1],
        ['other-basis', 3],
      ],
    );
  });

  it('D44 attainment, gap, pace by working days, coverage by what is open in the period', () => {
    const bench = aReportBench();
    bench.on(0, 'queue-settings-edit', { holidays: ['2026-02-05'] });
    aQuota(bench, 'q');
    bench.close(1, bench.opportunity(0, { price: lira(250) }), 'won');
    bench.opportunity(0, { price: lira(600), expectedClose: '2026-02-20', probability: 5000 });
    bench.opportunity(0, { price: lira(600), expectedClose: '2026-03-20', probability: 5000 });
    const { attainment, gap, pace, coverage } = progress(bench, 'q', {}, { now: DAY_ZERO + 7 * DAY });
    assert.deepEqual([attainment, gap], [2500, 750n]);
    // February 2026 has 20 working days, one of them a holiday; until Monday 9th there are five.
    assert.deepEqual(pace, { elapsed: 5, days: 19, expected: 263n });
    assert.deepEqual(
      [coverage.open.volume, coverage.open.share, coverage.weighted.volume],
      [600n, 8000, 300n],
    );
    const over = bench.opportunity(0, { price: lira(5000) });
    bench.close(2, over, 'won');
    const reached = progress(bench, 'q');
    assert.deepEqual([reached.gap, reached.attainment, reached.coverage.open.share], [0n, 52_500, null]);
  });

  it('D44 without a target there is no attainment; who joined meanwhile has the part for the days since', () => {
    const bench = aReportBench();
    aQuota(bench, 'q', { target: null });
    const none = progress(bench, 'q');
    assert.deepEqual([none.attainment, none.gap, none.target, none.pace.expected], [null, null, null, null]);
    aQuota(bench, 'r', { ownerId: 'member2', target: lira(2800) });
    bench.on(0, 'member-edit', { id: 'member2', changes: { joinedOn: '2026-02-15' } });
    const joined = progress(bench, 'r', {}, { now: DAY_ZERO + 16 * DAY });
    assert.deepEqual([joined.target, joined.isProRated, joined.since], [1400n, true, '2026-02-15']);
    // Of the ten working days from Monday, 16th, three have passed on Wednesday.
    assert.deepEqual(joined.pace, { elapsed: 3, days: 10, expected: 420n });
    bench.on(0, 'member-edit', { id: 'member2', changes: { joinedOn: '2026-02-01' } });
    assert.deepEqual(progress(bench, 'r').since, null, 'there from the first day on');
    assert.deepEqual(
      bench.bench.refused('member-edit', { id: 'member2', changes: { joinedOn: '2026-02-30' } }),
      ['not-a-date joinedOn'],
    );
  });

  it('D44 S49 quotas of teams and of the company have what their members won; the company target is its own number', () => {
    const bench = aReportBench();
    bench.bench.snapshot.apply(creating('members', aMember({ id: 'm3', name: 'Ece', team: 'Ege' })));
    aQuota(bench, 'team', { ownerId: null, team: 'Ege' });
    aQuota(bench, 'all', { ownerId: null, target: lira(1500) });
    aQuota(bench, 'own', { ownerId: 'm3' });
    bench.close(5, bench.opportunity(0, { price: lira(10), ownerId: 'm3' }), 'won');
    bench.close(5, bench.opportunity(0, { price: lira(5), ownerId: null }), 'won');
    assert.deepEqual(
      ['team', 'all', 'own'].map((id) => credit(bench, id)),
      [10, 15, 10],
    );
    const quotas = [...bench.bench.snapshot.list('quotas')];
    const company = quotas.find(({ id }) => id === 'all') as Quota;
    const { members, difference, ids } = targetDifference(company, quotas);
    assert.deepEqual([members, difference, ids], [1000n, 500n, ['own']]);
  });

  it('D45 overlapping quotas of one basis are told, when they are made and in the report, and none is guessed', () => {
    const bench = aReportBench();
    aQuota(bench, 'one');
    aQuota(bench, 'basis', { basis: 'wins' });
    aQuota(bench, 'later', MARCH);
    assert.deepEqual(bench.report(quotaReport()).overlaps, []);
    const { warnings, value } = bench.bench.run('quota-create', {
      name: 'İki',
      ownerId: 'member1',
      startDate: '2026-02-28',
      endDate: '2026-03-31',
      target: lira(1),
    });
    assert.deepEqual(
      warnings.map(({ code, field }) => [code, field]),
      [['not-unique', 'startDate']],
    );
    assert.equal(bench.report(quotaReport()).overlaps.length, 2);
    const id = bench.opportunity(0, { price: lira(10) });
    bench.close(26, id, 'won');
    assert.equal(credit(bench, 'one'), 0);
    assert.equal(
      bench.report(quotaReport()).excluded.find(({ code }) => code === 'several-quotas')?.count,
      1,
    );
    bench.on(27, 'opportunity-edit', { id, changes: { quotaId: value.id } });
    assert.equal(credit(bench, value.id), 10);
  });

  it('D40 D44 a win of somebody without a quota is named, on days that have quotas', () => {
    const bench = aReportBench();
    aQuota(bench, 'q');
    const named = (): readonly string[] | undefined =>
      bench
        .report(quotaReport())
        .excluded.find(({ code }) => code === 'no-quota')
        ?.ids();
    const [own, others, later, lost, linked] = ['member1', 'member2', 'member2', 'member2', 'member2'].map(
      (ownerId) => bench.opportunity(0, { price: lira(10), ownerId }),
    ) as [string, string, string, string, string];
    bench.on(1, 'opportunity-edit', { id: linked, changes: { quotaId: 'q' } });
    bench.close(5, own, 'won');
    bench.close(5, others, 'won');
    bench.close(5, lost, 'lost', 'price');
    bench.close(5, linked, 'won');
    bench.close(40, later, 'won');
    assert.deepEqual(named(), [others]);
    aQuota(bench, 'march', MARCH);
    assert.deepEqual(named(), [others, later].sort());
    aQuota(bench, 'all', { ownerId: null, basis: 'wins', wins: 5, target: null });
    assert.deepEqual(named(), [later]);
    bench.on(41, 'opportunity-set-status', { id: later, status: 'open' });
    assert.equal(named(), undefined);
  });

  it('D39 D40 a quota in another currency counts at the rate of the win, or leaves it out and says so', () => {
    const bench = aReportBench();
    aQuota(bench, 'q', { target: { minor: 1000, currency: 'EUR' } });
    bench.close(5, bench.opportunity(0, { price: lira(5000) }), 'won');
    assert.equal(credit(bench, 'q'), 0);
    assert.equal(bench.report(quotaReport()).excluded[0]?.code, 'other-currency');
    const rates = (on: string) => [new Rates('EUR', [{ currency: 'TRY', on, value: '0.02' }])];
    assert.equal(credit(bench, 'q', { rates: rates('2026-02-01') }), 100);
    assert.equal(bench.report(quotaReport({ rates: rates('2026-06-01') })).excluded[0]?.code, 'no-rate');
  });

  it('S51 twelve months at once, each with its own period, even from the last day of a month', () => {
    const { bench } = aReportBench();
    const { ids } = bench.run('quota-create-series', {
      name: 'Ayşe',
      ownerId: 'member1',
      unit: 'month',
      startDate: '2026-01-31',
      count: 12,
      target: lira(5),
    }).value;
    const quotas = ids.map((id) => bench.snapshot.get('quotas', id));
    assert.deepEqual(
      quotas.slice(0, 3).map((quota) => [quota?.name, quota?.startDate, quota?.endDate]),
      [
        ['Ayşe 2026-01', '2026-01-31', '2026-02-27'],
        ['Ayşe 2026-02', '2026-02-28', '2026-03-30'],
        ['Ayşe 2026-03', '2026-03-31', '2026-04-29'],
      ],
    );
    assert.equal(quotas.at(-1)?.endDate, '2027-01-30');
    const quarters = bench.run('quota-create-series', {
      name: 'Ege',
      team: 'Ege',
      unit: 'quarter',
      startDate: '2026-01-01',
      count: 4,
    }).value;
    assert.equal(bench.snapshot.get('quotas', quarters.ids[3] ?? '')?.name, 'Ege 2026-10 – 2026-12');
    assert.deepEqual(
      bench.refused('quota-create-series', { name: ' ', unit: 'year', startDate: '2026-01-01', count: 61 }),
      ['out-of-range count'],
    );
  });

  it('QUO1 a quota is edited, put aside and brought back; what is wrong is told by field', () => {
    const bench = aReportBench();
    aQuota(bench, 'q');
    const { run, refused, snapshot } = bench.bench;
    assert.deepEqual(run('quota-edit', { id: 'q', changes: { name: 'q' } }).patches, []);
    run('quota-edit', { id: 'q', changes: { name: 'Ocak', basis: 'wins', wins: 3 } });
    assert.deepEqual([snapshot.get('quotas', 'q')?.name, snapshot.get('quotas', 'q')?.wins], ['Ocak', 3]);
    assert.deepEqual(
      refused('quota-edit', {
        id: 'q',
        changes: { endDate: '2025-01-01', wins: -1, team: 'Ege', ownerId: 'x' },
      }),
      ['date-before-start endDate', 'unknown-member ownerId', 'invalid-input team', 'out-of-range wins'],
    );
    const id = bench.opportunity(0, { quotaId: 'q' });
    bench.close(5, id, 'won');
    run('quota-delete', { id: 'q' });
    assert.deepEqual(refused('quota-edit', { id: 'q', changes: {} }), ['deleted id']);
    assert.deepEqual(bench.report(quotaReport()).quotas, []);
    run('quota-restore', { id: 'q' });
    assert.equal(progress(bench, 'q').linked.count, 1);
    assert.deepEqual(refused('quota-restore', { id: 'nothing' }), ['unknown-record id']);
  });
});
