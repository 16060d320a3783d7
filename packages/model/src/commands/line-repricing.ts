import { historyPatch } from './history.js';
import { refuse } from './refuse.js';
import { sameValue } from './same.js';
import type { CommandEnv, Plan } from './command.js';
import type { Json } from '../json.js';
import { lineTerms, PLAIN_TERMS } from '../pricing/line-terms.js';
import { set, type Patch } from '../patch.js';
import type { Problem } from '../problems.js';
import type { Line } from '../records/line.js';
import type { Opportunity } from '../records/opportunity.js';
import {
  documentOf,
  linesOf,
  netPrice,
  opportunityTerms,
  type LineHome,
} from '../selectors/line-document.js';
import { compareOrder } from '../order/compare-order.js';
import type { Snapshot } from '../snapshot.js';

/** A success: the patches of the lines, and those of the price that follows from them. */
interface LineChange<V> {
  readonly home: LineHome;
  /** The live lines of the home as they are after the change, in any order. */
  readonly after: readonly Line[];
  readonly patches: readonly Patch[];
  readonly value: V;
  readonly warnings?: readonly Problem[];
}

/**
 * Finishes the plan of a change of lines: the price of the opportunity follows in the same step (S70). The first line makes the lines the
 * source of the price (D30); the estimate stays as it is, and counts again when the last one is gone. Amounts beyond what an integer holds
 * exactly are refused.
 */
export function withPrice<V>(snapshot: Snapshot, env: CommandEnv, change: LineChange<V>): Plan<V> {
  const { home, patches, value, warnings = [] } = change;
  const opportunity = snapshot.get('opportunities', home.opportunityId);
  if (!opportunity) return refuse('unknown-record', 'opportunityId');
  const after = [...change.after].sort(compareOrder);
  if (!isCountable(snapshot, opportunity, after)) return refuse('out-of-range', 'unitPrice');
  const first = linesOf(snapshot, home).length === 0 && after.length > 0;
  const starts = first && home.offerId === null && opportunity.priceSource === 'estimate';
  const next: Opportunity = starts
    ? {
        ...opportunity,
        priceSource: 'items',
        lineTerms: opportunity.lineTerms ?? snapshot.settings?.lineTerms ?? null,
      }
    : opportunity;
  const price = home.offerId === null ? pricePatches(snapshot, env, opportunity, next, after) : [];
  return { ok: true, patches: [...patches, ...price], value, warnings };
}

/** The patches that bring an opportunity from `before` to `next` with the price that its lines come to, and the events of it. */
export function pricePatches(
  snapshot: Snapshot,
  env: CommandEnv,
  before: Opportunity,
  next: Opportunity,
  lines: readonly Line[],
): Patch[] {
  const after =
    next.priceSource === 'items'
      ? { ...next, sourcePrice: netPrice(documentOf(lines, opportunityTerms(snapshot, next, lines))) }
      : next.priceSource === 'estimate'
        ? { ...next, sourcePrice: null }
        : next;
  const names = (['priceSource', 'lineTerms', 'sourcePrice'] as const).filter(
    (name) => !sameValue(before[name], after[name]),
  );
  return [
    ...names.map((name) =>
      historyPatch(snapshot, env, env.newId(), after, {
        type: 'field-changed',
        field: name,
        from: before[name] as Json,
        to: after[name] as Json,
      }),
    ),
    ...names.map((name) => set('opportunities', before.id, name, after[name])),
  ];
}

function isCountable(snapshot: Snapshot, opportunity: Opportunity, lines: readonly Line[]): boolean {
  const terms = { ...opportunityTerms(snapshot, opportunity, lines), ...PLAIN_TERMS };
  const { figures } = documentOf(lines, { ...terms, entry: lineTerms(opportunity.lineTerms).entry });
  return [figures.total, figures.subtotal, figures.subtotal + figures.lineDiscounts].every(
    Number.isSafeInteger,
  );
}
