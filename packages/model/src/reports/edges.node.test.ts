import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { create, set } from '../patch.js';
import { seeded } from '../seeded.js';
import { quotasOverlap } from '../selectors/quota-overlap.js';
import { aReportBench, DAY_ZERO } from '../testing/report-bench.js';
import { aQuota, codes, credits, DAY, euro, indexOf, lira, MIDNIGHT } from '../testing/report-figures.js';
import { changes, changesBetween } from './changes-between.js';
import { conversion } from './conversion.js';
import { effort } from './effort.js';
import { forecast } from './forecast.js';
import { losses } from './losses.js';
import { memberOutcomes } from './members.js';
import { offerOutcomes } from './offer-outcomes.js';
import { outcomes } from './outcomes.js';
import { quotaReport } from './quotas.js';
import { Rates } from './rates.js';
import { reportContext, type ReportQuery } from './report.js';
import { Samples } from './samples.js';
import { slips } from './slip.js';
import { timeInStage } from './time-in-stage.js';
import { velocity } from './velocity.js';
import { work } from './work.js';

describe('edges, worked', () => {
  it('D58 S20 what happens at midnight is of the day that begins', () => {
    const bench = aReportBench();
    bench.on(0, 'opportunity-create', { customerId: 'contact1', description: 'x' }, { now: MIDNIGHT });
    const codesOn = (day: string) =>
      indexOf(bench, changes(), { period: { from: day, to: day } })
        .get('only')
        .groups.map(({ code }) => code);
    assert.deepEqual(['2026-02-28', '2026-03-01', '2026-03-02'].map(codesOn), [[], ['created'], []]);
  });

  it('S11 S84 two lines of one product are one sale of it; of two products it is a sale of each, and one in the total', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0);
    for (const [index, productId] of ['p1', 'p1', 'p2'].entries())
      bench.bench.snapshot.apply([
        create('lines', `line${String(index)}`, { opportunityId: id, name: 'Bakım', productId }),
      ]);
    bench.close(4, id, 'lost', 'price');
    const { total, groups } = bench.report(losses('product'));
    assert.deepEqual(
      [total.lost.count, groups.map(({ group, lost }) => [group, lost.count])],
      [
        1,
        [
          ['p1', 1],
          ['p2', 1],
        ],
      ],
    );
  });

  it('D9 D19 a stage that was merged is none that is passed through', () => {
    const bench = aReportBench();
    bench.on(0, 'stage-archive', { id: 'planports-2', to: 'planports-3' });
    bench.on(0, 'stage-archive', { id: 'planports-5' });
    bench.move(1, bench.opportunity(0), 4);
    const stages = (rule: 'passed-through' | 'any-touch') =>
      bench
        .report(conversion({ schemaId: 'planports', rule }))
        .stages.map(({ stageId, entered }) => `${stageId.slice(-1)} ${String(entered.count)}`);
    assert.deepEqual(stages('passed-through'), ['1 1', '3 1', '4 1', '6 0']);
    assert.deepEqual(stages('any-touch'), ['1 1', '3 0', '4 1', '6 0']);
  });

  it('D15 D18 a stay that a clock ahead has begun in the future has lasted no time', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0);
    bench.move(10, id, 2);
    const stages = bench.report(timeInStage('planports'), { now: DAY_ZERO + 5 * DAY }).stages;
    assert.deepEqual(
      stages.slice(0, 2).map(({ current, latest }) => [latest.durations.mean, current.durations.mean]),
      [
        [5 * DAY, null],
        [null, 0],
      ],
    );
  });

  it('D39 a win that is dated ahead counts at the rate of today until its day has come', () => {
    const bench = aReportBench();
    const rates = new Rates('TRY', [
      { currency: 'EUR', on: '2026-01-01', value: '40' },
      { currency: 'EUR', on: '2026-03-01', value: '42.5' },
    ]);
    const id = bench.opportunity(0, { price: euro(100) });
    bench.on(1, 'opportunity-set-status', { id, status: 'won', on: '2026-03-05' });
    const won = (now: number) =>
      bench.report(outcomes({ by: 'all' }), { now, rates }).total.won.converted?.oneOff;
    assert.deepEqual([won(DAY_ZERO + 2 * DAY), won(DAY_ZERO + 60 * DAY)], [4000n, 4250n]);
  });

  it('D18 added and taken away in any order, durations are those of the sorted list', () => {
    const random = seeded(18);
    const samples = new Samples();
    const list: number[] = [];
    for (let count = 0; count < 400; count++) {
      if (list.length > 0 && random() < 0.4) {
        const [taken = 0] = list.splice(Math.floor(random() * list.length), 1);
        samples.subtract(taken);
      } else {
        const value = Math.floor(random() * 50);
        list.push(value);
        samples.add(value);
      }
      if (count % 7 !== 0 || list.length === 0) continue;
      const sorted = [...list].sort((a, b) => a - b);
      const at = (index: number) => sorted[index] ?? NaN;
      assert.deepEqual(samples.durations(), {
        count: list.length,
        median: Math.round((at((list.length - 1) >> 1) + at(list.length >> 1)) / 2),
        p80: at(Math.ceil(list.length * 0.8) - 1),
        mean: Math.round(list.reduce((sum, value) => sum + value, 0) / list.length),
      });
    }
  });
});

