import { CORE_COLLECTIONS, type CoreRecordMap } from './core-collections.js';
import type { RecordKind } from './record.js';
import { WORK_COLLECTIONS, type WorkRecordMap } from './work-collections.js';

/** Every collection of a workspace and the record it holds. */
export interface RecordMap extends CoreRecordMap, WorkRecordMap {}

export type CollectionName = keyof RecordMap;

/** Collections whose records hang on an opportunity, or say that they hang on none. */
export type ChildCollection = {
  [C in keyof WorkRecordMap]: WorkRecordMap[C] extends { readonly opportunityId: string | null } ? C : never;
}[keyof WorkRecordMap];

export const COLLECTIONS: { readonly [C in CollectionName]: RecordKind<RecordMap[C]> } = {
  ...CORE_COLLECTIONS,
  ...WORK_COLLECTIONS,
};

export const COLLECTION_NAMES = Object.keys(COLLECTIONS) as readonly CollectionName[];

/** The fields of a record that a patch may set: all but what every record has. */
export type FieldsOf<C extends CollectionName> = Omit<RecordMap[C], 'id' | 'removed'>;
