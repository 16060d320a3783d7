import type { HistoryEvent, OpportunityId } from '@firsat/model';
import type { RowChange } from './doc-reader.js';

const EMPTY: readonly HistoryEvent[] = Object.freeze([]);

/** Events by opportunity; those of one opportunity are sorted when they are asked for. */
export class HistoryIndex {
  readonly #byOpportunity = new Map<OpportunityId, Map<string, HistoryEvent>>();
  readonly #sorted = new Map<OpportunityId, readonly HistoryEvent[]>();

  apply(changes: readonly RowChange[]): void {
    for (const { before, after } of changes) {
      this.#remove(before as HistoryEvent | undefined);
      const event = after as HistoryEvent | undefined;
      if (!event || event.removed) continue;
      this.#sorted.delete(event.opportunityId);
      const known = this.#byOpportunity.get(event.opportunityId);
      if (known) known.set(event.id, event);
      else this.#byOpportunity.set(event.opportunityId, new Map([[event.id, event]]));
    }
  }

  /** Oldest first, by (time, creation first, id): the same on every replica. */
  of(id: OpportunityId): readonly HistoryEvent[] {
    let sorted = this.#sorted.get(id);
    if (sorted) return sorted;
    const events = this.#byOpportunity.get(id);
    if (!events) return EMPTY;
    sorted = Object.freeze([...events.values()].sort(compareEvents));
    this.#sorted.set(id, sorted);
    return sorted;
  }

  #remove(event: HistoryEvent | undefined): void {
    if (!event) return;
    this.#sorted.delete(event.opportunityId);
    this.#byOpportunity.get(event.opportunityId)?.delete(event.id);
  }
}

function compareEvents(a: HistoryEvent, b: HistoryEvent): number {
  if (a.at !== b.at) return a.at - b.at;
  // One command may write several: an opportunity that is created as won has two events of one instant.
  if ((a.type === 'created') !== (b.type === 'created')) return a.type === 'created' ? -1 : 1;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}
