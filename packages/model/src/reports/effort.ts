import { dayNumber } from '../calendar-date.js';
import type { MemberId } from '../ids.js';
import { createdOn, groupsOf, type Dimension } from './dimensions.js';
import type { Count, Exclusion, How, Mean } from './figure.js';
import { closingOf } from './closing.js';
import { periodParams } from './outcomes.js';
import { dayOf, inPeriod, leftOut, type Report, type ReportContext } from './report.js';
import { byGroup, groupKey, type Tallies } from './tallies.js';

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

export interface EffortByEnd {
  readonly won: Effort;
  readonly lost: Effort;
  readonly abandoned: Effort;
}

export interface EffortReport extends EffortByEnd {
  readonly how: How;
  /** By group, in the order of code units; none when nothing tells them apart. */
  readonly groups: readonly (EffortByEnd & { readonly group: string })[];
  readonly excluded: readonly Exclusion[];
}

const TOTAL = 't';

const partsOf = <C extends keyof EffortByEnd>(code: C) =>
  ({
    all: `${code} all`,
    meetings: `${code} meetings`,
    calls: `${code} calls`,
    activities: `${code} activities`,
    tasks: `${code} tasks`,
    days: `${code} days`,
    minutes: `${code} minutes`,
  }) as const;

/** Made once: every closed opportunity names seven of them. */
const PARTS = { won: partsOf('won'), lost: partsOf('lost'), abandoned: partsOf('abandoned') } as const;

/**
 * S12, S13: meetings, calls, tasks and days until the close, for won ones and for others; only what was held or done, until then (D24). Of all, and by
 * whatever the dimension tells apart.
 */
export function effort(by: Dimension = 'all'): Report<EffortReport> {
  return {
    tell(subject, context, tell) {
      const { state, id } = subject;
      const closing = closingOf(state);
      if (!closing) return;
      const { code, on } = closing;
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
      const days = Math.max(0, dayNumber(on) - dayNumber(from));
      const parts = PARTS[code];
      const put = (group: string): void => {
        tell({ group, part: parts.all });
        tell({ group, part: parts.meetings, amount: meetings });
        tell({ group, part: parts.calls, amount: calls });
        tell({ group, part: parts.activities, amount: all });
        tell({ group, part: parts.tasks, amount: tasks });
        tell({ group, part: parts.days, amount: days });
        if (logged) tell({ group, part: parts.minutes, amount: minutes });
      };
      put(TOTAL);
      if (by === 'all') return;
      for (const group of groupsOf(by, subject, context, on)) put(groupKey(group));
    },
    result: (tallies, context) => ({
      how: { code: 'effort', params: { by, ...periodParams(context) } },
      ...read(tallies, TOTAL),
      groups: byGroup(tallies, TOTAL, (key) => read(tallies, key)),
      excluded: tallies.leftOut(),
    }),
  };
}

function read(tallies: Tallies, key: string): EffortByEnd {
  const of = (code: keyof EffortByEnd): Effort => {
    const parts = PARTS[code];
    return {
      opportunities: tallies.count(key, parts.all),
      meetings: tallies.mean(key, parts.meetings),
      calls: tallies.mean(key, parts.calls),
      activities: tallies.mean(key, parts.activities),
      tasksDone: tallies.mean(key, parts.tasks),
      days: tallies.mean(key, parts.days),
      minutes: tallies.mean(key, parts.minutes),
    };
  };
  return { won: of('won'), lost: of('lost'), abandoned: of('abandoned') };
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
