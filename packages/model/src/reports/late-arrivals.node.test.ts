import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays } from '../calendar-date.js';
import type { HistoryEvent } from '../records/history-event.js';
import { aWorkbench } from '../testing/workbench.js';
import { arrivedLater } from './arrived-later.js';
import {
  ARRIVAL_TOLERANCE,
  lateArrivalOf,
  MAX_ARRIVALS,
  NO_ARRIVALS,
  withArrivals,
  withoutFuture,
  type LateArrival,
} from './late-arrivals.js';
import { openAmounts, type OpenAmounts } from './open-amounts.js';
import { reportContext } from './report.js';
import { Replays, ReportIndex } from './report-index.js';

const ZONE = 'Europe/Istanbul';
const HOUR = 3_600_000;
/** An instant of February 2026 by Istanbul's clock. */
const on = (day: number, hour = 12) => Date.UTC(2026, 1, day, hour - 3);
const endOf = (day: number) => on(day + 1, 0) - 1;
const date = (day: number) => `2026-02-${String(day).padStart(2, '0')}`;

const arrival = (id: string, more: Partial<LateArrival> = {}): LateArrival => ({
  eventId: id,
  opportunityId: 'o1',
  at: on(1),
  arrivedOn: date(3),
  ...more,
});

/** An opportunity of the first day whose price came from a colleague who was offline until the third. */
function aLateLife() {
  const bench = aWorkbench();
  const create = (description: string, ownerId: string) =>
    bench.run(
      'opportunity-create',
      { customerId: 'contact1', description, ownerId, schemaId: 'planports' },
      { now: on(1, 9) },
    ).value.id;
  const [id, other] = [create('Servis', 'member1'), create('Depo', 'member2')];
  bench.run('opportunity-edit', { id, changes: { price: { minor: 500, currency: 'TRY' } } }, { now: on(1) });
  const event = bench.snapshot.history(id).at(-1);
  assert.ok(event);
  return { bench, id, other, event };
}

describe('events that arrive late', () => {
  const { event } = aLateLife();
  const judge = (more: Partial<HistoryEvent>, inStep: number, arrivedAt: number) =>
    lateArrivalOf({ ...event, ...more }, { inStep, arrivedAt, timeZone: ZONE });

  it('LTE1 D23 late is what comes on a later day, to a device that was in step after it was made', () => {
    assert.deepEqual(judge({}, on(2), on(3)), {
      eventId: event.id,
      opportunityId: event.opportunityId,
      at: on(1),
      arrivedOn: date(3),
    });
    assert.equal(judge({}, on(1) - HOUR, on(3)), null, 'the device was away meanwhile');
    assert.equal(judge({}, on(1, 20), on(1, 22)), null, 'on the same day no figure is another');
    assert.equal(
      judge({ at: on(1, 23) + HOUR - 1 }, on(2), on(2))?.arrivedOn,
      date(2),
      'days are those of the workspace',
    );
    assert.equal(judge({ at: on(2, 0) }, on(2), on(2)), null);
  });

  it('LTE1 D15 clocks that differ within the tolerance make nothing late, and neither does an import or a stamp of nowhere', () => {
    const midnight = on(2, 0);
    assert.equal(judge({ at: midnight - 1 }, midnight - 1 + ARRIVAL_TOLERANCE, on(2)), null);
    assert.ok(judge({ at: midnight - 1 }, midnight + ARRIVAL_TOLERANCE, on(2)));
    assert.equal(judge({ via: 'import' }, on(2), on(3)), null);
    assert.equal(judge({ at: 0 }, on(2), on(3)), null);
  });

  it('LTE2 each is remembered once, with the day on which it came first; the last to come are kept, and that there were more', () => {
    const once = withArrivals(NO_ARRIVALS, [arrival('e1')]);
    assert.equal(withArrivals(once, [arrival('e1', { arrivedOn: date(5) })]), once);
    assert.deepEqual([once.list, once.isCut], [[arrival('e1')], false]);
    const both = withArrivals(once, [
      arrival('e1', { arrivedOn: date(5) }),
      arrival('e2', { arrivedOn: date(4) }),
    ]);
    assert.deepEqual(both.list, [arrival('e2', { arrivedOn: date(4) }), arrival('e1')]);
    const day = (index: number) => addDays('2020-01-01', index);
    const many = Array.from({ length: MAX_ARRIVALS }, (_, index) =>
      arrival(`n${String(index)}`, { arrivedOn: day(index) }),
    );
    const full = withArrivals(NO_ARRIVALS, many);
    assert.deepEqual([full.list.length, full.isCut], [MAX_ARRIVALS, false]);
    const more = withArrivals(full, [arrival('new', { arrivedOn: date(3) })]);
    assert.deepEqual([more.list.length, more.isCut, more.list[0]?.eventId], [MAX_ARRIVALS, true, 'new']);
    assert.equal(
      more.list.some(({ eventId }) => eventId === 'n0'),
      false,
    );
    const latest = withArrivals(more, [arrival('e9', { arrivedOn: '1999-01-01' })]);
    assert.equal(latest.list.length, MAX_ARRIVALS);
  });

  it('LTE2 what came on a day that has not come yet was noted by a wrong clock, and is forgotten', () => {
    const known = withArrivals(NO_ARRIVALS, [arrival('e1'), arrival('e2', { arrivedOn: '2031-01-01' })]);
    assert.deepEqual(
      withoutFuture(known, date(3)).list.map(({ eventId }) => eventId),
      ['e1'],
    );
    assert.equal(withoutFuture(known, '2031-01-01'), known);
  });
});

