import type { CalendarDate, Instant } from '../calendar-date.js';
import type { EventId, OpportunityId } from '../ids.js';
import type { HistoryEvent } from '../records/history-event.js';
import { dayInZone } from '../selectors/zone-days.js';
import { CLOCK_TOLERANCE } from './event-log.js';

/** An event that came to this device on a later day than the one that it tells of (D23). Devices keep these for themselves: no document holds them. */
export interface LateArrival {
  readonly eventId: EventId;
  readonly opportunityId: OpportunityId;
  /** The event's stamp. */
  readonly at: Instant;
  /** The day on which it came, in the workspace's zone. */
  readonly arrivedOn: CalendarDate;
}

/**
 * A stamp that is older than the last moment in step by less than this says nothing: the clock that made it may be behind by as much as passes for right
 * (D15), the news may have been as long on its way, and a dead connection is noticed after half a minute only.
 */
export const ARRIVAL_TOLERANCE = 2 * CLOCK_TOLERANCE;

/** How many a device remembers. More is no list to read, and no figure to go by any more. */
export const MAX_ARRIVALS = 2_000;

export interface ArrivalMoment {
  /** When the device last had all that the server had. */
  readonly inStep: Instant;
  /** When the event came; earlier where that is not known to the day. */
  readonly arrivedAt: Instant;
  readonly timeZone: string;
}

/**
 * What is to be remembered of an event that was not here before; `null` when it came in time. It is late when the device had everything that there was at a later
 * moment than it is stamped with, and on another day: figures are asked for by days. What an import brings tells of the past on purpose, and is not late.
 */
export function lateArrivalOf(
  { id, opportunityId, at, via }: HistoryEvent,
  { inStep, arrivedAt, timeZone }: ArrivalMoment,
): LateArrival | null {
  if (via === 'import' || at <= 0 || at >= inStep - ARRIVAL_TOLERANCE) return null;
  const arrivedOn = dayInZone(arrivedAt, timeZone);
  if (dayInZone(at, timeZone) >= arrivedOn) return null;
  return Object.freeze({ eventId: id, opportunityId, at, arrivedOn });
}

export interface Arrivals {
  /** Those that came last first. */
  readonly list: readonly LateArrival[];
  /** There were more than are remembered: those that came first are forgotten. */
  readonly isCut: boolean;
}

export const NO_ARRIVALS: Arrivals = Object.freeze({ list: Object.freeze([]), isCut: false });

/** Adds arrivals, each event once, with the day on which it came first; drops those that came first when there are too many. */
export function withArrivals(known: Arrivals, more: readonly LateArrival[]): Arrivals {
  const byId = new Map(known.list.map((arrival) => [arrival.eventId, arrival]));
  const before = byId.size;
  for (const arrival of more) if (!byId.has(arrival.eventId)) byId.set(arrival.eventId, arrival);
  if (byId.size === before) return known;
  const list = [...byId.values()].sort(lastFirst);
  return Object.freeze({
    list: Object.freeze(list.slice(0, MAX_ARRIVALS)),
    isCut: known.isCut || list.length > MAX_ARRIVALS,
  });
}

function lastFirst(a: LateArrival, b: LateArrival): number {
  if (a.arrivedOn !== b.arrivedOn) return a.arrivedOn < b.arrivedOn ? 1 : -1;
  return b.at - a.at || (a.eventId < b.eventId ? -1 : 1);
}

/** Without those of days that have not come yet: a clock was wrong when they were noted, or is now. */
export function withoutFuture(known: Arrivals, today: CalendarDate): Arrivals {
  if (known.list.every(({ arrivedOn }) => arrivedOn <= today)) return known;
  const list = known.list.filter(({ arrivedOn }) => arrivedOn <= today);
  return Object.freeze({ list: Object.freeze(list), isCut: known.isCut });
}