describe('ends, worked', () => {
  it('S12 S13 D24 a demo is a meeting, in the effort as in the work; the days are those from the start', () => {
    const bench = aReportBench();
    const id = bench.opportunity(2, { startDate: '2026-02-01' });
    for (const kind of ['demo', 'meeting', 'email'] as const)
      bench.on(3, 'activity-log', { kind, opportunityId: id });
    bench.close(7, id, 'won');
    const { won } = bench.report(effort());
    assert.deepEqual([won.meetings.sum, won.activities.sum, won.days.sum], [2n, 3n, 8n]);
    assert.equal(bench.report(work()).total.meetings.count, 2);
    assert.equal(bench.report(outcomes({ by: 'all' })).total.daysToWin.sum, 8n);
    assert.equal(bench.report(velocity()).daysToWin.sum, 8n);
  });

  it('D29 S11 a loss without a price is told in its reason and said to be in no sum', () => {
    const bench = aReportBench();
    bench.close(2, bench.opportunity(0), 'lost', 'price');
    bench.close(2, bench.opportunity(0, { price: lira(70) }), 'lost', 'price');
    const { total, excluded } = bench.report(losses());
    assert.deepEqual([total.reasons[0]?.lost.count, total.lost.totals.byCurrency[0]?.fixed], [2, 70]);
    assert.deepEqual(codes(excluded), ['no-price 1']);
    const period = { from: '2026-02-05', to: null };
    assert.equal(bench.report(losses(), { period }).total.lost.count, 0, 'they were lost on the fourth');
  });

  it('D15 D20 D21 what was won before it began took no time', () => {
    const bench = aReportBench();
    const id = bench.opportunity(2, { startDate: '2026-02-20' });
    bench.close(7, id, 'won');
    assert.deepEqual(
      [
        bench.report(outcomes({ by: 'all' })).total.daysToWin.sum,
        bench.report(velocity()).daysToWin.sum,
        bench.report(effort()).won.days.sum,
      ],
      [0n, 0n, 0n],
    );
  });

  it('S14 D23 D52 before its decision an offer was sent only, and before it was sent there was none', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0);
    bench.on(2, 'line-add', {
      opportunityId: id,
      name: 'Bakım',
      unitPrice: { amount: 700, scale: 2, currency: 'TRY' },
      vat: { rate: 2000, exemption: null },
    });
    bench.on(3, 'offer-create', { opportunityId: id, id: 'offer' });
    bench.on(5, 'offer-issue', { id: 'offer', texts: {} });
    bench.on(9, 'offer-decide', { id: 'offer', result: 'rejected' });
    const told = (day: number) => {
      const { total, excluded } = bench.report(offerOutcomes(), { asOf: DAY_ZERO + day * DAY });
      const ends = Object.entries(total.ends).flatMap(([end, { count }]) => (count > 0 ? [end] : []));
      return [...ends, ...codes(excluded), total.acceptance.whole];
    };
    assert.deepEqual([2, 4, 6, 10].map(told), [[0], ['draft-offer 1', 0], ['sent', 0], ['rejected', 1]]);
  });
});

