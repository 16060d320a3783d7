import type { Json } from '../json.js';
import { SORT_FIELDS, type SortField, type SortKey } from '../selectors/list-sort.js';

/** Widest column, in CSS pixels. */
const MAX_WIDTH = 1_000;
/** More keys than this order nothing that a person could tell. */
const MAX_KEYS = 5;

/** A column of a list by its name, and how wide it is: CSS pixels, 0 = as the list sees fit. */
export interface ColumnWidth {
  readonly name: string;
  readonly width: number;
}

/** The columns of a view as stored; `null`: it says nothing about them, or nothing that can be read. Each name counts once. */
export function readColumns(json: Json): readonly ColumnWidth[] | null {
  if (!Array.isArray(json)) return null;
  const columns = new Map<string, ColumnWidth>();
  for (const item of json as readonly unknown[]) {
    if (!Array.isArray(item)) continue;
    const [name, width] = item as readonly unknown[];
    if (typeof name !== 'string' || columns.has(name)) continue;
    const right = typeof width === 'number' && width > 0 && width <= MAX_WIDTH;
    columns.set(name, { name, width: right ? Math.round(width) : 0 });
  }
  return columns.size === 0 ? null : [...columns.values()];
}

export function writeColumns(columns: readonly ColumnWidth[]): Json {
  return columns.map(({ name, width }) => [name, width]);
}

/** The order of a view as stored; keys that this version does not know are left out. `null`: it says nothing about it. */
export function readSort(json: Json): readonly SortKey[] | null {
  if (!Array.isArray(json)) return null;
  const keys: SortKey[] = [];
  for (const item of json as readonly unknown[]) {
    if (!Array.isArray(item) || keys.length === MAX_KEYS) continue;
    const [by, direction] = item as readonly unknown[];
    if (isSortField(by) && !keys.some((key) => key.by === by)) keys.push({ by, desc: direction === -1 });
  }
  return keys;
}

export function writeSort(keys: readonly SortKey[]): Json {
  return keys.map(({ by, desc }) => [by, desc ? -1 : 1]);
}

function isSortField(value: unknown): value is SortField {
  return (
    typeof value === 'string' &&
    ((SORT_FIELDS as readonly string[]).includes(value) || /^custom:[\w-]{1,64}$/.test(value))
  );
}
