import type { FieldTable } from '../fields/field-kind.js';

/** Where a record was put aside: when, by whom, and (for a merged stage or contact) what stands for it now. */
export interface Tombstone {
  readonly at: number;
  readonly by: string;
  readonly to?: string;
}

/** What every record has. Records are frozen plain objects. */
export interface BaseRecord {
  readonly id: string;
  /** Set while the record is deleted or archived; delete is recoverable (architecture 4.2, `id.X`). */
  readonly removed: Tombstone | null;
}

export type DocName = 'core' | 'work';

/** One kind of record: its collection, the document and the root map it lives in, and its fields. */
export interface RecordKind<R extends BaseRecord> {
  readonly collection: string;
  readonly doc: DocName;
  /** Name of the root `Y.Map`: short, since Yjs repeats it in each item. */
  readonly root: string;
  readonly fields: FieldTable<Omit<R, keyof BaseRecord>>;
}
