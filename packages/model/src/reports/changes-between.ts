import { addDays, instantInZone, type CalendarDate, type Instant } from '../calendar-date.js';
import { compareOrder } from '../order/compare-order.js';
import type { Opportunity, Status } from '../records/opportunity.js';
import { effectivePrice } from '../selectors/effective-price.js';
import { stageOf } from '../selectors/stage-resolution.js';
import type { Count, How } from './figure.js';
import { valueOf } from './closing.js';
import type { Replay } from './replay.js';
import type { Report, ReportContext, Tell } from './report.js';
import { stateAt } from './state.js';
import { Tallies, type Entry } from './tallies.js';

export const CHANGE_CODES = [
  'created',
  'deleted',
  'restored',
  'won',
  'lost',
  'abandoned',
  'suspended',
  'reopened',
  'resumed',
  'pushed-out',
  'pulled-in',
  'dated',
  'undated',
  'amount-up',
  'amount-down',
  'priced',
  'unpriced',
  'price-kind',
  'forward',
  'backward',
  'other-schema',
  'owner',
] as const;
export type ChangeCode = (typeof CHANGE_CODES)[number];

export interface ChangeGroup extends Count {
  readonly code: ChangeCode;
  /** By how much amounts changed, and how much came or went with the records, by currency and period; minor units. */
  readonly amounts: readonly {
    readonly currency: string;
    readonly period: Opportunity['period'];
    readonly sum: bigint;
  }[];
}

export interface ChangesBetween {
  readonly how: How;
  /** Those that have any, in the order of `CHANGE_CODES`. */
  readonly groups: readonly ChangeGroup[];
}

export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** S20, D23: what is different at one instant from another, of all opportunities that are asked for at either. Nothing of the way between counts. */
export function changesBetween(
  replays: Iterable<Replay>,
  span: Span,
  context: Pick<ReportContext, 'source' | 'matches'>,
): ChangesBetween {
  const tallies = new Tallies();
  for (const replay of replays) {
    const entries: Entry[] = [];
    tellChanges(replay, span, context, (entry) => entries.push(entry));
    tallies.put(replay.opportunity.id, entries);
  }
  return changesOf(tallies, span);
}

/** The same as a report, kept up to date: what is different after the last day of the period from before its first, or now from before it. */
export function changes(): Report<ChangesBetween> {
  return {
    tell: () => undefined,
    watch(replay, context, tell) {
      tellChanges(replay, spanOf(context), context, tell);
    },
    result(tallies, context) {
      const { from, to } = spanOf(context);
      return changesOf(tallies, { from, to: Math.min(to, context.instant) });
    },
  };
}

/** The instants that are compared; before a period that has not begun by the one looked at, nothing differs. */
export function spanOf({
  period: { from, to },
  at,
  today,
  timeZone,
}: Pick<ReportContext, 'period' | 'at' | 'today' | 'timeZone'>): Span {
  const start = (day: CalendarDate): Instant => instantInZone(day, '00:00', timeZone);
  const end = to === null || to >= today ? at : start(addDays(to, 1)) - 1;
  // One moment before the day begins: what happens at midnight is of the day. Of days that have not come by then nothing is known.
  return { from: from === null ? 0 : Math.min(start(from) - 1, end), to: end };
}

interface SpanEnds {
  readonly before: Opportunity | null;
  readonly after: Opportunity | null;
}

let last: (Span & SpanEnds & { readonly replay: Replay }) | undefined;

/** An opportunity at both ends. The last answer is kept: reports about the same days ask one after the other for each history. */
export function spanEnds(replay: Replay, { from, to }: Span): SpanEnds {
  if (last?.replay !== replay || last.from !== from || last.to !== to)
    last = { replay, from, to, before: stateAt(replay, from), after: stateAt(replay, to) };
  return last;
}

const ALL = 'all';

function tellChanges(
  replay: Replay,
  { from, to }: Span,
  { source, matches }: Pick<ReportContext, 'source' | 'matches'>,
  tell: Tell,
): void {
  const { before, after } = spanEnds(replay, { from, to });
  if (before === after || ![before, after].some((state) => state !== null && matches(state))) return;
  for (const [code, state, sign] of differences(replay, before, after, source, from)) {
    tell({ group: code, part: ALL });
    const moved = code === 'amount-up' || code === 'amount-down';
    const value = moved && before && after ? amountChange(before, after) : valueOf(state);
    if (value) tell({ group: code, part: `${value.currency} ${state.period}`, amount: value.minor * sign });
  }
}

function changesOf(tallies: Tallies, { from, to }: Span): ChangesBetween {
  return {
    how: { code: 'changes', params: { from, to } },
    groups: CHANGE_CODES.filter((code) => tallies.size(code, ALL) > 0).map((code) => ({
      code,
      ...tallies.count(code, ALL),
      amounts: tallies
        .parts(code)
        .filter((part) => part !== ALL)
        .map((part) => ({
          currency: part.slice(0, 3),
          period: part.slice(4) as Opportunity['period'],
          sum: tallies.sum(code, part),
        })),
    })),
  };
}

type Difference = readonly [code: ChangeCode, state: Opportunity, sign: 1 | -1];

function differences(
  replay: Replay,
  before: Opportunity | null,
  after: Opportunity | null,
  source: ReportContext['source'],
  from: Instant,
): Difference[] {
  if (!before) {
    if (!after) return [];
    const list: Difference[] = [[replay.createdAt > from ? 'created' : 'restored', after, 1]];
    // What was created and closed in between is both.
    if (after.status.code !== 'open') list.push([after.status.code, after, 1]);
    return list;
  }
  if (!after) return [['deleted', before, -1]];
  const list: Difference[] = [];
  const add = (code: ChangeCode | null): void => {
    if (code !== null) list.push([code, after, 1]);
  };
  add(statusChange(before.status.code, after.status.code));
  add(dateChange(before.expectedClose, after.expectedClose));
  add(priceChange(before, after));
  add(stageChange(before, after, source));
  add(before.ownerId === after.ownerId ? null : 'owner');
  return list;
}

function statusChange(before: Status, after: Status): ChangeCode | null {
  if (before === after) return null;
  if (after !== 'open') return after;
  return before === 'suspended' ? 'resumed' : 'reopened';
}

function dateChange(before: string | null, after: string | null): ChangeCode | null {
  if (before === after) return null;
  if (before === null) return 'dated';
  if (after === null) return 'undated';
  return after > before ? 'pushed-out' : 'pulled-in';
}

function priceChange(before: Opportunity, after: Opportunity): ChangeCode | null {
  const [from, to] = [effectivePrice(before), effectivePrice(after)];
  if (from === null || to === null) {
    if (from === to) return null;
    return from === null ? 'priced' : 'unpriced';
  }
  if (before.period !== after.period || from.currency !== to.currency) return 'price-kind';
  const difference = to.minor - from.minor;
  return difference === 0 ? null : difference > 0 ? 'amount-up' : 'amount-down';
}

function amountChange(before: Opportunity, after: Opportunity): Opportunity['price'] {
  const [from, to] = [effectivePrice(before), effectivePrice(after)];
  return from && to && { minor: to.minor - from.minor, currency: to.currency };
}

function stageChange(
  before: Opportunity,
  after: Opportunity,
  source: ReportContext['source'],
): ChangeCode | null {
  if (before.position.schemaId !== after.position.schemaId) return 'other-schema';
  const from = stageOf(source, before.position).stage;
  const to = stageOf(source, after.position).stage;
  if (!from || !to || from.id === to.id) return null;
  return compareOrder(from, to) < 0 ? 'forward' : 'backward';
}
