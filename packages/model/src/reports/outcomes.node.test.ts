import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ActivityKind } from '../records/activity.js';
import { aContact, creating } from '../testing/factories.js';
import { aReportBench, DAY_ZERO } from '../testing/report-bench.js';
import { changes, changesBetween, type ChangesBetween } from './changes-between.js';
import { effort, memberActivities } from './effort.js';
import type { Mean } from './figure.js';
import { losses } from './losses.js';
import { memberOutcomes } from './members.js';
import { openAmounts } from './open-amounts.js';
import { outcomes } from './outcomes.js';
import type { ReportActivity } from './outside-sources.js';
import { qualificationLosses } from './qualification-losses.js';
import { reportContext, type ReportQuery } from './report.js';
import { ReportIndex } from './report-index.js';
import { slips } from './slip.js';
import { velocity } from './velocity.js';
import { work, type WorkDimension } from './work.js';

const DAY = 86_400_000;
const lira = (minor: number) => ({ minor, currency: 'TRY' });

describe('what became of opportunities', () => {
  it('D4 given up is no loss, is shown beside it, and can be asked to count', () => {
    const bench = aReportBench();
    bench.close(1, bench.opportunity(0), 'won');
    bench.close(1, bench.opportunity(0), 'lost', 'price');
    bench.close(1, bench.opportunity(0), 'abandoned', 'no-budget');
    bench.close(1, bench.opportunity(0), 'suspended');
    const { total } = bench.report(outcomes({ by: 'all' }));
    assert.deepEqual([total.winRate.part, total.winRate.whole, total.abandoned.count], [1, 2, 1]);
    assert.equal(bench.report(outcomes({ by: 'all', abandonedCounts: true })).total.winRate.whole, 3);
  });

  it('D21 by the day of the close, by count and by value, one-off and recurring and currencies apart', () => {
    const bench = aReportBench();
    bench.close(40, bench.opportunity(0, { price: lira(300) }), 'won');
    bench.close(40, bench.opportunity(0, { price: lira(100) }), 'lost', 'price');
    bench.close(40, bench.opportunity(0, { price: lira(10), period: 'monthly' }), 'won');
    bench.close(40, bench.opportunity(0, { price: { minor: 5, currency: 'EUR' } }), 'lost', 'price');
    const { total } = bench.report(outcomes({ by: 'all' }), {
      period: { from: '2026-03-01', to: '2026-03-31' },
    });
    assert.deepEqual([total.winRate.part, total.winRate.whole, total.created.count], [2, 4, 0]);
    assert.deepEqual(
      total.winRateByValue.map(({ currency, kind, won, decided, basisPoints }) => [
        currency,
        kind,
        won,
        decided,
        basisPoints,
      ]),
      [
        ['EUR', 'one-off', 0n, 5n, 0],
        ['TRY', 'one-off', 300n, 400n, 7500],
        ['TRY', 'recurring', 120n, 120n, 10_000],
      ],
    );
    assert.equal(
      bench.report(outcomes({ by: 'all' }), { period: { from: '2026-04-01', to: null } }).total.winRate
        .basisPoints,
      null,
    );
  });

  it('D6 D7 D21 a corrected day of the win counts, a reopened one does not, and what was asked of the past stays', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0, { price: lira(300) });
    bench.close(10, id, 'won');
    bench.on(12, 'opportunity-set-status', { id, status: 'won', on: '2026-02-05' });
    const won = (asOf: number | null) =>
      bench.report(outcomes({ by: 'month' }), { asOf: asOf === null ? null : DAY_ZERO + asOf * DAY }).total;
    assert.equal(won(null).daysToWin.sum, 3n);
    bench.close(20, id, 'open');
    assert.equal(won(null).won.count, 0);
    assert.deepEqual([won(11).daysToWin.sum, won(13).daysToWin.sum], [10n, 3n]);
  });

  it('D29 D39 without a price it is counted and in no sum; a price of 0 is one', () => {
    const bench = aReportBench();
    bench.close(1, bench.opportunity(0), 'won');
    bench.close(1, bench.opportunity(0, { price: lira(0) }), 'won');
    const { total, excluded } = bench.report(outcomes({ by: 'all' }));
    assert.deepEqual(
      [total.won.count, total.won.totals.unpriced, total.won.totals.byCurrency.length],
      [2, 1, 1],
    );
    assert.deepEqual(
      excluded.map(({ code, count }) => [code, count]),
      [['no-price', 1]],
    );
  });

  it('S84 by source and segment of the customer, merged ones as the one that stands for them', () => {
    const bench = aReportBench();
    bench.bench.snapshot.apply([
      ...creating('contacts', aContact({ id: 'fair', source: 'Fuar', segment: 'Kobi' })),
      ...creating(
        'contacts',
        aContact({ id: 'web', source: 'Web', removed: { at: 1, by: 'member1', to: 'fair' } }),
      ),
    ]);
    bench.close(1, bench.opportunity(0, { customerId: 'fair' }), 'won');
    bench.bench.snapshot.apply([
      {
        kind: 'set',
        collection: 'opportunities',
        id: bench.opportunity(0),
        field: 'customerId',
        value: 'web',
      },
    ]);
    bench.opportunity(0);
    const { groups } = bench.report(outcomes({ by: 'source' }));
    assert.deepEqual(
      groups.map(({ group, created, won }) => [group, created.count, won.count]),
      [
        ['', 1, 0],
        ['Fuar', 2, 1],
      ],
    );
    assert.deepEqual(
      bench.report(outcomes({ by: 'segment' })).groups.map(({ group }) => group),
      ['', 'Kobi'],
    );
  });

  it('S15 S16 D41 created by its creator, won by the representative at the win', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0, { ownerId: 'member2', price: lira(500) });
    bench.close(1, id, 'won');
    bench.on(2, 'opportunity-edit', { id, changes: { ownerId: 'member1' } });
    const { members } = bench.report(memberOutcomes());
    assert.deepEqual(
      members.map(({ memberId, created, won }) => [memberId, created.count, won.count]),
      [
        ['member1', 1, 0],
        ['member2', 0, 1],
      ],
    );
  });

  it('S17 what waits to be won by representative and currency, without suspended ones and those after the win', () => {
    const bench = aReportBench();
    bench.opportunity(0, { price: lira(100), ownerId: 'member1' });
    bench.opportunity(0, { price: lira(7), period: 'monthly', ownerId: 'member1' });
    bench.opportunity(0, { price: { minor: 9, currency: 'EUR' }, ownerId: 'member2' });
    bench.opportunity(0, { ownerId: null });
    bench.close(1, bench.opportunity(0, { price: lira(1) }), 'suspended');
    bench.move(1, bench.opportunity(0, { price: lira(1) }), 6);
    const { total, owners, excluded } = bench.report(openAmounts());
    assert.equal(total.count, 4);
    assert.deepEqual(
      owners.map(({ memberId, amount }) => [
        memberId,
        amount.totals.byCurrency.map(({ currency, fixed, monthly }) => [currency, fixed, monthly]),
      ]),
      [
        [null, []],
        ['member1', [['TRY', 100, 7]]],
        ['member2', [['EUR', 9, 0]]],
      ],
    );
    assert.deepEqual(
      excluded.map(({ code }) => code),
      ['no-owner', 'no-price', 'post-phase', 'suspended'],
    );
  });

  it('D20 velocity with its parts, and nothing where a part is missing', () => {
    const bench = aReportBench();
    for (let index = 0; index < 3; index++) bench.opportunity(0);
    bench.close(10, bench.opportunity(0, { price: lira(1000) }), 'won');
    bench.close(20, bench.opportunity(0, { price: lira(2000) }), 'won');
    bench.close(5, bench.opportunity(0), 'lost', 'price');
    const { open, winRate, daysToWin, byCurrency } = bench.report(velocity());
    assert.deepEqual(
      [open.count, winRate.part, winRate.whole, daysToWin.sum, daysToWin.count],
      [3, 2, 3, 30n, 2],
    );
    // 3 × 1500 × 2/3 ÷ 15 days
    assert.equal(byCurrency[0]?.perDay, 200n);
    const sameDay = aReportBench();
    sameDay.close(0, sameDay.opportunity(0, { price: lira(1) }), 'won');
    assert.equal(sameDay.report(velocity()).byCurrency[0]?.perDay, null);
    assert.deepEqual(aReportBench().report(velocity()).byCurrency, []);
  });

  it('D22 pushes, pulls and days of slip; what was put right at once, or after the close, is neither', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0, { expectedClose: '2026-03-01' });
    const expect = (day: number, expectedClose: string | null) =>
      bench.on(day, 'opportunity-edit', { id, changes: { expectedClose } });
    expect(1, '2026-03-10');
    expect(2, '2026-03-20');
    expect(3, '2026-03-15');
    expect(4, null);
    expect(5, '2026-03-25');
    const at = (seconds: number) => ({ now: DAY_ZERO + 6 * DAY + seconds * 1000 });
    bench.on(6, 'opportunity-edit', { id, changes: { expectedClose: '2026-12-25' } }, at(0));
    bench.on(6, 'opportunity-edit', { id, changes: { expectedClose: '2026-03-25' } }, at(9));
    bench.on(30, 'opportunity-set-status', { id, status: 'won', on: '2026-03-04' });
    expect(31, '2026-09-01');
    bench.opportunity(0);
    const report = bench.report(slips());
    assert.deepEqual([report.pushed.pushes, report.pulled.pulls, report.warned.count], [3n, 1n, 1]);
    assert.deepEqual([report.closedSlip.sum, report.openSlip.count], [3n, 0]);
    assert.deepEqual(
      report.excluded.map(({ code, count }) => [code, count]),
      [['no-expected-close', 1]],
    );
  });

  it('S11 why it was lost, by stage, representative, product or period; what was given up apart', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0, { ownerId: 'member2', price: lira(70) });
    bench.move(1, id, 3);
    bench.close(2, id, 'lost', 'competitor');
    bench.close(2, bench.opportunity(0), 'lost', 'price');
    bench.close(40, bench.opportunity(0), 'lost', 'price');
    bench.close(2, bench.opportunity(0), 'abandoned', 'duplicate');
    const told = (by: 'all' | 'stage' | 'owner' | 'month' | 'product') =>
      bench
        .report(losses(by))
        .groups.map(({ group, reasons }) => [
          group,
          ...reasons.map(({ reason, lost }) => `${reason} ${lost.count}`),
        ]);
    assert.deepEqual(told('all'), [['', 'price 2', 'competitor 1']]);
    assert.deepEqual(told('stage'), [
      ['planports-1', 'price 2'],
      ['planports-3', 'competitor 1'],
    ]);
    assert.deepEqual(told('owner'), [
      ['member1', 'price 2'],
      ['member2', 'competitor 1'],
    ]);
    assert.deepEqual(told('month'), [
      ['2026-02', 'competitor 1', 'price 1'],
      ['2026-03', 'price 1'],
    ]);
    assert.deepEqual(told('product'), [['', 'price 2', 'competitor 1']]);
    const [first] = bench.report(losses()).total.reasons;
    assert.deepEqual([first?.share.part, first?.share.whole, first?.share.muted], [2, 3, true]);
    assert.equal(bench.report(losses('all', 'abandoned')).total.lost.count, 1);
  });

  it('S12 S13 D24 meetings, calls, tasks, days and minutes until the close, held ones only, by their own date', () => {
    const bench = aReportBench();
    const won = bench.opportunity(0);
    const task = bench.on(1, 'task-create', { opportunityId: won, title: 'Ara' }).id;
    bench.on(2, 'task-complete', { id: task });
    bench.on(3, 'task-create', { opportunityId: won, title: 'Bekler' });
    bench.close(10, won, 'won');
    const lost = bench.opportunity(0);
    bench.close(4, lost, 'lost', 'price');
    const act = (
      id: string,
      kind: string,
      on: string,
      more: Partial<ReportActivity> = {},
    ): ReportActivity => ({
      id,
      kind,
      on,
      held: true,
      by: 'member1',
      minutes: null,
      ...more,
    });
    const lists: Record<string, ReportActivity[]> = {
      [won]: [
        act('a', 'meeting', '2026-02-03', { minutes: 30 }),
        act('b', 'meeting', '2026-02-12'),
        act('c', 'meeting', '2026-02-13'),
        act('d', 'meeting', '2026-02-05', { held: false }),
        act('e', 'call', '2026-02-05', { minutes: 15 }),
      ],
      [lost]: [act('a', 'meeting', '2026-02-03', { minutes: 30 })],
    };
    const activities = { activities: (id: string) => lists[id] ?? [] };
    const report = bench.report(effort(), {}, { activities });
    const mean = ({ sum, count, ids }: Mean) => [sum, count, ids()];
    assert.deepEqual(mean(report.won.meetings), [2n, 1, [won]]);
    assert.deepEqual([report.won.calls.sum, report.won.tasksDone.sum, report.won.days.sum], [1n, 1n, 10n]);
    assert.deepEqual(mean(report.won.minutes), [45n, 1, [won]], 'of those for which any were logged');
    assert.deepEqual(report.lost.meetings.sum, 1n);
    assert.deepEqual(mean(report.abandoned.meetings), [0n, 0, []]);
    const context = reportContext({ ...bench.bench.snapshot, activities }, { now: DAY_ZERO + 100 * DAY });
    const [member] = memberActivities([won, lost], context);
    assert.deepEqual([member?.total, member?.byKind.get('meeting')], [4, 3], 'the one in both counts once');
  });

  it('S85 D23 D24 D41 what each one did and what came of it, by who did it and on its own day', () => {
    const bench = aReportBench();
    const [won, lost] = [bench.opportunity(0, { price: lira(100) }), bench.opportunity(0)] as const;
    const log = (day: number, kind: ActivityKind, memberId: string, more = {}): void => {
      bench.on(day, 'activity-log', { kind, opportunityId: won, memberId, ...more });
    };
    log(1, 'call', 'member1');
    log(2, 'meeting', 'member1');
    log(2, 'demo', 'member1');
    log(3, 'email', 'member2');
    log(3, 'call', 'member2', { held: false });
    log(40, 'sms', 'member2');
    const task = bench.on(1, 'task-create', { opportunityId: lost, title: 'Ara' }).id;
    bench.on(4, 'task-complete', { id: task }, { actor: 'member2' });
    bench.close(10, won, 'won');
    bench.on(11, 'opportunity-edit', { id: won, changes: { ownerId: 'member2' } });
    bench.close(10, lost, 'lost', 'price');
    const told = (query = {}, by: WorkDimension = 'owner'): unknown[] =>
      bench
        .report(work(by), query)
        .groups.map((own) => [
          own.group,
          ...[own.calls, own.meetings, own.emails, own.texts, own.activities, own.tasksDone].map(
            ({ count }) => count,
          ),
          own.won.count,
          own.lost.count,
          own.winRate.basisPoints,
        ]);
    const period = { from: '2026-02-01', to: '2026-02-28' };
    assert.deepEqual(told({ period }), [
      ['member1', 1, 2, 0, 0, 3, 0, 1, 1, 5000],
      ['member2', 0, 0, 1, 0, 1, 1, 0, 0, null],
    ]);
    assert.deepEqual(told({}, 'month'), [
      ['2026-02', 1, 2, 1, 0, 4, 1, 1, 1, 5000],
      ['2026-03', 0, 0, 0, 1, 1, 0, 0, 0, null],
    ]);
    assert.deepEqual(bench.report(work()).total.meetings.ids(), [won]);
    // What was logged later was not known then.
    const live = told({ period });
    log(50, 'call', 'member1', { when: { at: DAY_ZERO + DAY, zone: 'Europe/Istanbul' } });
    assert.deepEqual(told({ asOf: DAY_ZERO + 20 * DAY }), live);
    assert.equal(bench.report(work()).total.calls.count, 2);
  });

  it('S98 which losses had missing or low qualification on the day of the loss', () => {
    const bench = aReportBench();
    const ids = ['missing', 'low', 'qualified', 'qualified'].map(
      (state) => [bench.opportunity(0), state] as const,
    );
    for (const [index, [id]] of ids.entries()) bench.close(3, id, index < 3 ? 'lost' : 'won', 'price');
    const known = new Map(ids);
    const asked: string[] = [];
    const qualification = {
      qualification: ({ id }: { id: string }, on: string) => {
        asked.push(on);
        return (known.get(id) ?? 'missing') as 'missing';
      },
    };
    const { states, lost } = bench.report(qualificationLosses(), {}, { qualification });
    assert.equal(lost.count, 3);
    assert.deepEqual(
      states.map(({ state, lost: own, winRate }) => [state, own.count, winRate.part]),
      [
        ['missing', 1, 0],
        ['low', 1, 0],
        ['qualified', 1, 1],
      ],
    );
    assert.deepEqual(new Set(asked), new Set(['2026-02-05']));
    assert.equal(bench.report(qualificationLosses()).states[0]?.lost.count, 3, 'nobody knows anything');
  });

  it('S20 D23 what changed between two days, by how much, and nothing of the way between', () => {
    const bench = aReportBench();
    const [won, pushed, priced, gone, back] = Array.from({ length: 5 }, () =>
      bench.opportunity(0, { price: lira(100), expectedClose: '2026-03-01' }),
    ) as [string, string, string, string, string];
    bench.close(12, won, 'won');
    bench.on(12, 'opportunity-edit', { id: pushed, changes: { expectedClose: '2026-04-01' } });
    bench.on(12, 'opportunity-edit', { id: priced, changes: { price: lira(70) } });
    bench.on(12, 'opportunity-delete', { id: gone });
    bench.move(12, back, 4);
    bench.move(14, back, 1);
    const made = bench.opportunity(13, { price: lira(9) });
    const context = reportContext(bench.bench.snapshot, { now: DAY_ZERO + 100 * DAY });
    const between = (from: number, to: number) =>
      changesBetween(
        bench.replays().all(),
        { from: DAY_ZERO + from * DAY, to: DAY_ZERO + to * DAY },
        context,
      ).groups.map(({ code, ids, amounts }) => [code, ids(), amounts.map(({ sum }) => Number(sum))]);
    assert.deepEqual(between(10, 20), [
      ['created', [made], [9]],
      ['deleted', [gone], [-100]],
      ['won', [won], [100]],
      ['pushed-out', [pushed], [100]],
      ['amount-down', [priced], [-30]],
    ]);
    assert.deepEqual(between(12.5, 13), [['created', [made], [9]]]);
    assert.deepEqual(between(13, 14), [['backward', [back], [100]]]);
    assert.deepEqual(between(20, 90), []);
  });

  it('S20 D23 the same as a report over days, both ends included, with what has gone since', () => {
    const bench = aReportBench();
    const gone = bench.opportunity(0, { price: lira(100) });
    const other = bench.opportunity(0, { description: 'Başka' });
    bench.on(12, 'opportunity-delete', { id: gone });
    bench.close(13, other, 'lost', 'price');
    const codes = (period: ReportQuery['period'], more: Partial<ReportQuery> = {}) => {
      const query = { now: DAY_ZERO + 100 * DAY, ...(period && { period }), ...more };
      const index = new ReportIndex<'changes', { readonly changes: ChangesBetween }>(
        bench.bench.snapshot,
        query,
        { changes: changes() },
      );
      index.rebuild();
      return index.get('changes').groups.map(({ code, ids }) => [code, ids().length]);
    };
    assert.deepEqual(codes({ from: '2026-02-14', to: '2026-02-14' }), [['deleted', 1]]);
    assert.deepEqual(codes({ from: '2026-02-14', to: null }), [
      ['deleted', 1],
      ['lost', 1],
    ]);
    assert.deepEqual(codes({ from: '2026-02-03', to: null }, { asOf: DAY_ZERO + 12.5 * DAY }), [
      ['deleted', 1],
    ]);
    assert.deepEqual(codes({ from: '2026-02-16', to: null }), []);
    assert.deepEqual(codes({ from: null, to: '2026-02-02' }), [['created', 2]]);
    assert.deepEqual(codes({ from: '2026-02-03', to: null }, { filter: { text: 'Başka' } }), [['lost', 1]]);
  });
});
