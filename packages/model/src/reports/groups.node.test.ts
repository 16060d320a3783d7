import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aReportBench, type ReportBench } from '../testing/report-bench.js';
import { effort, type Effort } from './effort.js';
import type { Mean } from './figure.js';
import type { Dimension } from './dimensions.js';
import { Rates } from './rates.js';
import { slips, type SlipSums } from './slip.js';
import { velocity } from './velocity.js';

const lira = (minor: number) => ({ minor, currency: 'TRY' });
const mean = ({ sum, count }: Mean): [number, number] => [Number(sum), count];

/** Opportunities of two representatives, one of whom gives one away after the win; one is nobody's. */
function aTeam(): ReportBench & {
  readonly ids: Record<'ayse' | 'omer' | 'given' | 'lost' | 'open', string>;
} {
  const bench = aReportBench();
  bench.on(0, 'member-edit', { id: 'member1', changes: { team: 'Batı' } });
  bench.on(0, 'member-edit', { id: 'member2', changes: { team: 'Doğu' } });
  const of = (ownerId: string | null, minor: number | null) =>
    bench.opportunity(0, {
      ownerId,
      price: minor === null ? null : lira(minor),
      expectedClose: '2026-03-01',
    });
  const ids = {
    ayse: of('member1', 1000),
    omer: of('member2', 6000),
    given: of('member1', 3000),
    lost: of('member1', 500),
    open: of('member2', 70),
  };
  of('member1', null);
  of('member2', null);
  of(null, 40);
  bench.close(10, ids.ayse, 'won');
  bench.close(30, ids.given, 'won');
  bench.close(12, ids.omer, 'won');
  bench.close(4, ids.lost, 'lost', 'price');
  bench.on(40, 'opportunity-edit', { id: ids.given, changes: { ownerId: 'member2' } });
  return { ...bench, ids };
}

