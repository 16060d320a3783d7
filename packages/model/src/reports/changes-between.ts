import type { Instant } from '../calendar-date.js';
import type { OpportunityId } from '../ids.js';
import { compareOrder } from '../order/compare-order.js';
import type { Opportunity, Status } from '../records/opportunity.js';
import { effectivePrice } from '../selectors/effective-price.js';
import { ExactSum } from '../selectors/exact-sum.js';
import { stageOf } from '../selectors/stage-resolution.js';
import type { Count, How } from './figure.js';
import { valueOf } from './outcomes.js';
import type { Replay } from './replay.js';
import type { ReportContext } from './report.js';
import { stateAt } from './state.js';

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

interface Found {
  readonly ids: OpportunityId[];
  readonly sums: Map<string, ExactSum>;
}

/** S20, D23: what is different at one instant from another, of all opportunities that are asked for at either. Nothing of the way between counts. */
export function changesBetween(
  replays: Iterable<Replay>,
  { from, to }: { readonly from: Instant; readonly to: Instant },
  { source, matches }: Pick<ReportContext, 'source' | 'matches'>,
): ChangesBetween {
  const found = new Map<ChangeCode, Found>();
  for (const replay of replays) {
    const before = stateAt(replay, from);
    const after = stateAt(replay, to);
    if (before === after || ![before, after].some((state) => state !== null && matches(state))) continue;
    for (const [code, state, sign] of differences(replay, before, after, source, from)) {
      let group = found.get(code);
      if (!group) found.set(code, (group = { ids: [], sums: new Map<string, ExactSum>() }));
      group.ids.push(replay.opportunity.id);
      const moved = code === 'amount-up' || code === 'amount-down';
      const value = moved && before && after ? amountChange(before, after) : valueOf(state);
      if (!value) continue;
      const key = `${value.currency} ${state.period}`;
      let sum = group.sums.get(key);
      if (!sum) group.sums.set(key, (sum = new ExactSum()));
      sum.add(value.minor * sign);
    }
  }
  return {
    how: { code: 'changes', params: { from, to } },
    groups: CHANGE_CODES.flatMap((code) => {
      const group = found.get(code);
      if (!group) return [];
      const amounts = [...group.sums]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, sum]) => ({
          currency: key.slice(0, 3),
          period: key.slice(4) as Opportunity['period'],
          sum: sum.value,
        }));
      const ids = group.ids.sort();
      return [{ code, count: ids.length, ids: () => ids, amounts }];
    }),
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
