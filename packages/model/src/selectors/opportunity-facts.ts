import { dayNumber, type CalendarDate, type Instant } from '../calendar-date.js';
import type { Opportunity } from '../records/opportunity.js';
import type { Snapshot } from '../snapshot.js';
import { stageOf } from './stage-resolution.js';

const DAY = 86_400_000;

/** Basis points: the manual override, else the stage's default, else 0 (D31). Says nothing about the status. */
export function effectiveProbability(
  snapshot: Pick<Snapshot, 'get'>,
  opportunity: Pick<Opportunity, 'probability' | 'position'>,
): number {
  return opportunity.probability ?? stageOf(snapshot, opportunity.position).stage?.probability ?? 0;
}

/** D8: only an open one is overdue, and one that is due today is not. */
export function isOverdue(opportunity: Opportunity, today: CalendarDate): boolean {
  const { status, expectedClose } = opportunity;
  return status.code === 'open' && expectedClose !== null && expectedClose < today;
}

export function isDueToday(opportunity: Opportunity, today: CalendarDate): boolean {
  return opportunity.status.code === 'open' && opportunity.expectedClose === today;
}

/**
 * Milliseconds of the current stay, never negative (D15). While suspended the clock stands still (D5), from the end of the UTC day of the
 * suspension: exact enough for a card; reports count from the events.
 */
export function timeInStage(opportunity: Opportunity, now: Instant): number {
  const { position, status } = opportunity;
  const paused = status.code === 'suspended' && status.on !== null ? (dayNumber(status.on) + 1) * DAY : now;
  return Math.max(0, Math.min(now, paused) - position.at);
}

/** Whole days completed in the current stage: an hour is 0, not 1 (D18). */
export function daysInStage(opportunity: Opportunity, now: Instant): number {
  return Math.floor(timeInStage(opportunity, now) / DAY);
}
