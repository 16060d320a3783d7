import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { set } from '../patch.js';
import { aContact, creating } from '../testing/factories.js';
import { aReportBench, DAY_ZERO } from '../testing/report-bench.js';
import { aQuota, codes, credits, DAY, euro, indexOf, lira, MIDNIGHT } from '../testing/report-figures.js';
import { changes } from './changes-between.js';
import { effort } from './effort.js';
import { basisPointsOf, hundredths } from './figure.js';
import { forecast } from './forecast.js';
import { losses } from './losses.js';
import { memberOutcomes } from './members.js';
import { offerOutcomes } from './offer-outcomes.js';
import { openAmounts } from './open-amounts.js';
import { outcomes } from './outcomes.js';
import { qualificationLosses } from './qualification-losses.js';
import { quotaReport } from './quotas.js';
import { Rates } from './rates.js';
import type { Report, ReportQuery } from './report.js';
import { slips } from './slip.js';
import { timeInStage } from './time-in-stage.js';
import { velocity } from './velocity.js';
import { work } from './work.js';

describe('quotas, worked', () => {
  it('D42 D40 of a shared win the linked quota has the share of the member whose it is, the others theirs', () => {
    const bench = aReportBench();
    aQuota(bench, 'own');
    aQuota(bench, 'linked', { ownerId: 'member2' });
    const id = bench.opportunity(0, { price: lira(1000), quotaId: 'linked', expectedClose: '2026-02-20' });
    bench.on(1, 'opportunity-split', {
      id,
      splits: [
        { memberId: 'member1', share: 2000 },
        { memberId: 'member2', share: 8000 },
      ],
    });
    const open = bench.report(quotaReport(), { now: DAY_ZERO + 2 * DAY }).quotas;
    assert.deepEqual(
      open.map(({ quota, coverage }) => [quota.id, coverage.open.volume]),
      [
        ['linked', 800n],
        ['own', 200n],
      ],
    );
    bench.close(5, id, 'won');
    assert.deepEqual(credits(bench), { linked: 800, own: 200 });
  });

  it('D42 D40 where the representative has no share the linked quota has the first one', () => {
    const bench = aReportBench();
    aQuota(bench, 'team', { ownerId: null, team: 'Ege', startDate: '2026-01-01', endDate: '2026-01-31' });
    const id = bench.opportunity(0, { price: lira(1000), ownerId: null, quotaId: 'team' });
    bench.on(1, 'opportunity-split', {
      id,
      splits: [
        { memberId: 'member2', share: 7000 },
        { memberId: 'member1', share: 3000 },
        { memberId: 'member1', share: 1000, overlay: true },
      ],
    });
    bench.close(5, id, 'won');
    const [quota] = bench.report(quotaReport()).quotas;
    assert.deepEqual(
      [quota?.credit, quota?.linked.count, quota?.outside.count, quota?.shared.count, quota?.overlay.volume],
      [700n, 1, 1, 1, 0n],
      'linked although it was won in February',
    );
  });

  it('D40 D39 what is taken back in a later quota of another currency is taken back in that one, at the rate of the win', () => {
    const bench = aReportBench();
    aQuota(bench, 'feb', { target: lira(100_000) });
    aQuota(bench, 'mar', { target: euro(10_000), startDate: '2026-03-01', endDate: '2026-03-31' });
    const rates = [
      new Rates('TRY', [{ currency: 'EUR', on: '2026-01-01', value: '50' }]),
      new Rates('EUR', [
        { currency: 'TRY', on: '2026-01-01', value: '0.02' },
        { currency: 'TRY', on: '2026-03-01', value: '0.01' },
      ]),
    ];
    const id = bench.opportunity(0, { price: lira(5000) });
    bench.close(5, id, 'won');
    bench.close(40, id, 'open');
    assert.deepEqual(credits(bench, { rates }), { feb: 5000, mar: -100 });
    assert.deepEqual(credits(bench), { feb: 5000, mar: 0 });
    assert.deepEqual(codes(bench.report(quotaReport()).excluded), ['other-currency 1']);
  });

  it('D40 on the last day of the period it goes on still; where there is no current quota, that is said', () => {
    const bench = aReportBench();
    aQuota(bench, 'feb');
    aQuota(bench, 'wins', { basis: 'wins', wins: 5, startDate: '2026-03-01', endDate: '2026-03-31' });
    const [soon, late] = [0, 1].map(() => bench.opportunity(0, { price: lira(100) })) as [string, string];
    for (const id of [soon, late]) bench.close(5, id, 'won');
    bench.close(26, soon, 'open');
    assert.deepEqual(credits(bench), { feb: 100, wins: 0 }, '2026-02-28 is of February');
    bench.close(27, late, 'open');
    assert.deepEqual(credits(bench), { feb: 100, wins: 0 }, 'a quota of wins is no quota of amounts');
    assert.deepEqual(codes(bench.report(quotaReport()).excluded), ['unlinked 1']);
  });

  it('D7 D40 a day of the win that is corrected after the period takes nothing back', () => {
    const bench = aReportBench();
    aQuota(bench, 'feb');
    aQuota(bench, 'mar', { startDate: '2026-03-01', endDate: '2026-03-31' });
    const id = bench.opportunity(0, { price: lira(100) });
    bench.close(5, id, 'won');
    bench.on(35, 'opportunity-set-status', { id, status: 'won', on: '2026-02-04' });
    assert.deepEqual(credits(bench), { feb: 100, mar: 0 });
    bench.on(36, 'opportunity-set-status', { id, status: 'won', on: '2026-03-02' });
    assert.deepEqual(credits(bench), { feb: 0, mar: 100 });
  });

  it('D42 D44 who helps beside the revenue covers nothing of the gap, and is credited beside it', () => {
    const bench = aReportBench();
    aQuota(bench, 'own');
    aQuota(bench, 'helper', { ownerId: 'member2' });
    const id = bench.opportunity(0, { price: lira(100), expectedClose: '2026-02-20' });
    bench.on(1, 'opportunity-split', { id, splits: [{ memberId: 'member2', share: 5000, overlay: true }] });
    const told = () =>
      bench
        .report(quotaReport(), { now: DAY_ZERO + 2 * DAY })
        .quotas.map(({ quota, coverage, credit, overlay }) => [
          quota.id,
          coverage.open.volume,
          credit,
          overlay.volume,
        ]);
    assert.deepEqual(told(), [
      ['helper', 0n, 0n, 0n],
      ['own', 100n, 0n, 0n],
    ]);
    bench.close(2, id, 'won');
    assert.deepEqual(told(), [
      ['helper', 0n, 0n, 50n],
      ['own', 0n, 100n, 0n],
    ]);
  });

  it('D44 D62 pace and part of odd periods: working days whatever the queue counts, days of the calendar for the target', () => {
    const bench = aReportBench();
    bench.on(0, 'queue-settings-edit', { workingDays: false, holidays: ['2026-02-11', '2026-02-14'] });
    // From a Sunday to a Saturday: 9 working days, the Wednesday among them is off.
    aQuota(bench, 'odd', { startDate: '2026-02-08', endDate: '2026-02-21', target: lira(1400) });
    const at = (day: number) => bench.report(quotaReport(), { now: DAY_ZERO + day * DAY }).quotas[0];
    assert.deepEqual(
      [5, 6, 7, 9, 12, 13, 30].map((day) => at(day)?.pace.elapsed),
      [0, 0, 1, 2, 4, 4, 9],
    );
    assert.deepEqual(at(12)?.pace, { elapsed: 4, days: 9, expected: 622n });
    bench.on(0, 'member-edit', { id: 'member1', changes: { joinedOn: '2026-02-21' } });
    assert.deepEqual([at(12)?.target, at(12)?.pace.days], [100n, 0], 'one day of fourteen, a Saturday');
    bench.on(0, 'member-edit', { id: 'member1', changes: { joinedOn: '2026-02-22' } });
    assert.deepEqual([at(12)?.target, at(12)?.attainment, at(12)?.gap], [0n, null, 0n]);
  });

  it('D38 D42 half a minor unit is rounded away from zero, on both sides of it', () => {
    const bench = aReportBench();
    aQuota(bench, 'feb');
    aQuota(bench, 'mar', { startDate: '2026-03-01', endDate: '2026-03-31' });
    const id = bench.opportunity(0, { price: lira(1) });
    const splits = ['member1', 'member2'].map((memberId) => ({ memberId, share: 5000 }));
    bench.on(1, 'opportunity-split', { id, splits });
    bench.close(5, id, 'won');
    bench.close(40, id, 'open');
    assert.deepEqual(credits(bench), { feb: 1, mar: -1 });
    assert.deepEqual([basisPointsOf(1n, 20_000n), basisPointsOf(-1n, 20_000n)], [1, -1]);
    assert.equal(hundredths({ sum: -1n, count: 8 }), -13);
  });
});

