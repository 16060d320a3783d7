import { dateInZone, type CalendarDate, type Instant } from '../calendar-date.js';
import { compileFilter } from '../filter/compile-filter.js';
import { isFiltering } from '../filter/opportunity-filter.js';
import type { OpportunityId } from '../ids.js';
import type { Money } from '../money.js';
import type { Opportunity } from '../records/opportunity.js';
import { effectivePrice } from '../selectors/effective-price.js';
import { spanEnds, spanOf, type Span } from './changes-between.js';
import { valueOf } from './closing.js';
import type { Count, Exclusion, How } from './figure.js';
import type { Replay } from './replay.js';
import { leftOut, Subject, type Report, type ReportContext, type Tell } from './report.js';
import type { Tallies } from './tallies.js';

/** What makes the open amount another one, in the order in which it is told; each goes one way only. */
export const BRIDGE_STEPS = [
  'created',
  'restored',
  'reopened',
  'resumed',
  'other-in',
  'priced',
  'amount-up',
  'kind-in',
  'kind-out',
  'amount-down',
  'unpriced',
  'other-out',
  'suspended',
  'won',
  'lost',
  'abandoned',
  'deleted',
] as const;
export type BridgeStep = (typeof BRIDGE_STEPS)[number];

/** Exact, in minor units; what goes is below zero. Currencies and kinds of prices are never added (D28, D39). */
export interface BridgeAmount extends Count {
  readonly currency: string;
  readonly period: Opportunity['period'];
  readonly sum: bigint;
}

export interface BridgePart extends Count {
  readonly amounts: readonly BridgeAmount[];
  /** D29: counted, and in no amount. */
  readonly unpriced: Count;
}

/** Of each currency and kind of price: what was open at the start, and all steps, come to what is open at the end. */
export interface Bridge {
  readonly how: How;
  readonly start: BridgePart;
  /** Those that have any, in the order of `BRIDGE_STEPS`. */
  readonly steps: readonly (BridgePart & { readonly code: BridgeStep })[];
  readonly end: BridgePart;
  readonly excluded: readonly Exclusion[];
}

/**
 * S17, S20, D23: why another amount is open at the end of the period than before its first day. Open is what the report of open amounts counts, at either
 * end. An opportunity enters with the amount that it has at the end, and leaves with it (a won one with the price of the win): what became of the
 * amount while it was open is told before that as a step of its own. What was created and closed in between is in both steps.
 */
export function bridge(): Report<Bridge> {
  const asked = new WeakMap<ReportContext, Ends>();
  return {
    tell: () => undefined,
    watch(replay, context, tell) {
      let ends = asked.get(context);
      if (!ends) asked.set(context, (ends = endsOf(context)));
      tellBridge(replay, ends, tell);
    },
    result(tallies, context) {
      const { from, to } = spanOf(context);
      return {
        how: { code: 'bridge', params: { from, to: Math.min(to, context.instant) } },
        start: read(tallies, 'start'),
        steps: BRIDGE_STEPS.filter((code) => tallies.parts(code).length > 0).map((code) => ({
          code,
          ...read(tallies, code),
        })),
        end: read(tallies, 'end'),
        excluded: tallies.leftOut(),
      };
    },
  };
}

type Test = (state: Opportunity) => boolean;

interface Ends {
  readonly span: Span;
  readonly isAsked: { readonly before: Test; readonly after: Test };
  readonly isAfterWin: Test;
}

/** A filter that tells of days ("closing soon") is asked at each end of the day of that end, as the open amounts of then are. */
function endsOf(context: ReportContext): Ends {
  const span = spanOf(context);
  const { timeZone, fiscalStart, source, filter, instant } = context;
  const askedOn = (today: CalendarDate): Test =>
    today === context.today || !isFiltering(filter)
      ? context.matches
      : compileFilter(filter, {
          today,
          fiscalStart,
          timeZone,
          get: (collection, id) => source.get(collection, id),
        });
  const dayOf = (at: Instant): CalendarDate => dateInZone(Math.min(at, instant), timeZone);
  return {
    span,
    isAsked: { before: askedOn(dayOf(span.from)), after: askedOn(dayOf(span.to)) },
    isAfterWin: (state) => context.stageOf(state)?.phase === 'post',
  };
}

