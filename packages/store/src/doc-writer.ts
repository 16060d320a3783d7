import type { CollectionName, DocName, Json, Patch } from '@firsat/model';
import {
  BASE,
  encodeTombstone,
  entryOf,
  isPlainObject,
  isRecordId,
  jsonEqual,
  registerKey,
  TOMBSTONE,
  type Docs,
  type Root,
} from './doc-layout.js';
import { layout, rootOf } from './layouts.js';
import type { Origin } from './origins.js';

/** `work` first: a reader that has only one half misses a history event of the past, never the cause of a shown change. */
export const DOC_ORDER: readonly DocName[] = ['work', 'core'];

/** One register as it stood: its value (`undefined`: no key) and which write put it there (`null`: none). */
export interface RegisterState {
  readonly value: unknown;
  readonly stamp: string | null;
}

/** One register that a transaction has written. */
export interface RegisterWrite {
  readonly collection: CollectionName;
  readonly id: string;
  readonly suffix: string;
  readonly before: RegisterState;
  readonly after: RegisterState;
}

export interface RegisterRef {
  readonly collection: CollectionName;
  readonly id: string;
  readonly suffix: string;
}

/** The write that a register's current value comes from: two equal values of two writers are told apart by it. */
function stampOf(root: Root, key: string): string | null {
  const item = root._map.get(key);
  if (!item || item.deleted) return null;
  const { client, clock } = item.lastId;
  return `${client}:${clock}`;
}

export function readRegister(docs: Docs, { collection, id, suffix }: RegisterRef): RegisterState {
  const root = rootOf(docs, collection);
  const key = registerKey(id, suffix);
  return { value: root.get(key), stamp: stampOf(root, key) };
}

/**
 * Whether devices other than the one of a stamp have made the record, too: what is chosen from the host on two of them at once, or a rate of one day,
 * is one record. Only who did not know of it made it: their base stands behind none.
 */
export function isMadeByOthers(docs: Docs, { collection, id }: RegisterRef, stamp: string): boolean {
  const own = Number(stamp.split(':')[0]);
  for (let item = rootOf(docs, collection)._map.get(id) ?? null; item; item = item.left)
    if (item.origin === null && item.id.client !== own) return true;
  return false;
}

/**
 * What a register means when it has no key of its own: the base's value, else the field's initial value; `undefined` where there is
 * no readable base.
 */
export function inheritedValue(docs: Docs, { collection, id, suffix }: RegisterRef): Json | undefined {
  const base = rootOf(docs, collection).get(id);
  if (!isPlainObject(base)) return undefined;
  if (suffix === TOMBSTONE) return 0;
  const { byCode, codes, kinds, initials } = layout(collection);
  const entry = entryOf(layout(collection), suffix);
  if (entry) {
    const entries = base[codes[entry.index] as string];
    return isPlainObject(entries) && Object.hasOwn(entries, entry.key) ? (entries[entry.key] as Json) : null;
  }
  const index = byCode.get(suffix);
  const kind = index === undefined ? undefined : kinds[index];
  if (index === undefined || !kind) return undefined;
  const own = base[suffix] as Json | undefined;
  return own === undefined ? kind.encode(initials[index]) : own;
}

/** Writes one register, unless it says so already. */
export function writeRegister(docs: Docs, ref: RegisterRef, value: Json): RegisterWrite | undefined {
  const root = rootOf(docs, ref.collection);
  const key = registerKey(ref.id, ref.suffix);
  const before = readRegister(docs, ref);
  if (jsonEqual(before.value === undefined ? inheritedValue(docs, ref) : before.value, value))
    return undefined;
  root.set(key, value);
  return { ...ref, before, after: { value, stamp: stampOf(root, key) } };
}