describe('days, worked', () => {
  it('D57 D58 midnight is that of the workspace: what happened a second before it is of the day before', () => {
    const bench = aReportBench();
    const at = (now: number) => ({ now, today: now < MIDNIGHT ? '2026-02-28' : '2026-03-01' });
    for (const now of [MIDNIGHT - 1000, MIDNIGHT]) {
      const id = bench.on(
        0,
        'opportunity-create',
        { customerId: 'contact1', description: 'Servis' },
        at(now),
      ).id;
      const task = bench.on(0, 'task-create', { opportunityId: id, title: 'Ara' }, at(now)).id;
      bench.on(0, 'task-complete', { id: task }, at(now));
      bench.on(0, 'activity-log', { kind: 'call', opportunityId: id }, at(now));
      bench.on(0, 'opportunity-set-status', { id, status: 'won' }, at(now + 100));
    }
    const months = (timeZone?: string) => {
      const query = timeZone === undefined ? {} : { timeZone };
      const acts = new Map(bench.report(work('month'), query).groups.map((own) => [own.group, own]));
      return bench
        .report(outcomes({ by: 'month' }), query)
        .groups.map(({ group, created, won }) => [
          group,
          created.count,
          won.count,
          acts.get(group)?.tasksDone.count,
          acts.get(group)?.calls.count,
        ]);
    };
    assert.deepEqual(months(), [
      ['2026-02', 1, 1, 1, 1],
      ['2026-03', 1, 1, 1, 1],
    ]);
    assert.deepEqual(
      months('America/New_York').map(([group, created, won]) => [group, created, won]),
      [
        ['2026-02', 2, 1],
        ['2026-03', 0, 1],
      ],
      'a day of a win is no instant',
    );
    bench.on(0, 'workspace-edit', { timeZone: 'America/New_York' });
    assert.deepEqual(months(), months('America/New_York'), 'that of the workspace');
    bench.on(0, 'workspace-edit', { timeZone: 'Europe/Istanbul' });
    const of = (period: ReportQuery['period']) =>
      bench.report(memberOutcomes(), { period: period ?? { from: null, to: null } }).members[0]?.created
        .count;
    assert.deepEqual(
      [of({ from: '2026-02-28', to: '2026-02-28' }), of({ from: '2026-03-01', to: '2026-03-01' })],
      [1, 1],
    );
    const overdue = (now: number) => {
      const due = bench.report(forecast(), { now }).overdue.best.count;
      return due;
    };
    bench.on(0, 'opportunity-create', {
      customerId: 'contact1',
      description: 'x',
      expectedClose: '2026-02-28',
    });
    assert.deepEqual([overdue(MIDNIGHT - 1), overdue(MIDNIGHT)], [0, 1]);
  });

  it('D61 quarters and years begin with the fiscal year, of the workspace or of the question', () => {
    const bench = aReportBench();
    for (const on of ['2026-06-30', '2026-07-01', '2026-12-31', '2027-06-30']) {
      const id = bench.opportunity(0);
      bench.on(1, 'opportunity-set-status', { id, status: 'won', on });
    }
    const groups = (by: 'quarter' | 'year', query: Partial<ReportQuery> = {}) =>
      bench
        .report(outcomes({ by }), { period: { from: '2026-06-01', to: null }, ...query })
        .groups.map(({ group, won }) => `${group} ${String(won.count)}`);
    assert.deepEqual(groups('quarter'), ['2026-Q2 1', '2026-Q3 1', '2026-Q4 1', '2027-Q2 1']);
    bench.on(2, 'workspace-edit', { fiscalStart: 7 });
    assert.deepEqual(groups('quarter'), ['2026-Q4 1', '2027-Q1 1', '2027-Q2 1', '2027-Q4 1']);
    assert.deepEqual(groups('year'), ['2026 1', '2027 3']);
    assert.deepEqual(groups('year', { fiscalStart: 1 }), ['2026 3', '2027 1']);
    assert.equal(bench.report(forecast()).months[0]?.month, '2025-07');
    assert.deepEqual(bench.report(forecast(), { now: Date.UTC(2026, 6, 1) }).months[0]?.month, '2026-07');
  });

  it('D23 S84 what is asked for is asked for as it stood on the day that is looked at', () => {
    const bench = aReportBench();
    const [mine, passed] = [bench.opportunity(0), bench.opportunity(0)] as const;
    bench.on(10, 'opportunity-edit', { id: passed, changes: { ownerId: 'member2' } });
    const open = (day: number, ownerId: string) =>
      bench.report(openAmounts(), { asOf: DAY_ZERO + day * DAY, filter: { owners: [ownerId] } }).total.ids();
    assert.deepEqual([open(20, 'member1'), open(20, 'member2')], [[mine], [passed]]);
    assert.deepEqual([open(5, 'member1').length, open(5, 'member2')], [2, []]);
  });

  it('D10 a stage of another schema is none: what stands in it is neither after the win nor before it', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0);
    const [other] = [...bench.bench.snapshot.list('stages')].filter(
      ({ schemaId, phase }) => schemaId !== 'planports' && phase === 'post',
    );
    const position = bench.bench.snapshot.get('opportunities', id)?.position;
    assert.ok(other && position);
    bench.bench.snapshot.apply([set('opportunities', id, 'position', { ...position, stageId: other.id })]);
    assert.equal(bench.report(openAmounts()).total.count, 1);
  });

  it('D23 S20 of days after the one that is looked at nothing is known, so nothing has changed', () => {
    const bench = aReportBench();
    bench.opportunity(10);
    bench.close(30, bench.opportunity(20), 'won');
    const period = { from: '2026-02-20', to: null };
    assert.deepEqual(indexOf(bench, changes(), { asOf: DAY_ZERO + 5 * DAY, period }).get('only').groups, []);
    const then = indexOf(bench, changes(), { asOf: DAY_ZERO + 25 * DAY, period }).get('only').groups;
    assert.deepEqual(
      then.map(({ code, count }) => [code, count]),
      [['created', 1]],
    );
  });
});

