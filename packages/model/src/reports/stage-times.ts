import type { Instant } from '../calendar-date.js';
import type { SchemaId, StageId } from '../ids.js';
import type { Status, StatusValue } from '../records/opportunity.js';
import type { Step } from './event-log.js';
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
  return joined(subject.stays, standing).map(({ schemaId, stageId, since, until: left }) => {
    const until = Math.max(since, Math.min(left ?? instant, instant));
    const all = until - since;
    if (alwaysOpen) return { schemaId, stageId, since, time: all, ended: left };
    const isPost = standing(stageId)?.phase === 'post';
    const stops = (code: Status): boolean =>
      code === 'suspended' ? !includeSuspended : code !== 'open' && !isPost;
    const closed = left === null && !isPost ? closedSince(statuses, since) : null;
    const time = all - stopped(statuses, since, until, stops);
    return { schemaId, stageId, since, time, ended: closed ?? left };
  });
}

interface JoinedStay {
  readonly schemaId: SchemaId;
  readonly stageId: StageId;
  readonly since: Instant;
  until: Instant | null;
}

/** Stays one after another in what is now one stage are one. */
function joined(stays: readonly Stay[], standing: ReportContext['standing']): JoinedStay[] {
  const result: JoinedStay[] = [];
  let before: JoinedStay | undefined;
  for (const { schemaId, stageId: own, since, until } of stays) {
    const stageId = standing(own)?.id ?? '';
    if (before?.stageId === stageId && before.schemaId === schemaId) before.until = until;
    else result.push((before = { schemaId, stageId, since, until }));
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
  let end = to;
  for (let index = statuses.length - 1; index >= 0; index--) {
    const { value, since } = statuses[index] as Step<StatusValue>;
    if (stops(value.code)) sum += Math.max(0, Math.min(end, to) - Math.max(since, from));
    end = since;
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