describe('kinds of change, worked', () => {
  it('S20 D23 each kind is told as what it is', () => {
    const bench = aReportBench();
    const other = bench.on(0, 'schema-create', { title: 'Başka', template: 'services', language: 'tr' }).id;
    const stage = [...bench.bench.snapshot.list('stages')].find(({ schemaId }) => schemaId === other);
    const of = (fields = {}) =>
      bench.opportunity(0, { price: lira(10), expectedClose: '2026-03-10', ...fields });
    const edit = (id: string, fields: object) => bench.on(10, 'opportunity-edit', { id, changes: fields });
    const kinds: readonly (readonly [string, (id: string) => unknown, object?])[] = [
      ['pulled-in', (id) => edit(id, { expectedClose: '2026-03-09' })],
      ['pushed-out', (id) => edit(id, { expectedClose: '2026-03-11' })],
      ['undated', (id) => edit(id, { expectedClose: null })],
      ['dated', (id) => edit(id, { expectedClose: '2026-03-11' }), { expectedClose: null }],
      ['priced', (id) => edit(id, { price: lira(1) }), { price: null }],
      ['unpriced', (id) => edit(id, { price: null })],
      ['price-kind', (id) => edit(id, { period: 'monthly' })],
      ['price-kind', (id) => edit(id, { price: euro(10) })],
      ['amount-up', (id) => edit(id, { price: lira(11) })],
      ['owner', (id) => edit(id, { ownerId: 'member2' })],
      [
        'other-schema',
        (id) => bench.on(10, 'opportunity-change-schema', { id, schemaId: other, stageId: stage?.id ?? '' }),
      ],
      ['forward', (id) => bench.move(10, id, 3)],
    ];
    const between = (id: string, from: number, to: number) => {
      const replay = bench.replays().get(id);
      const context = reportContext(bench.bench.snapshot, { now: DAY_ZERO + 100 * DAY });
      const span = { from: DAY_ZERO + from * DAY, to: DAY_ZERO + to * DAY };
      return changesBetween(replay ? [replay] : [], span, context).groups.map(({ code }) => code);
    };
    for (const [code, act, fields] of kinds) {
      const id = of(fields);
      act(id);
      assert.deepEqual(between(id, 5, 15), [code]);
    }
    const life = of();
    bench.close(1, life, 'suspended');
    bench.close(10, life, 'open');
    bench.close(20, life, 'lost', 'price');
    bench.close(30, life, 'open');
    assert.deepEqual(
      [between(life, -1, 25), between(life, 5, 15), between(life, 25, 35), between(life, 0, 0.5)],
      [['created', 'lost'], ['resumed'], ['reopened'], []],
    );
  });
});

describe('what reports rest on, worked', () => {
  it('S20 forward is along the order of the stages, whatever they are called', () => {
    const bench = aReportBench();
    bench.on(0, 'stage-move', { id: 'planports-4', beforeId: 'planports-2' });
    const id = bench.opportunity(0);
    bench.move(1, id, 4);
    bench.move(10, id, 2);
    const replay = bench.replays().get(id);
    const context = reportContext(bench.bench.snapshot, { now: DAY_ZERO + 100 * DAY });
    const span = { from: DAY_ZERO + 5 * DAY, to: DAY_ZERO + 15 * DAY };
    assert.deepEqual(
      changesBetween(replay ? [replay] : [], span, context).groups.map(({ code }) => code),
      ['forward'],
    );
  });

  it('RPT1 S84 a team that is another now is told in every figure of it', () => {
    const bench = aReportBench();
    bench.opportunity(0);
    const index = indexOf(bench, outcomes({ by: 'team' }));
    bench.on(1, 'member-edit', { id: 'member1', changes: { team: 'Ege' } });
    index.apply(new Map([['members', new Set(['member1'])]]));
    assert.deepEqual(
      index.get('only').groups.map(({ group }) => group),
      ['Ege'],
    );
  });

  it('D10 D19 a stage that nobody knows is said to be left out of the conversion', () => {
    const bench = aReportBench();
    bench.move(1, bench.opportunity(0), 2);
    const get = ((collection: 'stages', id: string) =>
      id === 'planports-2'
        ? undefined
        : bench.bench.snapshot.get(collection, id)) as typeof bench.bench.snapshot.get;
    assert.deepEqual(codes(bench.report(conversion({ schemaId: 'planports' }), {}, { get }).excluded), [
      'unknown-stage 1',
    ]);
  });

  it('S14 D23 D52 an offer is decided by its last day, too; one that gave way later had not given way then', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0);
    bench.on(2, 'line-add', {
      opportunityId: id,
      name: 'Bakım',
      unitPrice: { amount: 700, scale: 2, currency: 'TRY' },
      vat: { rate: 2000, exemption: null },
    });
    bench.on(3, 'offer-create', { opportunityId: id, id: 'one' });
    bench.on(3, 'offer-edit', { id: 'one', changes: { validUntil: '2026-02-10' } });
    bench.on(4, 'offer-issue', { id: 'one', texts: {} });
    bench.on(20, 'offer-revise', { id: 'one', newId: 'two' });
    bench.on(20, 'offer-edit', { id: 'two', changes: { validUntil: null } });
    bench.on(21, 'offer-issue', { id: 'two', texts: {} });
    const told = (day: number) => {
      const { total } = bench.report(offerOutcomes(), { asOf: DAY_ZERO + day * DAY });
      const ends = Object.entries(total.ends).flatMap(([end, { count }]) => (count > 0 ? [end] : []));
      return [...ends, total.acceptance.whole];
    };
    assert.deepEqual([5, 8, 9, 22].map(told), [
      ['sent', 0],
      ['sent', 0],
      ['expired', 1],
      ['sent', 'superseded', 0],
    ]);
  });
});

