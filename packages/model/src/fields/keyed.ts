import { field, type FieldDef, type FieldKind } from './field-kind.js';
import type { Json } from '../json.js';

/**
 * The entries of a set field by key: each entry is a register of its own (`id.<code>.<key>`), so entries that different people set or
 * take away at once all count (architecture 4.2). A frozen object without a prototype: keys come from other people.
 */
export type Keyed<T> = Readonly<Record<string, T>>;

export interface KeyedKind<T> extends FieldKind<Keyed<T>> {
  /** How one entry is kept; `null` in a register means that there is none. */
  readonly entry: FieldKind<T>;
}

/** Longest key of an entry. */
export const MAX_ENTRY_KEY = 64;

/** Whether an entry may have this key; entries with others are not read. */
export function isEntryKey(key: string): boolean {
  return key !== '' && key.length <= MAX_ENTRY_KEY && key !== '__proto__';
}

export const NO_ENTRIES = Object.freeze(Object.create(null) as Keyed<never>);

/** The entries with one set, or taken away by `null`; `before` itself when that changes nothing. */
export function withEntry<T>(before: Keyed<T>, key: string, value: T | null): Keyed<T> {
  if (!isEntryKey(key) || (value === null && !(key in before))) return before;
  const entries = Object.assign(Object.create(null) as Record<string, T>, before, { [key]: value });
  if (value === null) Reflect.deleteProperty(entries, key);
  return Object.freeze(entries);
}

/** A set field. The record as created has its first entries in one object; an entry that
 * cannot be read (of a newer version, say) is as good as none, and stays in the document. */
export function keyed<T>(code: string, entry: FieldKind<T>): FieldDef<Keyed<T>> {
  const kind: KeyedKind<T> = {
    name: `keyed ${entry.name}`,
    entry,
    decode(json) {
      if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
      let entries: Keyed<T> = NO_ENTRIES;
      for (const [key, value] of Object.entries(json)) {
        entries = withEntry(entries, key, entry.decode(value) ?? null);
      }
      return entries;
    },
    encode: (entries) =>
      Object.fromEntries(
        Object.entries(entries).map(([key, value]): [string, Json] => [key, entry.encode(value)]),
      ),
  };
  return field(code, kind, NO_ENTRIES);
}
