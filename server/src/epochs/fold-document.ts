import * as Y from 'yjs';
import { rootKind, rootNames } from './root-content.js';

/** A folded document. */
export interface Folded {
  readonly bytes: Uint8Array;
  /** The only client id in it; `null` when the document is empty. */
  readonly clientId: number | null;
}

/** A document cannot be folded; it stays as it is. */
export class FoldError extends Error {
  override readonly name = 'FoldError';
}

/** Suffixes of registers that are never values of the base: the tombstone, and names that are no data. */
const NO_FIELDS: ReadonlySet<string> = new Set(['X', '__proto__', 'constructor', 'prototype']);
const FIELD = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * What can be seen of a document, written anew by one client in one go: no history, no deleted content,
 * no other client ids (architecture 4.4). Overrides `id.f` of a record `id` become values of its base, which
 * means the same; other registers (`id.X`, `id.t.…`) stay as they are. Text and rich text are copied.
 *
 * @param doc typed and read, not changed
 * @param clientId of the new document
 * @throws FoldError when a root is not one that a program of ours writes
 */
export function foldDocument(doc: Y.Doc, clientId: number): Folded {
  const folded = new Y.Doc();
  folded.clientID = clientId;
  const names = rootNames(doc);
  folded.transact(() => {
    for (const name of names) foldRoot(doc, folded, name);
  });
  const bytes = Y.encodeStateAsUpdate(folded);
  folded.destroy();
  return { bytes, clientId: names.length > 0 ? clientId : null };
}

function foldRoot(from: Y.Doc, to: Y.Doc, name: string): void {
  switch (rootKind(from, name)) {
    case 'map': {
      const target = to.getMap<unknown>(name);
      for (const [key, value] of foldRegisters(from.getMap<unknown>(name))) target.set(key, value);
      return;
    }
    case 'text':
      to.getText(name).applyDelta(
        (from.getText(name).toDelta() as { insert: unknown }[]).map((op) => ({
          ...op,
          insert: copyOf(op.insert),
        })),
        { sanitize: false },
      );
      return;
    case 'xml':
      to.getXmlFragment(name).insert(
        0,
        from
          .getXmlFragment(name)
          .toArray()
          .map((node) => node.clone() as Y.XmlElement | Y.XmlText),
      );
      return;
    case 'array':
      to.getArray<unknown>(name).insert(0, from.getArray<unknown>(name).toArray().map(copyOf));
      return;
    case 'mixed':
      throw new FoldError(`root ${JSON.stringify(name)} is a map and a list at once`);
    case 'empty':
  }
}

const copyOf = (value: unknown): unknown => (value instanceof Y.AbstractType ? value.clone() : value);

/** The live keys of a map of registers, overrides folded into their bases. */
function foldRegisters(source: Y.Map<unknown>): Map<string, unknown> {
  const live = new Map<string, unknown>();
  const overrides = new Map<string, Map<string, unknown>>();
  source.forEach((value, key) => {
    const dot = key.indexOf('.');
    const id = dot < 0 ? key : key.slice(0, dot);
    const suffix = dot < 0 ? '' : key.slice(dot + 1);
    // The owner of a restored record says `0`: the same as nothing.
    if (suffix === 'X' && value === 0) return;
    const foldable =
      dot > 0 &&
      FIELD.test(suffix) &&
      !NO_FIELDS.has(suffix) &&
      isPlainObject(source.get(id)) &&
      isJson(value);
    if (!foldable) {
      live.set(key, copyOf(value));
      return;
    }
    const ofRecord = overrides.get(id) ?? new Map<string, unknown>();
    overrides.set(id, ofRecord.set(suffix, value));
  });
  for (const [id, fields] of overrides)
    live.set(id, { ...(live.get(id) as object), ...Object.fromEntries(fields) });
  return live;
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Yjs types and bytes cannot stand within a value; `undefined` would hide the base's value. */
const isJson = (value: unknown): boolean =>
  value !== undefined && !(value instanceof Y.AbstractType) && !(value instanceof Uint8Array);
