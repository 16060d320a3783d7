import {
  acceptedPrice,
  lineDocument,
  netPrice,
  type Money,
  type Opportunity,
  type OpportunityId,
  type Snapshot,
} from '@firsat/model';
import type { RowChanges } from './change-feed.js';
import type { RowChange } from './doc-reader.js';
import type { Row } from './record-decoder.js';

type Child = Row & { readonly opportunityId: OpportunityId };

/**
 * What opportunities cost whose price is that of their lines: told from the lines as they are, whatever sum was written last (decision 0016).
 * Two people who add lines at once each write the sum that they see; neither is right once both lines are there, and this is.
 */
export class DerivedPrices {
  readonly #snapshot: Snapshot;
  readonly #rows: Map<string, Row>;

  constructor(snapshot: Snapshot, opportunities: Map<string, Row>) {
    this.#snapshot = snapshot;
    this.#rows = opportunities;
  }

  /** Every opportunity at once: what differs from what was written. */
  all(): RowChanges {
    return this.#follow(this.#rows.keys(), new Map());
  }

  /** The changes, and those of prices that follow from them. */
  after(changes: RowChanges): RowChanges {
    const ids = new Set<string>();
    for (const name of ['lines', 'offers'] as const)
      for (const { before, after } of changes.get(name) ?? []) {
        if (before) ids.add((before as Child).opportunityId);
        if (after) ids.add((after as Child).opportunityId);
      }
    for (const { id } of changes.get('opportunities') ?? []) ids.add(id);
    return ids.size === 0 ? changes : this.#follow(ids, changes);
  }

  #follow(ids: Iterable<string>, changes: RowChanges): RowChanges {
    const followed = new Map<string, RowChange>();
    for (const id of ids) {
      const before = this.#rows.get(id) as (Row & Opportunity) | undefined;
      if (!before) continue;
      const after: Row & Opportunity = this.#priced(before);
      if (before === after) continue;
      this.#rows.set(id, after);
      followed.set(id, { id, before, after: after });
    }
    if (followed.size === 0) return changes;
    const others = (changes.get('opportunities') ?? []).map((change) => {
      const own = followed.get(change.id);
      followed.delete(change.id);
      return own ? { ...change, after: own.after } : change;
    });
    return new Map(changes).set('opportunities', [...others, ...followed.values()]);
  }

  #priced(row: Row & Opportunity): Row & Opportunity {
    const { priceSource, sourcePrice } = row;
    if (priceSource === 'estimate' && sourcePrice === null) return row;
    const price = priceSource === 'estimate' ? null : this.#computed(row);
    if (price?.minor === sourcePrice?.minor && price?.currency === sourcePrice?.currency) return row;
    return Object.freeze({ ...row, sourcePrice: price });
  }

  /** An accepted offer has fixed the price (D30); accepted no more, it leaves it to the lines. */
  #computed(row: Opportunity): Money | null {
    const { priceSource } = row;
    const accepted = priceSource === 'items' ? null : acceptedPrice(this.#snapshot, priceSource);
    return accepted ?? netPrice(lineDocument(this.#snapshot, row));
  }
}
