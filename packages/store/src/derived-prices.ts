import { lineDocument, netPrice, type Opportunity, type OpportunityId, type Snapshot } from '@firsat/model';
import type { RowChanges } from './change-feed.js';
import type { RowChange } from './doc-reader.js';
import type { Row } from './record-decoder.js';

type Line = Row & { readonly opportunityId: OpportunityId };

/**
 * What opportunities cost whose price is that of their lines: told from the lines as they are, whatever sum was written last (decision 0015).
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
    for (const { before, after } of changes.get('lines') ?? []) {
      if (before) ids.add((before as Line).opportunityId);
      if (after) ids.add((after as Line).opportunityId);
    }
    for (const { id } of changes.get('opportunities') ?? []) ids.add(id);
    return ids.size === 0 ? changes : this.#follow(ids, changes);
  }

  #follow(ids: Iterable<string>, changes: RowChanges): RowChanges {
    const followed = new Map<string, RowChange>();
    for (const id of ids) {
      const before = this.#rows.get(id) as (Row & Opportunity) | undefined;
      const after = before && this.#priced(before);
      if (!before || before === after) continue;
      this.#rows.set(id, after as Row);
      followed.set(id, { id, before, after: after as Row });
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
    // An accepted offer has fixed the price (D30).
    if (priceSource !== 'items' && priceSource !== 'estimate') return row;
    if (priceSource === 'estimate' && sourcePrice === null) return row;
    const price = priceSource === 'items' ? netPrice(lineDocument(this.#snapshot, row)) : null;
    if (price?.minor === sourcePrice?.minor && price?.currency === sourcePrice?.currency) return row;
    return Object.freeze({ ...row, sourcePrice: price });
  }
}
