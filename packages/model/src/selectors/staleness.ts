import { daysBetween, type CalendarDate } from '../calendar-date.js';
import type { Opportunity } from '../records/opportunity.js';
import type { Stage } from '../records/stage-schema.js';
import { isOverdue } from './opportunity-facts.js';
import { idleDays, type QueueSettings } from './queue-settings.js';
import { knownZone } from './reminder-times.js';
import { dayInZone } from './zone-days.js';
import { nextStep, type WorkFacts } from './work-sources.js';

export interface Staleness {
  readonly level: 'warn' | 'rotten';
  /** Days without activity in this stage, as the workspace counts them (D62). */
  readonly days: number;
}

/** What days mean for the one who looks. */
export interface DayContext {
  readonly today: CalendarDate;
  /** Of the workspace (D58). */
  readonly zone: string;
  readonly settings: QueueSettings;
}

/** Days since the last activity or the entry into the stage, whichever is later (D64). */
export function daysIdle(opportunity: Opportunity, facts: WorkFacts, day: DayContext): number {
  const since = Math.max(facts.lastAct.at, opportunity.position.at);
  return idleDays(dayInZone(since, knownZone(day.zone)), day.today, day.settings);
}

/**
 * D64: two levels by the stage's thresholds, each switched off by 0, each suspended while something is planned within it. Never for one that is
 * not open.
 */
export function stalenessOf(
  opportunity: Opportunity,
  stage: Pick<Stage, 'staleAfter' | 'rottenAfter'> | undefined,
  facts: WorkFacts,
  day: DayContext,
): Staleness | null {
  if (!stage || opportunity.status.code !== 'open') return null;
  const days = daysIdle(opportunity, facts, day);
  const next = nextStep(facts, day.today);
  const reached = (threshold: number): boolean =>
    threshold > 0 && days >= threshold && !(next !== null && daysBetween(day.today, next) <= threshold);
  if (reached(stage.rottenAfter)) return { level: 'rotten', days };
  return reached(stage.staleAfter) ? { level: 'warn', days } : null;
}

/** D65: open, and nothing to be done about it from today on. */
export function lacksNextStep(opportunity: Opportunity, facts: WorkFacts, today: CalendarDate): boolean {
  return opportunity.status.code === 'open' && nextStep(facts, today) === null;
}

export interface Closing {
  readonly kind: 'overdue' | 'soon';
  /** Whole days until the expected close, or since it. */
  readonly days: number;
  /** S57: the horizon that has been reached last: of 7/3/1, the 3 from three days before; `null` when overdue. */
  readonly horizon: number | null;
}

/** S57, D8: only an open one; one that is due today closes soon. */
export function closingOf(opportunity: Opportunity, { today, settings }: DayContext): Closing | null {
  const { expectedClose, status } = opportunity;
  if (expectedClose === null || status.code !== 'open') return null;
  if (isOverdue(opportunity, today))
    return { kind: 'overdue', days: daysBetween(expectedClose, today), horizon: null };
  const days = daysBetween(today, expectedClose);
  const horizon = settings.closingDays.filter((each) => days <= each).at(-1);
  return horizon === undefined ? null : { kind: 'soon', days, horizon };
}

/** D5: back to the work queue on its day, as a reminder; it does not become open by itself. */
export function isToResume({ status }: Opportunity, today: CalendarDate): boolean {
  return status.code === 'suspended' && status.resumeOn !== null && status.resumeOn <= today;
}
