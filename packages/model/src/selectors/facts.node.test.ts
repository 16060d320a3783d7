import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OPEN_STATUS, STATUSES } from '../records/opportunity.js';
import { anOpportunity, aPosition } from '../testing/factories.js';
import { aWorkbench } from '../testing/workbench.js';
import { stagePath } from './history.js';
import { daysInStage, isDueToday, isOverdue, timeInStage } from './opportunity-facts.js';
import { monthlyRecurring, totalsOf, weightedFixed, weightedMonthly } from './totals.js';

const DAY = 86_400_000;

it('D8 only an open one is overdue, and due today is not overdue', () => {
  const due = (expectedClose: string | null, code = 'open' as (typeof STATUSES)[number]) =>
    anOpportunity({ expectedClose, status: { ...OPEN_STATUS, code } });
  assert.equal(isOverdue(due('2026-01-31'), '2026-02-01'), true);
  assert.equal(isOverdue(due('2026-02-01'), '2026-02-01'), false);
  assert.equal(isDueToday(due('2026-02-01'), '2026-02-01'), true);
  assert.equal(isOverdue(due(null), '2026-02-01'), false);
  for (const code of STATUSES.filter((each) => each !== 'open')) {
    assert.equal(isOverdue(due('2026-01-31', code), '2026-02-01'), false, code);
    assert.equal(isDueToday(due('2026-02-01', code), '2026-02-01'), false, code);
  }
});

describe('time in stage', () => {
  const since = Date.UTC(2026, 0, 10, 12);
  const row = anOpportunity({ position: aPosition({ at: since }) });

  it('D18 an hour is no day, and 49 hours are two', () => {
    assert.equal(daysInStage(row, since + 3_600_000), 0);
    assert.equal(daysInStage(row, since + 49 * 3_600_000), 2);
  });

  it('D15 a wrong clock never gives a negative time', () => {
    assert.equal(timeInStage(row, since - DAY), 0);
  });

  it('D5 the clock stands still while suspended', () => {
    const suspended = { ...row, status: { ...OPEN_STATUS, code: 'suspended' as const, on: '2026-01-12' } };
    assert.equal(daysInStage(suspended, since + 30 * DAY), 2);
    assert.equal(daysInStage({ ...suspended, status: OPEN_STATUS }, since + 30 * DAY), 30);
  });
});

describe('totals', () => {
  const bench = aWorkbench();
  const rows = (period: 'fixed' | 'monthly' | 'yearly', minor: number, count: number) =>
    Array.from({ length: count }, () =>
      anOpportunity({ period, price: { minor, currency: 'TRY' }, probability: 3300 }),
    );

  it('D33 3 × (100,01 × 33 %) = 99,01, rounded once', () => {
    const [sums] = totalsOf(bench.snapshot, rows('fixed', 10_001, 3)).byCurrency;
    assert.ok(sums);
    assert.equal(weightedFixed(sums), 9901n);
  });

  it('D27 the monthly part of yearly prices comes from the exact fraction', () => {
    const [one] = totalsOf(bench.snapshot, rows('yearly', 100_000, 1)).byCurrency;
    const [twelve] = totalsOf(bench.snapshot, rows('yearly', 100_000, 12)).byCurrency;
    assert.ok(one && twelve);
    assert.equal(monthlyRecurring(one), 8333n);
    assert.equal(monthlyRecurring(twelve), 100_000n);
    assert.equal(weightedMonthly(twelve), 33_000n);
  });

  it('D38 half is rounded away from zero', () => {
    const [half] = totalsOf(bench.snapshot, [
      anOpportunity({ price: { minor: 1, currency: 'TRY' }, probability: 5000 }),
    ]).byCurrency;
    assert.ok(half);
    assert.equal(weightedFixed(half), 1n);
  });
});

describe('stagePath', () => {
  const moved = () => {
    const bench = aWorkbench();
    bench.run('opportunity-create', { description: 'x', customerId: 'contact1', id: 'o1' });
    bench.run('opportunity-move', { id: 'o1', stageId: 'planports-2' });
    return bench;
  };
  const path = (bench: ReturnType<typeof moved>) => {
    const row = bench.snapshot.get('opportunities', 'o1');
    assert.ok(row);
    return stagePath(row.position, bench.snapshot.history('o1'));
  };

  it('D16 of two moves made at once one leads on, the other brought it nowhere', () => {
    const bench = moved();
    const before = bench.snapshot.get('opportunities', 'o1')?.position;
    assert.ok(before);
    // A colleague's move that did not know of mine: its event stays in the log, my position wins.
    bench.run('opportunity-move', { id: 'o1', stageId: 'planports-5' });
    const lost = bench.snapshot.get('opportunities', 'o1')?.position.moveId;
    bench.snapshot.apply([
      { kind: 'set', collection: 'opportunities', id: 'o1', field: 'position', value: before },
    ]);
    bench.run('opportunity-move', { id: 'o1', stageId: 'planports-3' });
    const { stays, overridden, complete } = path(bench);
    assert.deepEqual(
      stays.map((stay) => stay.stageId),
      ['planports-1', 'planports-2', 'planports-3'],
    );
    assert.deepEqual([...overridden], [lost]);
    assert.equal(complete, true);
    assert.equal(stays.at(-1)?.until, null);
    assert.equal(stays[0]?.until, stays[1]?.since);
  });

  it('D15 times never run backwards along the way', () => {
    const bench = moved();
    bench.run('opportunity-move', { id: 'o1', stageId: 'planports-3' }, { now: 5 });
    const { stays } = path(bench);
    assert.equal(stays[2]?.since, stays[1]?.since);
    assert.equal(stays[1]?.until, stays[1]?.since);
  });

  it('D16 without its events a way is incomplete, not wrong', () => {
    const { stays, complete } = stagePath({ moveId: 'missing' }, []);
    assert.deepEqual([stays, complete], [[], false]);
  });
});
