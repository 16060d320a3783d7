import {
  SETTINGS_ID,
  type ChildCollection,
  type CollectionName,
  type HistoryEvent,
  type Opportunity,
  type OpportunityId,
  type RecordMap,
  type SchemaId,
  type Settings,
  type Snapshot,
  type StageId,
} from '@firsat/model';
import type { RowChanges } from './change-feed.js';
import { ColumnIndex } from './column-index.js';
import type { CollectionReader } from './doc-reader.js';
import type { DerivedPrices } from './derived-prices.js';
import type { ReadParts } from './read-parts.js';
import type { WorkIndex } from './work-index.js';

/** The records as they are now: rows from the readers, columns and histories from indexes that each transaction updates. */
export class DocSnapshot implements Snapshot {
  readonly #readers: ReadonlyMap<CollectionName, CollectionReader>;
  readonly #columns: ColumnIndex;
  #work: WorkIndex | undefined;
  #prices: DerivedPrices | undefined;

  constructor(
    readers: ReadonlyMap<CollectionName, CollectionReader>,
    { compareRows }: Pick<ReadParts, 'compareRows'>,
  ) {
    this.#readers = readers;
    this.#columns = new ColumnIndex(this, () => this.all('stages'), compareRows);
  }

  get<C extends CollectionName>(collection: C, id: string): RecordMap[C] | undefined {
    return this.#readers.get(collection)?.rows.get(id) as RecordMap[C] | undefined;
  }

  *list<C extends CollectionName>(collection: C): IterableIterator<RecordMap[C]> {
    for (const record of this.all(collection)) if (record.removed === null) yield record;
  }

  *removed<C extends CollectionName>(collection: C): IterableIterator<RecordMap[C]> {
    for (const record of this.all(collection)) if (record.removed !== null) yield record;
  }

  /** Removed ones too. */
  all<C extends CollectionName>(collection: C): Iterable<RecordMap[C]> {
    const rows = this.#readers.get(collection)?.rows.values() ?? [];
    return rows as Iterable<unknown> as Iterable<RecordMap[C]>;
  }

  get settings(): Settings | undefined {
    return this.get('settings', SETTINGS_ID);
  }

  column(schemaId: SchemaId, stageId: StageId): readonly Opportunity[] {
    return this.#columns.column(schemaId, stageId);
  }

  history(opportunityId: OpportunityId): readonly HistoryEvent[] {
    return this.children('history', opportunityId);
  }

  children<C extends ChildCollection>(collection: C, opportunityId: OpportunityId): readonly RecordMap[C][] {
    return this.#work?.of(collection, opportunityId) ?? [];
  }

  /** From now on what hangs on opportunities is found by them; call it before it is read. */
  use(work: WorkIndex): void {
    this.#work = work;
  }

  /** From now on prices follow lines: all lines are there. What that changes at once. */
  follow(prices: DerivedPrices): RowChanges {
    this.#prices = prices;
    const changes = prices.all();
    this.#columns.apply(changes.get('opportunities') ?? []);
    return changes;
  }

  /** Brings the indexes in step with rows that have changed; returns these, and those whose price has followed. */
  apply(changes: RowChanges): RowChanges {
    this.#work?.apply(changes);
    const all = this.#prices?.after(changes) ?? changes;
    if (all.has('stages')) this.#columns.stagesChanged();
    this.#columns.apply(all.get('opportunities') ?? []);
    return all;
  }
}
