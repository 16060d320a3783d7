import { daysBetween, type CalendarDate } from '../calendar-date.js';
import type { StatusValue } from '../records/opportunity.js';
import { groupsOf, type Dimension } from './dimensions.js';
import type { Count, Exclusion, How, Mean } from './figure.js';
import { closingOf } from './closing.js';
import type { Step } from './event-log.js';
import { inPeriod, leftOut, type Report, type Subject } from './report.js';
import { stepsAt } from './state.js';
import { byGroup, groupKey, type Tallies } from './tallies.js';

/** D22: from this many on, it is said. */
export const MANY_PUSHES = 3;

/** D22: how the expected close of one opportunity moved while it was open. */
export interface Slip {
  readonly pushes: number;
  readonly pulls: number;
  /** From the first expected day to the actual or the current one; negative when earlier. `null`: it never had one. */
  readonly days: number | null;
}

export interface SlipSums {
  readonly opportunities: Count;
  readonly pushed: Count & { readonly pushes: bigint };
  readonly pulled: Count & { readonly pulls: bigint };
  /** Pushed three times or more. */
  readonly warned: Count;
  /** Days of slip: of what has been closed in the period, and of what is open. */
  readonly closedSlip: Mean;
  readonly openSlip: Mean;
}

export interface SlipReport extends SlipSums {
  readonly how: How;
  /** By group, in the order of code units; none when nothing tells them apart. */
  readonly groups: readonly (SlipSums & { readonly group: string })[];
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

const TOTAL = 't';

/** D22: pushes, pulls and days of slip; closed ones of the period, and all that are open; of all, and by whatever the dimension tells apart. */
export function slips(by: Dimension = 'all'): Report<SlipReport> {
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
      const put = (group: string): void => {
        tell({ group, part: 'all' });
        if (pushes > 0) tell({ group, part: 'pushed', amount: pushes });
        if (pulls > 0) tell({ group, part: 'pulled', amount: pulls });
        if (pushes >= MANY_PUSHES) tell({ group, part: 'warned' });
        tell({ group, part: closing ? 'closed' : 'open', amount: days });
      };
      put(TOTAL);
      if (by === 'all') return;
      for (const group of groupsOf(by, subject, context, closing?.on ?? null)) put(groupKey(group));
    },
    result: (tallies, context) => ({
      how: {
        code: 'slip',
        params: { by, many: MANY_PUSHES, from: context.period.from, to: context.period.to },
      },
      ...read(tallies, TOTAL),
      groups: byGroup(tallies, TOTAL, (key) => read(tallies, key)),
      excluded: tallies.leftOut(),
    }),
  };
}

function read(tallies: Tallies, key: string): SlipSums {
  return {
    opportunities: tallies.count(key, 'all'),
    pushed: { ...tallies.count(key, 'pushed'), pushes: tallies.sum(key, 'pushed') },
    pulled: { ...tallies.count(key, 'pulled'), pulls: tallies.sum(key, 'pulled') },
    warned: tallies.count(key, 'warned'),
    closedSlip: tallies.mean(key, 'closed'),
    openSlip: tallies.mean(key, 'open'),
  };
}

function isOpenAt(statuses: readonly Step<StatusValue>[], at: number): boolean {
  let index = statuses.length - 1;
  while (index > 0 && (statuses[index] as Step<StatusValue>).since > at) index--;
  return statuses[index]?.value.code === 'open';
}