describe('counting, worked', () => {
  it('D24 S12 S13 what was done after the close did not bring it about; what nobody timed has no minutes', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0);
    const done = (day: number) => {
      const task = bench.on(day, 'task-create', { opportunityId: id, title: 'Ara' }).id;
      bench.on(day, 'task-complete', { id: task });
    };
    done(3);
    bench.close(5, id, 'won');
    done(8);
    const told = (asOf: number | null = null) => bench.report(effort(), { asOf }).won;
    assert.deepEqual([told().tasksDone.sum, told().minutes.count], [1n, 0]);
    bench.on(5, 'opportunity-set-status', { id, status: 'won', on: '2026-02-20' });
    const ahead = {
      activities: () => [{ id: 'a', kind: 'call', on: '2026-02-18', held: true, by: null, minutes: 5 }],
    };
    const calls = (day: number) =>
      bench.report(effort(), { now: DAY_ZERO + day * DAY }, { activities: ahead }).won.calls.sum;
    assert.deepEqual([calls(10), calls(16)], [0n, 1n]);
    assert.equal(told(DAY_ZERO + 6 * DAY).tasksDone.sum, 1n, 'the second one was not done then');
  });

  it('D22 S15 S16 what closed outside of the period neither slipped nor was won in it', () => {
    const bench = aReportBench();
    bench.close(5, bench.opportunity(0, { expectedClose: '2026-02-01' }), 'won');
    const period = { from: '2026-03-01', to: null };
    assert.equal(bench.report(slips(), { period }).opportunities.count, 0);
    assert.deepEqual(bench.report(memberOutcomes(), { period }).members, []);
  });

  it('D4 D19 D21 D29 ten are not few; what was given up counts by value when it counts; no start is said', () => {
    const bench = aReportBench();
    for (let index = 0; index < 9; index++)
      bench.close(
        2,
        bench.opportunity(0, { price: lira(10), ...(index === 0 && { startDate: null }) }),
        'won',
      );
    bench.close(2, bench.opportunity(0, { price: lira(30) }), 'abandoned', 'no-budget');
    const told = (abandonedCounts: boolean) => {
      const { total, excluded } = bench.report(outcomes({ by: 'all', abandonedCounts }));
      return [
        total.winRateByValue[0]?.basisPoints,
        total.winRateByValue[0]?.muted,
        total.winRate.muted,
        ...codes(excluded),
      ];
    };
    assert.deepEqual(told(false), [10_000, true, true, 'no-start-date 1']);
    assert.deepEqual(told(true), [7500, false, false, 'no-start-date 1']);
  });

  it('D26 D36 a booking is of one year at most', () => {
    const bench = aReportBench();
    bench.opportunity(0, { price: lira(10), period: 'monthly', termMonths: 24, expectedClose: '2026-03-01' });
    const booked = bench.report(forecast({ from: '2026-03', months: 1 }), { now: DAY_ZERO });
    assert.equal(booked.months[0]?.best.byCurrency[0]?.recurring, 120n);
  });

  it('D5 D18 D19 a stay ends with the first of closes without a break; a suspended one may still go on', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0);
    bench.close(4, id, 'lost', 'price');
    bench.close(9, id, 'abandoned', 'no-budget');
    bench.move(12, id, 2);
    const stages = (period: ReportQuery['period']) =>
      bench
        .report(timeInStage('planports'), { period: period ?? { from: null, to: null } })
        .stages.slice(0, 2)
        .map(({ latest }) => latest.durations.mean);
    assert.deepEqual(
      stages({ from: '2026-02-14', to: '2026-02-14' }),
      [4 * DAY, 0],
      'moved on when it was closed already',
    );
    const paused = bench.opportunity(0);
    bench.close(3, paused, 'suspended');
    const still = bench.opportunity(0);
    bench.close(4, still, 'lost', 'price');
    bench.close(9, still, 'abandoned', 'no-budget');
    assert.deepEqual(stages({ from: '2026-02-06', to: '2026-02-06' }), [4 * DAY, null]);
    const [first] = bench.report(conversion({ schemaId: 'planports' })).stages;
    assert.deepEqual([first?.open.count, first?.incomplete], [1, true]);
  });

  it('D9 S11 a loss of a stage that was merged since is of the one that it went into', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0);
    bench.move(1, id, 2);
    bench.close(2, id, 'lost', 'price');
    bench.on(3, 'stage-archive', { id: 'planports-2', to: 'planports-3' });
    assert.deepEqual(
      bench.report(losses('stage')).groups.map(({ group }) => group),
      ['planports-3'],
    );
  });
});

