import type { OpportunityId, SchemaId, StageId } from './ids.js';
import type { ChildCollection, CollectionName, RecordMap } from './records/collections.js';
import type { HistoryEvent } from './records/history-event.js';
import type { Opportunity } from './records/opportunity.js';
import type { Settings } from './records/settings.js';

/** What commands and selectors read: the records as they are now. Rows are frozen and keep their identity until they change. */
export interface Snapshot {
  /** The record, removed or not. */
  get<C extends CollectionName>(collection: C, id: string): RecordMap[C] | undefined;
  /** All records of a collection that are not removed; no promised order. */
  list<C extends CollectionName>(collection: C): Iterable<RecordMap[C]>;
  /** The records of a collection that were put aside (archived, deleted, merged); no promised order. */
  removed<C extends CollectionName>(collection: C): Iterable<RecordMap[C]>;
  /** Undefined until the workspace has been created. */
  readonly settings: Settings | undefined;
  /** Opportunities that stand in a stage (stages merged into it included), by (order, id). */
  column(schemaId: SchemaId, stageId: StageId): readonly Opportunity[];
  /** Events of an opportunity, oldest first; empty while the `work` document is not loaded. */
  history(opportunityId: OpportunityId): readonly HistoryEvent[];
  /**
   * The records of a collection that hang on an opportunity and are not removed, by id; the same array until one of them changes. Empty while
   * the `work` document is not loaded.
   */
  children<C extends ChildCollection>(collection: C, opportunityId: OpportunityId): readonly RecordMap[C][];
}
