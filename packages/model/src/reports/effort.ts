import { dayNumber } from '../calendar-date.js';
import type { MemberId } from '../ids.js';
import { createdOn } from './dimensions.js';
import type { Count, Exclusion, How, Mean } from './figure.js';
import { closingOf } from './closing.js';
import { periodParams } from './outcomes.js';
import { dayOf, inPeriod, leftOut, type Report, type ReportContext } from './report.js';

/** What it took, of all opportunities that ended one way; means as sum and number, so that 0 of nothing is never shown. */
export interface Effort {
  readonly opportunities: Count;
  readonly meetings: Mean;
  readonly calls: Mean;
  /** Activities of any kind, meetings and calls included. */
  readonly activities: Mean;
  readonly tasksDone: Mean;
  /** Whole days from the start to the close. */
  readonly days: Mean;
  /** S13: minutes, of those opportunities for which any were logged. */
  readonly minutes: Mean;
}

export interface EffortReport {
  readonly how: How;
  readonly won: Effort;
  readonly lost: Effort;
  readonly abandoned: Effort;
  readonly excluded: readonly Exclusion[];
}

/** S12, S13: meetings, calls, tasks and days until the close, for won ones and for others; only what was held or done, until then (D24). */
export function effort(): Report<EffortReport> {
  return {
    tell(subject, context, tell) {
      const { state, id } = subject;
      const closing = closingOf(state);
      if (!closing) return;
      const { code: group, on } = closing;
      if (on === null) {
        tell(leftOut('no-close-date'));
        return;
      }
      if (!inPeriod(context.period, on)) return;
      let [meetings, calls, all, minutes, logged] = [0, 0, 0, 0, false];
      for (const { kind, on: day, held, minutes: own } of context.activities.activities(id)) {
        if (!held || day > on || day > context.today) continue;
        all++;
        // A demo is a meeting at which something is shown.
        if (kind === 'meeting' || kind === 'demo') meetings++;
        if (kind === 'call') calls++;
        if (own === null) continue;
        minutes += own;
        logged = true;
      }
      let tasks = 0;
      for (const { done } of context.children('tasks', id))
        if (done && done.at <= context.instant && dayOf(context, done.at) <= on) tasks++;
      const from = state.startDate ?? createdOn(subject, context);
      tell({ group, part: 'all' });
      tell({ group, part: 'meetings', amount: meetings });
      tell({ group, part: 'calls', amount: calls });
      tell({ group, part: 'activities', amount: all });
      tell({ group, part: 'tasks', amount: tasks });
      tell({ group, part: 'days', amount: Math.max(0, dayNumber(on) - dayNumber(from)) });
      if (logged) tell({ group, part: 'minutes', amount: minutes });
    },
    result(tallies, context) {
      const read = (group: string): Effort => ({
        opportunities: tallies.count(group, 'all'),
        meetings: tallies.mean(group, 'meetings'),
        calls: tallies.mean(group, 'calls'),
        activities: tallies.mean(group, 'activities'),
        tasksDone: tallies.mean(group, 'tasks'),
        days: tallies.mean(group, 'days'),
        minutes: tallies.mean(group, 'minutes'),
      });
      return {
        how: { code: 'effort', params: periodParams(context) },
        won: read('won'),
        lost: read('lost'),
        abandoned: read('abandoned'),
        excluded: tallies.leftOut(),
      };
    },
  };
}

export interface MemberActivities {
  readonly memberId: MemberId | null;
  /** By kind, each activity once however many opportunities it is linked to (D24). */
  readonly byKind: ReadonlyMap<string, number>;
  readonly total: number;
}

/** D24, S85: what each one held in the period. Computed at once: an activity may be linked to several opportunities. */
export function memberActivities(
  ids: Iterable<string>,
  { activities, period, today }: Pick<ReportContext, 'activities' | 'period' | 'today'>,
): readonly MemberActivities[] {
  const seen = new Set<string>();
  const members = new Map<MemberId | null, Map<string, number>>();
  for (const opportunityId of ids) {
    for (const { id, kind, on, held, by } of activities.activities(opportunityId)) {
      if (!held || seen.has(id) || on > today || !inPeriod(period, on)) continue;
      seen.add(id);
      let kinds = members.get(by);
      if (!kinds) members.set(by, (kinds = new Map<string, number>()));
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
  }
  return [...members]
    .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .map(([memberId, byKind]) => ({
      memberId,
      byKind,
      total: [...byKind.values()].reduce((sum, count) => sum + count, 0),
    }));
}