function tellBridge(replay: Replay, { span, isAsked, isAfterWin }: Ends, tell: Tell): void {
  const { before, after } = spanEnds(replay, span);
  const wasOpen = before !== null && isOpen(before) && !isAfterWin(before) && isAsked.before(before);
  const isNowOpen = after !== null && isOpen(after) && !isAfterWin(after) && isAsked.after(after);
  let isSaid = false;
  const put = (group: string, price: Money | null, period: Opportunity['period'], sign: 1 | -1 = 1): void => {
    if (price !== null) {
      tell({ group, part: `${price.currency} ${period}`, amount: price.minor * sign });
      return;
    }
    tell({ group, part: UNPRICED });
    if (!isSaid) tell(leftOut('no-price'));
    isSaid = true;
  };
  if (wasOpen) put('start', effectivePrice(before), before.period);
  if (isNowOpen) put('end', effectivePrice(after), after.period);
  if (wasOpen && after === null) put('deleted', effectivePrice(before), before.period, -1);
  else if (after !== null) {
    // What was done to it since it was closed moves nothing.
    const closed = isNowOpen ? after : new Subject(replay, after, span.to).closed;
    const isNew = before === null && replay.createdAt > span.from;
    if (wasOpen) {
      if (before !== after) tellChange(before, closed, put);
    } else if (isNowOpen || (isNew && isAsked.after(after)))
      put(wayIn(before, isNew), valueOf(closed), closed.period);
    else return;
    if (!isNowOpen) put(wayOut(after), valueOf(closed), closed.period, -1);
  }
}

const UNPRICED = '';

const isOpen = ({ status }: Opportunity): boolean => status.code === 'open';

function wayIn(before: Opportunity | null, isNew: boolean): BridgeStep {
  if (before === null) return isNew ? 'created' : 'restored';
  if (isOpen(before)) return 'other-in';
  return before.status.code === 'suspended' ? 'resumed' : 'reopened';
}

/** After the win, or not asked for any more, unless its status says why it went. */
function wayOut({ status: { code } }: Opportunity): BridgeStep {
  return code === 'open' ? 'other-out' : code;
}

/** What became of the amount of one that was open at the start; nothing when it is what it was. */
function tellChange(
  before: Opportunity,
  after: Opportunity,
  put: (step: BridgeStep, price: Money | null, period: Opportunity['period'], sign?: 1 | -1) => void,
): void {
  const [from, to] = [effectivePrice(before), valueOf(after)];
  if (from === null) {
    if (to !== null) put('priced', to, after.period);
  } else if (to === null) put('unpriced', from, before.period, -1);
  else if (from.currency !== to.currency || before.period !== after.period) {
    put('kind-out', from, before.period, -1);
    put('kind-in', to, after.period);
  } else {
    const minor = to.minor - from.minor;
    if (minor !== 0) put(minor > 0 ? 'amount-up' : 'amount-down', { ...to, minor }, after.period);
  }
}

function read(tallies: Tallies, group: string): BridgePart {
  const parts = tallies.parts(group);
  const amounts = parts
    .filter((part) => part !== UNPRICED)
    .map((part) => ({
      currency: part.slice(0, 3),
      period: part.slice(4) as Opportunity['period'],
      sum: tallies.sum(group, part),
      ...tallies.count(group, part),
    }));
  const unpriced = tallies.count(group, UNPRICED);
  const all = [...amounts, unpriced];
  return {
    // Each opportunity is in one part of a step.
    count: all.reduce((sum, { count }) => sum + count, 0),
    ids: (): readonly OpportunityId[] => all.flatMap(({ ids }) => ids()).sort(),
    amounts,
    unpriced,
  };
}
