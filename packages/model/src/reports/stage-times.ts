import type { Instant } from '../calendar-date.js';
import type { SchemaId, StageId } from '../ids.js';
import type { Status, StatusValue } from '../records/opportunity.js';
import type { Step } from './replay.js';
import type { ReportContext, Subject } from './report.js';
import type { Stay } from './state.js';

/** A stay in a stage as it counts: stages that were merged are one (D9), and the clock stands still where it should. */
export interface TimedStay {
  readonly schemaId: SchemaId;
  /** `''` when the stage is not known (D10). */
  readonly stageId: StageId;
  readonly since: Instant;
  /** Milliseconds that count; never negative (D15). */
  readonly time: number;
  /** When it was left or the sale was closed; `null` while it goes on. */
  readonly ended: Instant | null;
}

export interface StageTimeOptions {
  /** D5: whether the clock goes on while suspended. Default: it stands still. */
  readonly includeSuspended?: boolean;
}

/**
 * The stays of one opportunity until the instant asked for. Before the win only open time counts: closing ends the stay, reopening goes on with it;
 * in stages after the win, all of it.
 */
export function timedStays(
  subject: Subject,
  context: Pick<ReportContext, 'standing' | 'instant'>,
  { includeSuspended = false }: StageTimeOptions = {},
): readonly TimedStay[] {
  const { instant, standing } = context;
  const { statuses } = subject;
  const alwaysOpen = statuses.length === 1 && statuses[0]?.value.code === 'open';
  return joined(subject.stays, standing).map((stay) => {
    const until = Math.max(stay.since, Math.min(stay.until ?? instant, instant));
    const all = until - stay.since;
    const stage = standing(stay.stageId);
    const isLast = stay.until === null;
    if (alwaysOpen) return { ...stay, time: all, ended: stay.until };
    const stops = (code: Status): boolean =>
      code === 'suspended' ? !includeSuspended : code !== 'open' && stage?.phase !== 'post';
    const closed = isLast ? closedSince(statuses, stay.since) : null;
    const isDone = closed !== null && stage?.phase !== 'post';
    return {
      ...stay,
      time: all - stopped(statuses, stay.since, until, stops),
      ended: isDone ? closed : stay.until,
    };
  });
}

/** Stays one after another in what is now one stage are one. */
function joined(stays: readonly Stay[], standing: ReportContext['standing']): Stay[] {
  const result: Stay[] = [];
  for (const stay of stays) {
    const stageId = standing(stay.stageId)?.id ?? '';
    const before = result.at(-1);
    if (before?.stageId === stageId && before.schemaId === stay.schemaId)
      result[result.length - 1] = { ...before, until: stay.until };
    else result.push({ ...stay, stageId });
  }
  return result;
}

/** Milliseconds of a span in which the clock stood still. */
function stopped(
  statuses: readonly Step<StatusValue>[],
  from: Instant,
  to: Instant,
  stops: (code: Status) => boolean,
): number {
  let sum = 0;
  for (const [index, { value, since }] of statuses.entries()) {
    if (!stops(value.code)) continue;
    const end = Math.min(statuses[index + 1]?.since ?? to, to);
    sum += Math.max(0, end - Math.max(since, from));
  }
  return sum;
}

/** Since when it has been closed without a break, not before `from`; `null` while it is not. */
function closedSince(statuses: readonly Step<StatusValue>[], from: Instant): Instant | null {
  let since: Instant | null = null;
  for (const { value, since: at } of statuses) {
    const isClosed = value.code !== 'open' && value.code !== 'suspended';
    since = isClosed ? (since ?? at) : null;
  }
  return since === null ? null : Math.max(since, from);
}
