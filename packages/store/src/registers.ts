import type { DocName, Json } from '@firsat/model';
import { BASE, isPlainObject, jsonEqual, registerKey, splitKey, type Docs } from './doc-layout.js';

/** One register as it stands in a document, whether this version knows what it means or not (D80): what a backup is made of. */
export interface RegisterEntry {
  readonly kind: 'register';
  readonly doc: DocName;
  readonly root: string;
  readonly key: string;
  readonly value: Json;
}

/** Every register of both documents, tombstones and unknown ones included. */
export function* registersOf(docs: Docs): Generator<RegisterEntry> {
  for (const doc of ['core', 'work'] as const) {
    for (const [root, type] of docs[doc].share) {
      // Anything else than a map was not written by us, or by a version that keeps other things than registers.
      if (type._map.size === 0) continue;
      for (const [key, value] of docs[doc].getMap<Json>(root).entries())
        yield { kind: 'register', doc, root, key, value };
    }
  }
}

export function hasRecord(docs: Docs, { doc, root, key }: RegisterEntry): boolean {
  return docs[doc].getMap(root).has(splitKey(key).id);
}

/**
 * Writes a register of a backup, within a transaction. A base that is there already is never written over (ST6): where it says something else,
 * that is laid over it.
 */
export function writeEntry(docs: Docs, { doc, root, key, value }: RegisterEntry): void {
  const map = docs[doc].getMap<unknown>(root);
  const { id, suffix } = splitKey(key);
  const base = map.get(id);
  if (base === undefined) {
    map.set(key, value);
    return;
  }
  if (!isPlainObject(base)) return;
  const over: Readonly<Record<string, unknown>> =
    suffix !== BASE ? { [suffix]: value } : isPlainObject(value) ? value : {};
  for (const [code, wanted] of Object.entries(over)) {
    const register = registerKey(id, code);
    // What the backup has laid over its own base comes by itself.
    if (suffix === BASE && map.has(register)) continue;
    if (!jsonEqual(map.get(register) ?? base[code], wanted)) map.set(register, wanted);
  }
}
