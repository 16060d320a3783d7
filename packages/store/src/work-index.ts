import type { ChildCollection, HistoryEvent, OpportunityId, RecordMap } from '@firsat/model';
import type { RowChanges } from './change-feed.js';
import type { RowChange } from './doc-reader.js';
import type { Row } from './record-decoder.js';

/** What hangs on no opportunity (a task about a contact) hangs on `null`. */
type Child = Row & { readonly opportunityId: OpportunityId | null };

const NOTHING: readonly never[] = Object.freeze([]);

/** The records of one collection by the opportunity they hang on; those of one opportunity are sorted when they are asked for. */
class Children {
  readonly #compare: (a: Child, b: Child) => number;
  readonly #byOpportunity = new Map<OpportunityId | null, Map<string, Child>>();
  readonly #sorted = new Map<OpportunityId | null, readonly Child[]>();

  constructor(compare: (a: Child, b: Child) => number) {
    this.#compare = compare;
  }

  apply(changes: readonly RowChange[]): void {
    for (const { before, after } of changes) {
      this.#remove(before as Child | undefined);
      const child = after as Child | undefined;
      if (!child || child.removed) continue;
      this.#sorted.delete(child.opportunityId);
      const known = this.#byOpportunity.get(child.opportunityId);
      if (known) known.set(child.id, child);
      else this.#byOpportunity.set(child.opportunityId, new Map([[child.id, child]]));
    }
  }

  of(id: OpportunityId): readonly Child[] {
    let sorted = this.#sorted.get(id);
    if (sorted) return sorted;
    const children = this.#byOpportunity.get(id);
    if (!children) return NOTHING;
    sorted = Object.freeze([...children.values()].sort(this.#compare));
    this.#sorted.set(id, sorted);
    return sorted;
  }

  #remove(child: Child | undefined): void {
    if (!child) return;
    this.#sorted.delete(child.opportunityId);
    this.#byOpportunity.get(child.opportunityId)?.delete(child.id);
  }
}

/** Everything of the `work` document by opportunity. */
export class WorkIndex {
  readonly #collections = new Map<ChildCollection, Children>();

  constructor(collections: readonly ChildCollection[]) {
    for (const name of collections)
      this.#collections.set(name, new Children(name === 'history' ? compareEvents : compareIds));
  }

  apply(changes: RowChanges): void {
    for (const [name, children] of this.#collections) children.apply(changes.get(name) ?? NOTHING);
  }

  /** By id; events oldest first. */
  of<C extends ChildCollection>(collection: C, id: OpportunityId): readonly RecordMap[C][] {
    return (this.#collections.get(collection)?.of(id) ??
      NOTHING) as readonly unknown[] as readonly RecordMap[C][];
  }
}

const compareIds = (a: Row, b: Row): number => (a.id === b.id ? 0 : a.id < b.id ? -1 : 1);

type Event = Row & Pick<HistoryEvent, 'at' | 'type'>;

/** By (time, creation first, id): the same on every replica. */
function compareEvents(one: Row, other: Row): number {
  const [a, b] = [one as Event, other as Event];
  if (a.at !== b.at) return a.at - b.at;
  // One command may write several: an opportunity that is created as won has two events of one instant.
  if ((a.type === 'created') !== (b.type === 'created')) return a.type === 'created' ? -1 : 1;
  return compareIds(a, b);
}
