import { compareOrder } from '../order/compare-order.js';
import type { Keyed } from '../fields/keyed.js';
import type { Json } from '../json.js';

export type JsonObject = { readonly [key: string]: Json };

/** What an entry holds; anything that is no object (of a newer version, say) holds nothing. */
export function objectOf(json: Json | undefined): JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as JsonObject) : {};
}

export function textOf(json: Json | undefined): string {
  return typeof json === 'string' ? json : '';
}

/** A whole number of 0 or more; what is none is `otherwise`. */
export function countOf(json: Json | undefined, otherwise = 0): number {
  return typeof json === 'number' && Number.isInteger(json) && json >= 0 ? json : otherwise;
}

/** The entries of a list that is kept by key, in their order; what `read` cannot read is not in it, and stays in the document. */
export function entryList<T extends object>(
  entries: Keyed<Json>,
  read: (json: JsonObject) => T | null,
): readonly (T & { readonly id: string; readonly order: string })[] {
  return Object.entries(entries)
    .flatMap(([id, json]) => {
      const object = objectOf(json);
      const value = read(object);
      return value ? [{ ...value, id, order: textOf(object['order']) || 'a0' }] : [];
    })
    .sort(compareOrder);
}