function writeBase(
  docs: Docs,
  collection: CollectionName,
  id: string,
  fields: Readonly<Record<string, unknown>>,
) {
  const { byName, codes, kinds, initials } = layout(collection);
  const base: Record<string, Json> = {};
  for (const [name, value] of Object.entries(fields)) {
    const index = byName.get(name);
    const kind = index === undefined ? undefined : kinds[index];
    if (index === undefined || !kind || value === undefined) continue;
    const encoded = kind.encode(value);
    if (!jsonEqual(encoded, kind.encode(initials[index]))) base[codes[index] as string] = encoded;
  }
  return writeRegister(docs, { collection, id, suffix: BASE }, base);
}

/** Writes a base again without some fields: Yjs then forgets the old one, so that what it said leaves the document (D77). */
function eraseFromBase(docs: Docs, collection: CollectionName, id: string, fields: readonly string[]): void {
  const { byName, codes } = layout(collection);
  const root = rootOf(docs, collection);
  const base = root.get(id);
  if (!isPlainObject(base)) return;
  const erased = new Set(fields.map((name) => codes[byName.get(name) ?? -1]));
  const left = Object.entries(base).filter(([code]) => !erased.has(code));
  if (left.length < Object.keys(base).length) root.set(id, Object.fromEntries(left));
}

/** Writes one patch; call it within a transaction of its document. */
export function writePatch(docs: Docs, patch: Patch): RegisterWrite | undefined {
  const { collection, id } = patch;
  if (!isRecordId(id)) throw new TypeError(`Not a record id: ${id}`);
  const exists = rootOf(docs, collection).has(id);
  switch (patch.kind) {
    case 'create':
      return exists ? undefined : writeBase(docs, collection, id, patch.fields);
    case 'set': {
      const { byName, codes, kinds } = layout(collection);
      const index = byName.get(patch.field) ?? -1;
      const suffix = codes[index];
      const kind = kinds[index];
      if (!exists || suffix === undefined || !kind) return undefined;
      return writeRegister(docs, { collection, id, suffix }, kind.encode(patch.value));
    }
    case 'set-entry': {
      const { byName, codes } = layout(collection);
      const suffix = registerKey(codes[byName.get(patch.field) ?? -1] ?? '', patch.key);
      const entry = entryOf(layout(collection), suffix);
      if (!exists || !entry) return undefined;
      const value = patch.value === null ? null : entry.kind.encode(patch.value);
      return writeRegister(docs, { collection, id, suffix }, value);
    }
    case 'remove':
      if (!exists) return undefined;
      return writeRegister(docs, { collection, id, suffix: TOMBSTONE }, encodeTombstone(patch.tombstone));
    case 'restore':
      if (!exists) return undefined;
      return writeRegister(docs, { collection, id, suffix: TOMBSTONE }, 0);
    case 'erase':
      eraseFromBase(docs, collection, id, patch.fields);
      return undefined;
  }
}

/** Runs `write` in one transaction of each document that has something to write, in the order of {@link DOC_ORDER}. */
export function transactAll(docs: Docs, origin: Origin, steps: ReadonlyMap<DocName, () => void>): void {
  for (const name of DOC_ORDER) {
    const write = steps.get(name);
    if (write) docs[name].transact(write, origin);
  }
}

/**
 * Writes patches: one transaction per document, `work` before `core`. The base of a record is written once; a value that is already
 * there is not written again. Returns what was written, in order.
 */
export function writePatches(
  docs: Docs,
  patches: readonly Patch[],
  origin: Origin,
  writeOne: typeof writePatch = writePatch,
): readonly RegisterWrite[] {
  const writes: RegisterWrite[] = [];
  const byDoc = new Map<DocName, Patch[]>();
  for (const patch of patches) {
    const { doc } = layout(patch.collection);
    const known = byDoc.get(doc);
    if (known) known.push(patch);
    else byDoc.set(doc, [patch]);
  }
  const steps = new Map<DocName, () => void>();
  for (const [doc, some] of byDoc) {
    steps.set(doc, () => {
      for (const patch of some) {
        const write = writeOne(docs, patch);
        if (write) writes.push(write);
      }
    });
  }
  transactAll(docs, origin, steps);
  return writes;
}
