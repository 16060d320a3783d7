import type { CollectionName, FieldsOf } from './records/collections.js';
import type { Tombstone } from './records/record.js';

/** Writes the base of a new record: once, never again. Fields left out have their initial value. */
export interface CreatePatch<C extends CollectionName = CollectionName> {
  readonly kind: 'create';
  readonly collection: C;
  readonly id: string;
  readonly fields: Readonly<Partial<FieldsOf<C>>>;
}

/** Overrides one field: last writer wins per field (a position is such a field). */
export interface SetPatch<
  C extends CollectionName = CollectionName,
  F extends keyof FieldsOf<C> = keyof FieldsOf<C>,
> {
  readonly kind: 'set';
  readonly collection: C;
  readonly id: string;
  readonly field: F;
  readonly value: FieldsOf<C>[F];
}

/** Puts a record aside (delete, archive, merge into `to`). */
export interface RemovePatch {
  readonly kind: 'remove';
  readonly collection: CollectionName;
  readonly id: string;
  readonly tombstone: Tombstone;
}

/** Takes a removal back; edits made meanwhile show again. */
export interface RestorePatch {
  readonly kind: 'restore';
  readonly collection: CollectionName;
  readonly id: string;
}

/** What a command's plan may return; the store writes a plan in one transaction per document. */
export type Patch =
  | {
      [C in CollectionName]: CreatePatch<C> | { [F in keyof FieldsOf<C>]: SetPatch<C, F> }[keyof FieldsOf<C>];
    }[CollectionName]
  | RemovePatch
  | RestorePatch;

export function create<C extends CollectionName>(
  collection: C,
  id: string,
  fields: Readonly<Partial<FieldsOf<C>>>,
): Patch {
  return { kind: 'create', collection, id, fields };
}

export function set<C extends CollectionName, F extends keyof FieldsOf<C>>(
  collection: C,
  id: string,
  field: F,
  value: FieldsOf<C>[F],
): Patch {
  return { kind: 'set', collection, id, field, value } as unknown as Patch;
}

export function remove(collection: CollectionName, id: string, tombstone: Tombstone): Patch {
  return { kind: 'remove', collection, id, tombstone };
}

export function restore(collection: CollectionName, id: string): Patch {
  return { kind: 'restore', collection, id };
}