describe('what was known, worked', () => {
  it('D23 D24 S14 what was put aside later was done on the day that is looked at', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0);
    const { snapshot } = bench.bench;
    const call = bench.on(1, 'activity-log', { kind: 'call', opportunityId: id }).id;
    const task = bench.on(1, 'task-create', { opportunityId: id, title: 'Ara' }).id;
    bench.on(2, 'task-complete', { id: task });
    bench.on(2, 'line-add', {
      opportunityId: id,
      name: 'Bakım',
      unitPrice: { amount: 700, scale: 2, currency: 'TRY' },
      vat: { rate: 2000, exemption: null },
    });
    const offer = bench.on(3, 'offer-create', { opportunityId: id }).id;
    bench.on(3, 'offer-issue', { id: offer, texts: {} });
    bench.close(4, id, 'lost', 'price');
    const told = (asOf: number | null) => {
      const done = bench.report(work(), { asOf }).total;
      const { lost } = bench.report(effort(), { asOf });
      const sent = bench.report(offerOutcomes(), { asOf }).total.all.count;
      return [
        done.calls.count,
        done.tasksDone.count,
        done.offersSent.count,
        sent,
        lost.calls.sum,
        lost.tasksDone.sum,
      ];
    };
    const then = DAY_ZERO + 5 * DAY;
    assert.deepEqual(told(then), [1, 1, 1, 1, 1n, 1n]);
    bench.on(10, 'activity-delete', { id: call });
    bench.on(10, 'task-delete', { id: task });
    snapshot.apply([
      {
        kind: 'remove',
        collection: 'offers',
        id: offer,
        tombstone: { at: DAY_ZERO + 10 * DAY, by: 'member1' },
      },
    ]);
    assert.deepEqual(told(null), [0, 0, 0, 0, 0n, 0n]);
    assert.deepEqual(told(then), [1, 1, 1, 1, 1n, 1n]);
    assert.deepEqual(told(DAY_ZERO + 10 * DAY), [0, 0, 0, 0, 0n, 0n]);
    const index = indexOf(bench, work(), { asOf: then });
    index.apply(bench.bench.snapshot.apply([{ kind: 'restore', collection: 'activities', id: call }]));
    assert.equal(index.get('only').total.calls.count, 1);
    const again = {
      kind: 'remove',
      collection: 'activities',
      id: call,
      tombstone: { at: DAY_ZERO + 11 * DAY, by: 'member1' },
    } as const;
    index.apply(bench.bench.snapshot.apply([again]));
    assert.equal(index.get('only').total.calls.count, 1, 'then it was there');
  });

  it('RPT1 D24 S8 an activity that is put on another opportunity is counted there, and there only', () => {
    const bench = aReportBench();
    const [one, other] = [bench.opportunity(0), bench.opportunity(0)] as const;
    const call = bench.on(1, 'activity-log', { kind: 'call', opportunityId: one }).id;
    const index = indexOf(bench, work());
    const ids = () => index.get('only').total.calls.ids();
    const put = (opportunityId: string) =>
      index.apply(
        new Map([
          [
            'activities',
            new Set([(bench.on(2, 'activity-edit', { id: call, changes: { opportunityId } }), call)]),
          ],
        ]),
      );
    put(other);
    assert.deepEqual(ids(), [other]);
    put(one);
    assert.deepEqual([ids(), index.get('only').total.calls.count], [[one], 1]);
  });

  it('RPT1 D23 what a customer of then is told by is kept up to date, whoever is the customer now', () => {
    const bench = aReportBench();
    bench.bench.snapshot.apply(creating('contacts', aContact({ id: 'fair', source: 'Fuar' })));
    const id = bench.opportunity(0, { customerId: 'fair' });
    bench.on(20, 'opportunity-edit', { id, changes: { customerId: 'contact1' } });
    const index = indexOf(bench, outcomes({ by: 'source' }), { asOf: DAY_ZERO + 10 * DAY });
    bench.on(30, 'contact-edit', { id: 'fair', changes: { source: 'Web' } });
    index.apply(new Map([['contacts', new Set(['fair'])]]));
    assert.deepEqual(
      index.get('only').groups.map(({ group }) => group),
      ['Web'],
    );
  });

  it('S98 D23 how well it was qualified is what had been answered by then', () => {
    const bench = aReportBench();
    bench.on(0, 'schema-criteria-seed', { id: 'planports' });
    const id = bench.opportunity(0);
    const answer = (day: number, given: 'yes' | 'no' | 'unknown') =>
      bench.on(day, 'opportunity-answer', { id, criterionId: 'budget', answer: given });
    answer(2, 'no');
    bench.close(5, id, 'lost', 'price');
    answer(9, 'unknown');
    answer(12, 'yes');
    const state = (day: number) =>
      bench
        .report(qualificationLosses(), { asOf: DAY_ZERO + day * DAY })
        .states.find(({ lost }) => lost.count > 0)?.state;
    assert.deepEqual(
      [6, 10, 13].map(state),
      ['low', 'low', 'low'],
      'what was found out later did not help then, nor unsay what was known',
    );
    const other = bench.opportunity(0);
    bench.on(2, 'opportunity-answer', { id: other, criterionId: 'budget', answer: 'no' });
    bench.on(3, 'opportunity-answer', { id: other, criterionId: 'budget', answer: 'unknown' });
    bench.close(5, other, 'lost', 'price');
    assert.equal(bench.report(qualificationLosses()).states[0]?.lost.count, 1, 'nobody knew');
    const asked = bench.opportunity(0);
    bench.on(5, 'opportunity-answer', { id: asked, criterionId: 'budget', answer: 'no' });
    bench.close(5, asked, 'lost', 'price');
    assert.equal(
      bench.report(qualificationLosses()).states[1]?.lost.count,
      2,
      'on the day itself it was known',
    );
    const period = { from: '2026-02-08', to: null };
    assert.equal(bench.report(qualificationLosses(), { period }).lost.count, 0);
  });

  it('D34 D36 D39 the forecast says of what it tells what has no rate, and what stands in none of its months', () => {
    const bench = aReportBench();
    const rates = new Rates('TRY', [{ currency: 'EUR', on: '2026-01-15', value: '50' }]);
    const win = (on: string) => {
      const id = bench.opportunity(0, { price: euro(100) });
      bench.on(1, 'opportunity-set-status', { id, status: 'won', on });
    };
    win('2026-01-14');
    win('2026-01-15');
    win('2025-12-01');
    bench.move(0, bench.opportunity(0, { price: { minor: 1, currency: 'USD' } }), 6);
    const ask = (query: Parameters<typeof forecast>[0], now = DAY_ZERO + DAY) =>
      bench.report(forecast({ rates, ...query }), { now });
    const january = ask({ from: '2026-01', months: 3 });
    assert.deepEqual(
      codes(january.excluded),
      ['no-rate 1', 'post-phase 1'],
      'what is not told of needs no rate',
    );
    assert.deepEqual(
      [january.months[0]?.won.converted?.total, january.months[0]?.won.left.length],
      [5000n, 1],
    );
    const monthly = {
      price: lira(10),
      period: 'monthly',
      termMonths: 3,
      expectedClose: '2026-03-01',
    } as const;
    bench.opportunity(0, { ...monthly });
    const outside = (from: string) =>
      ask({ mode: 'schedule', from, months: 2 }).excluded.find(({ code }) => code === 'outside-window')
        ?.count ?? 0;
    assert.deepEqual(
      ['2026-01', '2026-02', '2026-05', '2026-06'].map(outside),
      [1, 0, 0, 1],
      'part of it is in May',
    );
  });

  it('S85 D21 a win that is dated ahead is one in the work as in the outcomes; what is held ahead is not held yet', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0);
    bench.on(1, 'opportunity-set-status', { id, status: 'won', on: '2026-02-09' });
    bench.on(1, 'activity-log', {
      kind: 'call',
      opportunityId: id,
      held: true,
      when: { at: DAY_ZERO + 3600_000, zone: 'Europe/Istanbul' },
    });
    const asked = { now: DAY_ZERO + 2 * DAY };
    assert.deepEqual(
      [
        bench.report(outcomes({ by: 'all' }), asked).total.won.count,
        bench.report(work(), asked).total.won.count,
      ],
      [1, 1],
    );
    const source = {
      activities: () => [
        { id: 'a', kind: 'call', on: '2026-02-05', held: true, by: 'member1', minutes: null },
      ],
    };
    assert.equal(bench.report(work(), asked, { activities: source }).total.calls.count, 0);
    assert.equal(
      bench.report(work(), { now: DAY_ZERO + 3 * DAY }, { activities: source }).total.calls.count,
      1,
    );
  });

  it('S87 every report over a period says over which', () => {
    const bench = aReportBench();
    const period = { from: '2026-02-01', to: '2026-02-28' };
    const reports = [
      outcomes({ by: 'all' }),
      losses(),
      memberOutcomes(),
      velocity(),
      effort(),
      work(),
      offerOutcomes(),
      slips(),
      qualificationLosses(),
      timeInStage('planports'),
    ] as unknown as readonly Report<{
      readonly how: { readonly code: string; readonly params: Record<string, unknown> };
    }>[];
    for (const report of reports) {
      const { code, params } = bench.report(report, { period }).how;
      assert.deepEqual([params['from'], params['to']], [period.from, period.to], code);
    }
  });
});