describe('quotas at their edges, worked', () => {
  it('D40 D42 reopened on the last day nothing is adjusted; a whole win is not shared', () => {
    const bench = aReportBench();
    aQuota(bench, 'feb');
    const [back, stays] = [0, 1].map(() => bench.opportunity(0, { price: lira(100) })) as [string, string];
    for (const id of [back, stays]) bench.close(5, id, 'won');
    bench.close(26, back, 'open');
    const [quota] = bench.report(quotaReport()).quotas;
    assert.deepEqual(
      [quota?.credit, quota?.adjusted.count, quota?.shared.count, quota?.assumed.ids()],
      [100n, 0, 0, [stays]],
    );
  });

  it('D39 D44 what is open counts at the rate of today, and only in the period that it is expected in', () => {
    const bench = aReportBench();
    aQuota(bench, 'q', { target: euro(1000) });
    const rates = [
      new Rates('EUR', [
        { currency: 'TRY', on: '2026-01-01', value: '0.02' },
        { currency: 'TRY', on: '2026-02-10', value: '0.01' },
      ]),
    ];
    bench.opportunity(0, { price: lira(5000), expectedClose: '2026-02-20' });
    bench.opportunity(0, { price: lira(5000), expectedClose: '2026-03-20', quotaId: 'q' });
    const [quota] = bench.report(quotaReport({ rates }), { now: DAY_ZERO + DAY }).quotas;
    assert.deepEqual([quota?.coverage.open.volume, quota?.coverage.open.count], [100n, 1]);
  });

  it('D45 that share one day overlap, whichever is asked first; of another team they do not', () => {
    const span = (startDate: string, endDate: string, team: string | null = null) =>
      ({ ownerId: null, team, basis: 'wins', startDate, endDate }) as const;
    const [one, other] = [span('2026-01-01', '2026-01-31'), span('2026-01-31', '2026-02-28')];
    assert.deepEqual([quotasOverlap(one, other), quotasOverlap(other, one)], [true, true]);
    assert.equal(quotasOverlap(one, span('2026-02-01', '2026-02-28')), false);
    assert.equal(quotasOverlap(one, span('2026-01-01', '2026-01-31', 'Ege')), false);
  });

  it('D42 shares that do not come to the whole, as another version may have kept them, are as good as none', () => {
    const bench = aReportBench();
    aQuota(bench, 'q');
    const id = bench.opportunity(0, { price: lira(100) });
    bench.bench.snapshot.apply([
      set('opportunities', id, 'splits', [
        ['member2', 4000],
        ['member1', 3000],
        ['member1', 0],
      ]),
    ]);
    bench.close(5, id, 'won');
    assert.deepEqual(credits(bench), { q: 100 });
  });

  it('D44 D62 the first day of a period is one of its working days', () => {
    const bench = aReportBench();
    aQuota(bench, 'q', { startDate: '2026-02-02', endDate: '2026-02-06' });
    const [quota] = bench.report(quotaReport(), { now: DAY_ZERO }).quotas;
    assert.deepEqual([quota?.pace.elapsed, quota?.pace.days], [1, 5]);
  });

  it('D7 D41 of a corrected win nobody’s it stays nobody’s', () => {
    const bench = aReportBench();
    aQuota(bench, 'feb');
    aQuota(bench, 'mar', { startDate: '2026-03-01', endDate: '2026-03-31' });
    const id = bench.opportunity(0, { ownerId: null, price: lira(100) });
    bench.close(5, id, 'won');
    bench.on(6, 'opportunity-edit', { id, changes: { ownerId: 'member1' } });
    bench.on(7, 'opportunity-set-status', { id, status: 'won', on: '2026-02-04' });
    bench.close(40, id, 'open');
    assert.deepEqual(credits(bench), { feb: 0, mar: 0 });
  });
});
