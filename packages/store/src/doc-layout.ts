import {
  CORE_COLLECTIONS,
  ID_PATTERN,
  isEntryKey,
  type BaseRecord,
  type CollectionName,
  type DocName,
  type FieldKind,
  type Json,
  type KeyedKind,
  type RecordKind,
  type Tombstone,
} from '@firsat/model';
import type * as Y from 'yjs';

/*
 * The only file that knows the names of Y keys (architecture 4.2). Each collection is one flat root map; its keys are
 *
 *   id              the record as created: field codes → values, initial values left out; written once
 *   id.<code>       override of one field (`id.P`: the position register)
 *   id.X            tombstone {at, by, to?}; 0 when restored
 *   id.<code>.<key> one entry of a set field (tags, custom fields, …); null when taken away
 *
 * Keys come from other people: they go into a `Map`, never into a plain object.
 */

/** The two documents of a workspace that hold registers. */
export type Docs = Readonly<Record<DocName, Y.Doc>>;

/** A root map. Its values are plain JSON; anything else was not written by us and is treated as unreadable. */
export type Root = Y.Map<unknown>;

/** The suffix of a base key. */
export const BASE = '';
/** The suffix of a tombstone key; no field has this code. */
export const TOMBSTONE = 'X';

const DOT = '.';

export function registerKey(id: string, suffix: string): string {
  return suffix === BASE ? id : id + DOT + suffix;
}

/** Splits a key at its first dot: ids have none. */
export function splitKey(key: string): { readonly id: string; readonly suffix: string } {
  const dot = key.indexOf(DOT);
  return dot < 0 ? { id: key, suffix: BASE } : { id: key.slice(0, dot), suffix: key.slice(dot + 1) };
}

export function isRecordId(id: string): boolean {
  return ID_PATTERN.test(id);
}

/** How the fields of one collection are laid out, as parallel arrays: the read path runs over them for every record. */
export interface Layout {
  readonly collection: CollectionName;
  readonly doc: DocName;
  readonly root: string;
  readonly names: readonly string[];
  readonly codes: readonly string[];
  readonly kinds: readonly FieldKind<unknown>[];
  readonly initials: readonly unknown[];
  /** Position of a field in the arrays, by code and by name. */
  readonly byCode: ReadonlyMap<string, number>;
  readonly byName: ReadonlyMap<string, number>;
  /** Whether there are set fields, whose registers cannot be listed from the layout. */
  readonly hasEntries: boolean;
}

type AnyKind = Pick<RecordKind<BaseRecord>, 'collection' | 'doc' | 'root'> & { readonly fields: object };

function layoutOf({ collection, doc, root, fields }: AnyKind): Layout {
  const names = Object.keys(fields);
  const defs = Object.values(fields) as readonly {
    code: string;
    kind: FieldKind<unknown>;
    initial: unknown;
  }[];
  const codes = defs.map((def) => def.code);
  return Object.freeze({
    collection: collection as CollectionName,
    doc,
    root,
    names,
    codes,
    kinds: defs.map((def) => def.kind),
    initials: defs.map((def) => def.initial),
    byCode: new Map(codes.map((code, index) => [code, index])),
    byName: new Map(names.map((name, index) => [name, index])),
    hasEntries: defs.some((def) => 'entry' in def.kind),
  });
}

export function layoutsOf(kinds: Readonly<Record<string, AnyKind>>): readonly Layout[] {
  return Object.values(kinds).map(layoutOf);
}

/** What a board reads; all collections are in `layouts.ts`, which no first paint waits for. */
export const CORE_LAYOUTS = layoutsOf(CORE_COLLECTIONS);

/** The set field that the register with this suffix holds an entry of; `undefined` when none of ours. */
export function entryOf(
  { byCode, kinds }: Layout,
  suffix: string,
): { readonly index: number; readonly key: string; readonly kind: FieldKind<unknown> } | undefined {
  if (suffix.length < 3) return undefined; // most are the code of a field
  const { id: code, suffix: key } = splitKey(suffix);
  const index = byCode.get(code);
  const kind =
    index === undefined || !isEntryKey(key) ? undefined : (kinds[index] as Partial<KeyedKind<unknown>>).entry;
  return index === undefined || !kind ? undefined : { index, key, kind };
}

/** A plain JSON object: not a nested Yjs type, not one with a hostile prototype. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** `undefined` when unreadable. */
export function decodeTombstone(json: unknown): Tombstone | null | undefined {
  if (json === 0 || json === undefined || json === null) return null;
  if (!isPlainObject(json)) return undefined;
  const { at, by, to } = json;
  if (typeof at !== 'number' || !Number.isFinite(at) || typeof by !== 'string') return undefined;
  return Object.freeze(typeof to === 'string' ? { at, by, to } : { at, by });
}

export function encodeTombstone(tombstone: Tombstone | null): Json {
  if (!tombstone) return 0;
  const { at, by, to } = tombstone;
  return to === undefined ? { at, by } : { at, by, to };
}

/** Equality of register values. */
export function jsonEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => jsonEqual(item, b[index]));
  }
  if (!isPlainObject(a) || !isPlainObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && jsonEqual(a[key], b[key]))
  );
}
