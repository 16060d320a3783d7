import type { Keyed } from './fields/keyed.js';
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

/** Names of the set fields of a collection (`keyed`), and what their entries are. */
export type KeyedFieldOf<C extends CollectionName> = {
  [F in keyof FieldsOf<C>]: string extends keyof FieldsOf<C>[F] ? F : never;
}[keyof FieldsOf<C>];
export type EntryOf<C extends CollectionName, F extends KeyedFieldOf<C>> =
  FieldsOf<C>[F] extends Keyed<infer T> ? T : never;

/** Sets one entry of a set field, or takes it away with `null`. */
export interface SetEntryPatch {
  readonly kind: 'set-entry';
  readonly collection: CollectionName;
  readonly id: string;
  readonly field: string;
  /** See `isEntryKey`. */
  readonly key: string;
  readonly value: unknown;
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

/**
 * Takes fields out of a record as if they had never been set, its base included (D77): the one patch that writes a base again, since what it says
 * must leave the document. It cannot be taken back.
 */
export interface ErasePatch {
  readonly kind: 'erase';
  readonly collection: CollectionName;
  readonly id: string;
  readonly fields: readonly string[];
}

/** What a command's plan may return; the store writes a plan in one transaction per document. */
export type Patch =
  | {
      [C in CollectionName]: CreatePatch<C> | { [F in keyof FieldsOf<C>]: SetPatch<C, F> }[keyof FieldsOf<C>];
    }[CollectionName]
  | SetEntryPatch
  | RemovePatch
  | RestorePatch
  | ErasePatch;

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

export function setEntry<C extends CollectionName, F extends KeyedFieldOf<C>>(
  collection: C,
  id: string,
  field: F,
  key: string,
  value: EntryOf<C, F> | null,
): Patch {
  return { kind: 'set-entry', collection, id, field: field as string, key, value };
}

export function remove(collection: CollectionName, id: string, tombstone: Tombstone): Patch {
  return { kind: 'remove', collection, id, tombstone };
}

export function restore(collection: CollectionName, id: string): Patch {
  return { kind: 'restore', collection, id };
}

export function erase<C extends CollectionName>(
  collection: C,
  id: string,
  fields: readonly (string & keyof FieldsOf<C>)[],
): Patch {
  return { kind: 'erase', collection, id, fields };
}