describe('by representative, team and whatever else', () => {
  it('RPT80 D22 D41 slip: who puts off, how often and by how many days', () => {
    const bench = aTeam();
    const { open, omer } = bench.ids;
    const expect = (day: number, id: string, expectedClose: string) =>
      bench.on(day, 'opportunity-edit', { id, changes: { expectedClose } });
    expect(1, open, '2026-03-11');
    expect(2, open, '2026-03-21');
    expect(3, open, '2026-03-31');
    expect(5, omer, '2026-02-20');
    const told = ({ opportunities, pushed, pulled, warned, closedSlip, openSlip }: SlipSums) => [
      opportunities.count,
      [pushed.count, Number(pushed.pushes)],
      [pulled.count, Number(pulled.pulls)],
      warned.count,
      mean(closedSlip),
      mean(openSlip),
    ];
    const { groups, ...whole } = bench.report(slips('owner'));
    assert.deepEqual(
      groups.map(({ group, ...own }) => [group, ...told(own)]),
      [
        ['', 1, [0, 0], [0, 0], 0, [0, 0], [0, 1]],
        // Won on day 10 and 30, lost on day 4, of a close on 1 March, which is day 27.
        ['member1', 4, [0, 0], [0, 0], 0, [-17 + 3 - 23, 3], [0, 1]],
        ['member2', 3, [1, 3], [1, 1], 1, [-15, 1], [30, 2]],
      ],
    );
    assert.deepEqual(groups[2]?.pushed.ids(), [open]);
    assert.deepEqual(told(whole), [8, [1, 3], [1, 1], 1, [-52, 4], [30, 4]]);
    assert.deepEqual(
      bench.report(slips('team')).groups.map(({ group }) => group),
      ['', 'Batı', 'Doğu'],
    );
  });

  it('RPT81 S12 S13 S85 effort: what a win took, and what was spent in vain, of each', () => {
    const bench = aTeam();
    const { ayse, omer, lost } = bench.ids;
    const log = (day: number, opportunityId: string, kind: 'call' | 'meeting' | 'demo') =>
      bench.on(day, 'activity-log', { kind, opportunityId, memberId: 'member1' });
    log(1, ayse, 'meeting');
    log(2, ayse, 'demo');
    log(3, ayse, 'call');
    log(20, ayse, 'call');
    log(2, omer, 'call');
    log(2, lost, 'meeting');
    const { id } = bench.on(1, 'task-create', { opportunityId: omer, title: 'Ara' });
    bench.on(3, 'task-complete', { id });
    const told = ({ opportunities, meetings, calls, activities, tasksDone, days }: Effort) => [
      opportunities.count,
      mean(meetings)[0],
      mean(calls)[0],
      mean(activities)[0],
      mean(tasksDone)[0],
      mean(days)[0],
    ];
    const { groups, won } = bench.report(effort('owner'));
    assert.deepEqual(
      groups.map((own) => [own.group, told(own.won), told(own.lost)]),
      [
        ['member1', [2, 2, 1, 3, 0, 40], [1, 1, 0, 1, 0, 4]],
        ['member2', [1, 0, 1, 1, 1, 12], [0, 0, 0, 0, 0, 0]],
      ],
    );
    assert.deepEqual(groups[1]?.won.days.ids(), [omer]);
    assert.deepEqual(told(won), [3, 2, 2, 4, 1, 52]);
  });

  it('RPT82 D19 D20 D41 velocity: days, win rate, open ones and mean value of each, and what they bring a day', () => {
    const bench = aTeam();
    const { groups, open, won } = bench.report(velocity('owner'));
    assert.deepEqual(
      groups.map((own) => [
        own.group,
        own.open.count,
        [own.winRate.part, own.winRate.whole, own.winRate.muted],
        mean(own.daysToWin),
        own.byCurrency.map(({ currency, wonValue, perDay }) => [currency, ...mean(wonValue), perDay]),
      ]),
      [
        ['', 1, [0, 0, true], [0, 0], []],
        // 1 × 2000 × 2/3 ÷ 20 days = 66.67
        ['member1', 1, [2, 3, true], [40, 2], [['TRY', 4000, 2, 67n]]],
        // 2 × 6000 × 1 ÷ 12 days
        ['member2', 2, [1, 1, true], [12, 1], [['TRY', 6000, 1, 1000n]]],
      ],
    );
    assert.deepEqual(groups[1]?.won.ids(), [bench.ids.ayse, bench.ids.given].sort());
    assert.deepEqual([open.count, won.count], [4, 3]);
    const rates = new Rates('USD', [{ currency: 'TRY', on: '2026-01-01', value: '0.5' }]);
    assert.deepEqual(
      bench
        .report(velocity('owner'), { rates })
        .groups.map(
          ({ converted }) => converted && [converted.meanValue, converted.perDay, converted.wins.count],
        ),
      [null, [1000n, 33n, 2], [3000n, 500n, 1]],
    );
    const euro = bench.opportunity(0, { ownerId: 'member2', price: { minor: 100, currency: 'EUR' } });
    bench.close(10, euro, 'won');
    const towards = new Rates('TRY', [{ currency: 'EUR', on: '2026-01-01', value: '40' }]);
    assert.deepEqual(
      bench
        .report(velocity('owner'), { rates: towards })
        .groups.map(({ converted }) => converted && [converted.meanValue, converted.wins.count]),
      [null, [2000n, 2], [5000n, 2]],
      'told of all once anything was converted',
    );
  });

  it('RPT83 D20 D22 S13 whatever tells them apart, disjoint groups add up to the whole, and the whole is what it is without', () => {
    const bench = aTeam();
    const dimensions: readonly Dimension[] = [
      'owner',
      'team',
      'manager',
      'source',
      'segment',
      'customer',
      'month',
    ];
    for (const by of dimensions) {
      const [slip, plainSlip] = [bench.report(slips(by)), bench.report(slips())];
      const [work, plainWork] = [bench.report(effort(by)), bench.report(effort())];
      const [speed, plainSpeed] = [bench.report(velocity(by)), bench.report(velocity())];
      const sum = <T>(list: readonly T[], of: (each: T) => number | bigint): number =>
        list.reduce((all, each) => all + Number(of(each)), 0);
      assert.equal(
        sum(slip.groups, ({ opportunities }) => opportunities.count),
        slip.opportunities.count,
      );
      assert.equal(
        sum(slip.groups, ({ closedSlip }) => closedSlip.sum),
        Number(slip.closedSlip.sum),
      );
      assert.equal(
        sum(slip.groups, ({ openSlip }) => openSlip.count),
        slip.openSlip.count,
      );
      assert.equal(
        sum(work.groups, ({ won }) => won.days.sum),
        Number(work.won.days.sum),
      );
      assert.equal(
        sum(work.groups, ({ lost }) => lost.opportunities.count),
        work.lost.opportunities.count,
      );
      assert.equal(
        sum(speed.groups, ({ open }) => open.count),
        speed.open.count,
      );
      assert.equal(
        sum(speed.groups, ({ winRate }) => winRate.whole),
        speed.winRate.whole,
      );
      assert.equal(
        sum(speed.groups, ({ daysToWin }) => daysToWin.sum),
        Number(speed.daysToWin.sum),
      );
      assert.equal(
        sum(speed.groups, ({ byCurrency }) => byCurrency[0]?.wonValue.sum ?? 0),
        Number(speed.byCurrency[0]?.wonValue.sum),
      );
      for (const [own, plain] of [
        [slip, plainSlip],
        [work, plainWork],
        [speed, plainSpeed],
      ])
        assert.deepEqual(
          JSON.parse(JSON.stringify({ ...own, groups: [], how: null }, text)),
          JSON.parse(JSON.stringify({ ...plain, how: null }, text)),
          by,
        );
    }
  });
});

const text = (_: string, value: unknown): unknown =>
  typeof value === 'bigint'
    ? String(value)
    : typeof value === 'function'
      ? (value as () => unknown)()
      : value;
