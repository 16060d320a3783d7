import { daysBetween, type CalendarDate } from '../calendar-date.js';
import type { MemberId, OpportunityId } from '../ids.js';
import { ACTIVITY_KINDS, type ActivityKind } from '../records/activity.js';
import type { Opportunity } from '../records/opportunity.js';
import type { Snapshot } from '../snapshot.js';
import { knownZone } from './reminder-times.js';
import { dayInZone } from './zone-days.js';

/** S12, S13: what was done for one sale, or for several. */
export interface Effort {
  /** Held ones only (D24). */
  readonly byKind: Readonly<Record<ActivityKind, number>>;
  /** Meetings, those included at which something was shown. */
  readonly meetings: number;
  readonly activities: number;
  readonly tasks: number;
  /** As far as they were logged. */
  readonly minutes: number;
}

/** Which work counts: of one member, and by its own date (D24), both ends included. */
export interface EffortRange {
  readonly zone: string;
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  readonly memberId?: MemberId;
}

/** A demo is a meeting at which something is shown. */
export function isMeeting(kind: ActivityKind): boolean {
  return kind === 'meeting' || kind === 'demo';
}

export function effortOf(
  snapshot: Pick<Snapshot, 'children'>,
  opportunityId: OpportunityId,
  range: EffortRange,
): Effort {
  return totalEffort(snapshot, [opportunityId], range);
}

/** The work on several opportunities; whatever is reached through two of them counts once (D24). */
export function totalEffort(
  snapshot: Pick<Snapshot, 'children'>,
  opportunityIds: Iterable<OpportunityId>,
  { zone, from, to, memberId }: EffortRange,
): Effort {
  const known = knownZone(zone);
  const isMeant = (at: number, by: MemberId | null): boolean => {
    if (memberId !== undefined && by !== memberId) return false;
    if (from === undefined && to === undefined) return true;
    const date = dayInZone(at, known);
    return (from === undefined || date >= from) && (to === undefined || date <= to);
  };
  const byKind = Object.fromEntries(ACTIVITY_KINDS.map((kind) => [kind, 0])) as Record<ActivityKind, number>;
  let [minutes, tasks] = [0, 0];
  for (const id of new Set(opportunityIds)) {
    for (const activity of snapshot.children('activities', id)) {
      if (!activity.held || !isMeant(activity.when.at, activity.memberId)) continue;
      byKind[activity.kind]++;
      minutes += activity.minutes ?? 0;
    }
    for (const { done } of snapshot.children('tasks', id)) if (done && isMeant(done.at, done.by)) tasks++;
  }
  return {
    byKind,
    meetings: byKind.meeting + byKind.demo,
    activities: Object.values(byKind).reduce((sum, count) => sum + count, 0),
    tasks,
    minutes,
  };
}

/** S13: days from the start (else the creation) to the outcome, or to today. */
export function elapsedDays(
  { startDate, createdAt, status }: Pick<Opportunity, 'startDate' | 'createdAt' | 'status'>,
  today: CalendarDate,
  zone: string,
): number {
  const start = startDate ?? dayInZone(createdAt, knownZone(zone));
  const isClosed = status.code !== 'open' && status.code !== 'suspended';
  return Math.max(0, daysBetween(start, (isClosed ? status.on : null) ?? today));
}
