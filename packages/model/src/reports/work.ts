import type { CalendarDate } from '../calendar-date.js';
import type { MemberId } from '../ids.js';
import { issueOf } from '../offers/offer-state.js';
import { creditedTo, NONE, periodOf } from './dimensions.js';
import { shareOf, type Amount, type Count, type Exclusion, type How, type Share } from './figure.js';
import { closingOf, valueOf } from './closing.js';
import { periodParams } from './outcomes.js';
import { dayOf, inPeriod, leftOut, type Report, type ReportContext } from './report.js';
import { byGroup, type Tallies } from './tallies.js';

/** Whose work it was, or when it was done. */
export type WorkDimension = 'owner' | 'team' | 'month' | 'quarter' | 'year';

/** S85: what was done and what came of it. Acts are counted, not opportunities; the ids are of their opportunities. */
export interface WorkGroup {
  readonly group: string;
  readonly calls: Count;
  /** Meetings, those included at which something was shown. */
  readonly meetings: Count;
  readonly emails: Count;
  readonly texts: Count;
  /** Activities of any kind. */
  readonly activities: Count;
  readonly tasksDone: Count;
  readonly offersSent: Count;
  readonly won: Amount;
  readonly lost: Count;
  readonly winRate: Share;
}

export interface WorkReport {
  readonly how: How;
  readonly total: WorkGroup;
  readonly groups: readonly WorkGroup[];
  readonly excluded: readonly Exclusion[];
}

const PARTS: Readonly<Record<string, string>> = {
  call: 'calls',
  meeting: 'meetings',
  // A demo is a meeting at which something is shown.
  demo: 'meetings',
  email: 'emails',
  sms: 'texts',
};

/**
 * D24, S85: activities held, tasks done and offers sent in the period, each by its own day and by who did it; won and lost by the day of the close,
 * for the representative of then (D41). An activity of the workspace is about one opportunity, so it counts once.
 */
export function work(by: WorkDimension = 'owner'): Report<WorkReport> {
  return {
    tell(subject, context, tell) {
      const { id, state, closed } = subject;
      const { children, instant, today, period } = context;
      const put = (
        part: string,
        on: CalendarDate,
        memberId: MemberId | null,
        price?: Parameters<typeof tell>[0]['price'],
      ): void => {
        if (!inPeriod(period, on)) return;
        for (const group of ['t', `g${groupOf(by, on, memberId, context)}`])
          tell({ group, part, ...(price && { price }) });
      };
      for (const { kind, on, held, by: memberId } of context.activities.activities(id)) {
        if (!held || on > today) continue;
        put('activities', on, memberId);
        const part = PARTS[kind];
        if (part !== undefined) put(part, on, memberId);
      }
      for (const { done } of children('tasks', id))
        if (done && done.at <= instant) put('tasks', dayOf(context, done.at), done.by);
      for (const offer of children('offers', id)) {
        const issue = issueOf(offer);
        if (issue && issue.at <= instant) put('offers', dayOf(context, issue.at), issue.by);
      }
      const closing = closingOf(state);
      if (!closing || closing.code === 'abandoned') return;
      if (closing.on === null) tell(leftOut('no-close-date'));
      else
        put(closing.code, closing.on, creditedTo(closed), {
          price: valueOf(closed),
          period: closed.period,
          weight: null,
        });
    },
    result: (tallies, context) => ({
      how: { code: 'activities', params: { by, ...periodParams(context) } },
      total: { ...read(tallies, 't'), group: '' },
      groups: byGroup(tallies, 't', (key) => read(tallies, key)),
      excluded: tallies.leftOut(),
    }),
  };
}

function groupOf(
  by: WorkDimension,
  on: CalendarDate,
  memberId: MemberId | null,
  { source, fiscalStart }: ReportContext,
): string {
  switch (by) {
    case 'owner':
      return memberId ?? NONE;
    case 'team':
      return source.get('members', memberId ?? NONE)?.team ?? NONE;
    default:
      return periodOf(by, on, fiscalStart);
  }
}

function read(tallies: Tallies, key: string): WorkGroup {
  const count = (part: string): Count => tallies.count(key, part);
  const [won, lost] = [tallies.amount(key, 'won'), count('lost')];
  return {
    group: key.slice(1),
    calls: count('calls'),
    meetings: count('meetings'),
    emails: count('emails'),
    texts: count('texts'),
    activities: count('activities'),
    tasksDone: count('tasks'),
    offersSent: count('offers'),
    won,
    lost,
    winRate: shareOf(won.count, won.count + lost.count),
  };
}
