import { daysBetween, type CalendarDate } from '../calendar-date.js';

import type { StatusValue } from '../records/opportunity.js';
import type { Count, Exclusion, How, Mean } from './figure.js';
import { closingOf } from './closing.js';
import type { Step } from './event-log.js';
import { inPeriod, leftOut, type Report, type Subject } from './report.js';
import { stepsAt } from './state.js';

/** D22: from this many on, it is said. */
export const MANY_PUSHES = 3;

/** D22: how the expected close of one opportunity moved while it was open. */
export interface Slip {
  readonly pushes: number;
  readonly pulls: number;
  /** From the first expected day to the actual or the current one; negative when earlier. `null`: it never had one. */
  readonly days: number | null;
}

export interface SlipReport {
  readonly how: How;
  readonly opportunities: Count;
  readonly pushed: Count & { readonly pushes: bigint };
  readonly pulled: Count & { readonly pulls: bigint };
  /** Pushed three times or more. */
  readonly warned: Count;
  /** Days of slip: of what has been closed in the period, and of what is open. */
  readonly closedSlip: Mean;
  readonly openSlip: Mean;
  readonly excluded: readonly Exclusion[];
}

/** The slip of one opportunity at the instant that its subject was made for. */
export function slipOf({ state, statuses, replay }: Subject, at: number): Slip {
  const steps = stepsAt<CalendarDate | null>(replay, replay.tracksAt(at), 'expectedClose');
  let [pushes, pulls] = [0, 0];
  let first: CalendarDate | null = null;
  let known: CalendarDate | null = null;
  for (const { value, since } of steps) {
    if (value === null) continue;
    first ??= value;
    if (known !== null && isOpenAt(statuses, since)) {
      if (value > known) pushes++;
      else if (value < known) pulls++;
    }
    known = value;
  }
  const end = closingOf(state)?.on ?? state.expectedClose ?? known;
  return { pushes, pulls, days: first === null || end === null ? null : daysBetween(first, end) };
}

/** D22: pushes, pulls and days of slip; closed ones of the period, and all that are open. */
export function slips(): Report<SlipReport> {
  return {
    tell(subject, context, tell) {
      const closing = closingOf(subject.state);
      if (closing && (closing.on === null || !inPeriod(context.period, closing.on))) {
        if (closing.on === null) tell(leftOut('no-close-date'));
        return;
      }
      const { pushes, pulls, days } = slipOf(subject, context.at);
      if (days === null) {
        tell(leftOut('no-expected-close'));
        return;
      }
      tell({ group: 't', part: 'all' });
      if (pushes > 0) tell({ group: 't', part: 'pushed', amount: pushes });
      if (pulls > 0) tell({ group: 't', part: 'pulled', amount: pulls });
      if (pushes >= MANY_PUSHES) tell({ group: 't', part: 'warned' });
      tell({ group: 't', part: closing ? 'closed' : 'open', amount: days });
    },
    result: (tallies, context) => ({
      how: {
        code: 'slip',
        params: { many: MANY_PUSHES, from: context.period.from, to: context.period.to },
      },
      opportunities: tallies.count('t', 'all'),
      pushed: { ...tallies.count('t', 'pushed'), pushes: tallies.sum('t', 'pushed') },
      pulled: { ...tallies.count('t', 'pulled'), pulls: tallies.sum('t', 'pulled') },
      warned: tallies.count('t', 'warned'),
      closedSlip: tallies.mean('t', 'closed'),
      openSlip: tallies.mean('t', 'open'),
      excluded: tallies.leftOut(),
    }),
  };
}

function isOpenAt(statuses: readonly Step<StatusValue>[], at: number): boolean {
  let index = statuses.length - 1;
  while (index > 0 && (statuses[index] as Step<StatusValue>).since > at) index--;
  return statuses[index]?.value.code === 'open';
}