describe('figures as of a day, and what came later', () => {
  function asked(query: { readonly day: number | null; readonly ownerIds?: readonly string[] }) {
    const { bench, id, other, event } = aLateLife();
    const late = withArrivals(NO_ARRIVALS, [
      arrival(event.id, { opportunityId: id, at: event.at }),
      arrival('unknown', { opportunityId: 'gone' }),
    ]);
    const asOf = query.day === null ? null : endOf(query.day);
    const filter = query.ownerIds ? { filter: { owners: query.ownerIds } } : {};
    const index = new ReportIndex<'open', { open: OpenAmounts }>(
      bench.snapshot,
      { now: on(5), asOf, timeZone: ZONE, ...filter },
      { open: openAmounts() },
    );
    index.rebuild();
    return { id, other, bench, late, index };
  }

  it('LTE3 D23 names what was made by then and came after, and counts it all the same', () => {
    for (const [day, count] of [
      [1, 1],
      [2, 1],
      [3, 0],
      [4, 0],
    ] as const) {
      const { index, late, id } = asked({ day });
      const found = index.late(late);
      assert.deepEqual(
        [found.count, found.ids()],
        [count, count === 0 ? [] : [id]],
        `as of day ${String(day)}`,
      );
      assert.equal(index.get('open').total.totals.byCurrency[0]?.fixed, 500, 'what is known now is counted');
    }
    const { bench, late, id } = asked({ day: 2 });
    const at = (asOf: number) =>
      arrivedLater(
        late,
        new Replays(bench.snapshot),
        reportContext(bench.snapshot, { now: on(5), asOf, timeZone: ZONE }),
      );
    assert.deepEqual([at(on(1)).ids(), at(on(1) - 1).count], [[id], 0], 'from its own moment on');
    assert.equal(asked({ day: null }).index.late(asked({ day: null }).late).count, 0, 'of now all is known');
  });

  it('LTE3 D23 names no opportunity that is not asked for; one that was put aside by then is asked for by what it is now', () => {
    const mine = asked({ day: 2, ownerIds: ['member1'] });
    assert.equal(mine.index.late(mine.late).count, 1);
    const others = asked({ day: 2, ownerIds: ['member2'] });
    assert.equal(others.index.late(others.late).count, 0);
    const passed = asked({ day: 2, ownerIds: ['member1'] });
    passed.bench.run('opportunity-edit', { id: passed.id, changes: { ownerId: 'member2' } }, { now: on(4) });
    passed.index.apply(new Map([['opportunities', new Set([passed.id])]]));
    assert.equal(passed.index.late(passed.late).count, 1, 'it was theirs then');
    const { bench, id, late } = asked({ day: 2 });
    bench.run('opportunity-delete', { id }, { now: on(1, 13) });
    const context = reportContext(bench.snapshot, { now: on(5), asOf: endOf(2), timeZone: ZONE });
    assert.equal(arrivedLater(late, new Replays(bench.snapshot), context).count, 1);
  });
});
