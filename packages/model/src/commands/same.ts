import { set, type Patch } from '../patch.js';
import type { CollectionName, FieldsOf, RecordMap } from '../records/collections.js';

/** Whether two register values are the same JSON: the short cut that keeps unchanged fields from being written again. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  for (const key of keys)
    if (!sameValue((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key])) return false;
  return true;
}

/** Those of the asked changes that differ from the record: what stays as it was is not even checked. */
export function changedFields<T extends object>(before: object, changes: T): Partial<T> {
  const entries = Object.entries(changes);
  return Object.fromEntries(
    entries.filter(([name, value]) => !sameValue((before as Record<string, unknown>)[name], value)),
  ) as Partial<T>;
}

/** One set patch for each field whose value differs from the record's. */
export function setChanged<C extends CollectionName>(
  collection: C,
  before: RecordMap[C],
  fields: Readonly<Partial<FieldsOf<C>>>,
): Patch[] {
  const changed = changedFields(before, fields);
  return (Object.keys(changed) as (keyof FieldsOf<C>)[]).map((name) =>
    set(collection, before.id, name, changed[name] as FieldsOf<C>[typeof name]),
  );
}
