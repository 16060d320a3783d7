import { isEntryKey, type Keyed } from '../fields/keyed.js';
import type { Json } from '../json.js';
import type { Checks } from './checks.js';
import type { CommandEnv, Plan } from './command.js';
import type { Neighbours } from './command-map.js';
import { orderByNeighbours } from './placing.js';
import { refuse } from './refuse.js';
import { sameValue } from './same.js';

/** Most lines of a list that hangs on a stage or a schema: beyond that nobody reads them. */
export const MAX_ENTRIES = 50;

interface Row {
  readonly id: string;
  readonly order: string;
}

/** A line of a list that is kept by key, as it is to be written; `null` when it stays as it is. */
export interface EntryChange {
  readonly key: string;
  readonly json: Json | null;
}

/**
 * A new line at its place among the others, or a change of one (its place included, when neighbours are named). `toJson` gives what is to be kept, and adds
 * what is wrong to the checks.
 */
export function changeEntry<R extends Row>(
  rows: readonly R[],
  stored: Keyed<Json>,
  key: string | undefined,
  beside: Neighbours,
  env: CommandEnv,
  field: string,
  checks: Checks,
  toJson: (before: R | undefined, order: string) => Json,
): EntryChange | null {
  const before = key === undefined ? undefined : rows.find(({ id }) => id === key);
  if (key !== undefined && !before) {
    checks.add('unknown-record', field);
    return null;
  }
  if (!before && rows.length >= MAX_ENTRIES) checks.add('out-of-range', field, { max: MAX_ENTRIES });
  const places = beside.afterId !== undefined || beside.beforeId !== undefined;
  const placed =
    !before || places
      ? orderByNeighbours(rows, before?.id ?? null, beside, env.random, (row) => row.order)
      : null;
  const json = toJson(before, placed ?? before?.order ?? 'a0');
  const own = before?.id ?? env.newId();
  return { key: own, json: before && sameValue(stored[own], json) ? null : json };
}

/** Takes a line away; one that is gone already is taken away. */
export function removedEntry(stored: Keyed<Json>, key: string): readonly string[] {
  return isEntryKey(key) && key in stored ? [key] : [];
}

export function refuseChecks(checks: Checks): Extract<Plan<never>, { readonly ok: false }> {
  return checks.failed ? { ok: false, problems: checks.problems } : refuse('failed');
}
