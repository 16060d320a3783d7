import { daysBetween, isCalendarDate, type CalendarDate } from '../calendar-date.js';
import type { StageId } from '../ids.js';
import type { Money } from '../money.js';
import type { HistoryEvent } from '../records/history-event.js';
import type { Opportunity, Status } from '../records/opportunity.js';
import type { Snapshot } from '../snapshot.js';
import { effectivePrice } from './effective-price.js';
import { effortOf, elapsedDays, type Effort } from './effort.js';
import { stagePath } from './history.js';

const DAY = 86_400_000;

/** S77: what a sale took, told from its history. */
export interface Retrospective {
  readonly days: number;
  readonly effort: Effort;
  /** Stages in the order in which they were first entered, with the whole time in them (D18), to a tenth of a day. */
  readonly stages: readonly { readonly stageId: StageId; readonly days: number }[];
  /** The first price that was known, and the one of the win, else the present one. */
  readonly firstPrice: Money | null;
  readonly lastPrice: Money | null;
  /** D22: how often the expected close was moved later, and earlier, while open. */
  readonly pushes: number;
  readonly pulls: number;
  /** D22: from the first expected close to the close, or to the present expectation. */
  readonly slipDays: number | null;
}

export function retrospective(
  snapshot: Snapshot,
  opportunity: Opportunity,
  { now, today, zone }: { readonly now: number; readonly today: CalendarDate; readonly zone: string },
): Retrospective {
  const events = snapshot.history(opportunity.id);
  const moves = movesOfClose(events);
  const first = moves[0]?.from ?? events.find(({ then }) => then.expectedClose !== null)?.then.expectedClose;
  const { status } = opportunity;
  const isClosed = status.code !== 'open' && status.code !== 'suspended';
  const last = (isClosed ? status.on : null) ?? opportunity.expectedClose;
  return {
    days: elapsedDays(opportunity, today, zone),
    effort: effortOf(snapshot, opportunity.id, { zone }),
    stages: timesInStages(opportunity, events, now),
    firstPrice: events.find(({ then }) => then.price !== null)?.then.price ?? effectivePrice(opportunity),
    lastPrice: status.price ?? effectivePrice(opportunity),
    pushes: moves.filter(({ from, to }) => to > from).length,
    pulls: moves.filter(({ from, to }) => to < from).length,
    slipDays: first && last ? daysBetween(first, last) : null,
  };
}

/** Changes from one day to another while open; what was taken back, and the taking back, are none (D17). */
function movesOfClose(events: readonly HistoryEvent[]): { from: CalendarDate; to: CalendarDate }[] {
  const reverted = new Set(events.map(({ revertOf }) => revertOf));
  return events.flatMap(({ id, type, field, from, to, revertOf, then }) =>
    type === 'field-changed' &&
    field === 'expectedClose' &&
    then.status === 'open' &&
    revertOf === null &&
    !reverted.has(id) &&
    isCalendarDate(from) &&
    isCalendarDate(to)
      ? [{ from, to }]
      : [],
  );
}

function timesInStages(
  opportunity: Opportunity,
  events: readonly HistoryEvent[],
  now: number,
): Retrospective['stages'] {
  const times = new Map<StageId, number>();
  const closed = events.findLast(({ type }) => type === 'status-changed')?.at;
  const end = opportunity.status.code === 'open' ? now : (closed ?? now);
  for (const { stageId, since, until } of stagePath(opportunity.position, events).stays)
    times.set(stageId, (times.get(stageId) ?? 0) + Math.max(0, (until ?? Math.max(end, since)) - since));
  return [...times].map(([stageId, time]) => ({ stageId, days: Math.round((time / DAY) * 10) / 10 }));
}

/** S12, S77: what others of one outcome took, on average; `null` of none, which is not 0. */
export interface Averages {
  readonly count: number;
  readonly days: number | null;
  readonly meetings: number | null;
  readonly calls: number | null;
  readonly activities: number | null;
  readonly tasks: number | null;
  readonly minutes: number | null;
}

/** Reads every opportunity of that outcome: for a screen that was asked for, not for one that is always there. */
export function averagesOf(
  snapshot: Pick<Snapshot, 'list' | 'children'>,
  code: Status,
  { today, zone }: { readonly today: CalendarDate; readonly zone: string },
): Averages {
  let count = 0;
  const sums = { days: 0, meetings: 0, calls: 0, activities: 0, tasks: 0, minutes: 0 };
  for (const opportunity of snapshot.list('opportunities')) {
    if (opportunity.status.code !== code) continue;
    count++;
    const effort = effortOf(snapshot, opportunity.id, { zone });
    sums.days += elapsedDays(opportunity, today, zone);
    sums.meetings += effort.meetings;
    sums.calls += effort.byKind.call;
    sums.activities += effort.activities;
    sums.tasks += effort.tasks;
    sums.minutes += effort.minutes;
  }
  const mean = (sum: number): number | null => (count === 0 ? null : Math.round((sum / count) * 10) / 10);
  return {
    count,
    days: mean(sums.days),
    meetings: mean(sums.meetings),
    calls: mean(sums.calls),
    activities: mean(sums.activities),
    tasks: mean(sums.tasks),
    minutes: mean(sums.minutes),
  };
}
