import type { FieldDef } from '../fields/field-kind.js';
import type { Json } from '../json.js';
import type { Snapshot } from '../snapshot.js';
import { COLLECTIONS, type ChildCollection, type CollectionName } from '../records/collections.js';
import { WORK_COLLECTIONS } from '../records/work-collections.js';
import { textHash } from '../source-ids.js';

type Defs = Readonly<Record<string, FieldDef<unknown>>>;

export const defsOf = (collection: CollectionName): Defs => COLLECTIONS[collection].fields;

/** What hangs on an opportunity and somebody may have added to it; the log is not asked: every change in it shows in the values. */
const CHILDREN = (Object.keys(WORK_COLLECTIONS) as (keyof typeof WORK_COLLECTIONS)[]).filter(
  (name): name is Exclude<ChildCollection, 'history'> =>
    name !== 'history' && 'opportunityId' in defsOf(name),
);

/** The fields as a document keeps them: by code, without those that have their initial value. */
export function encodedFields(collection: CollectionName, fields: object): Readonly<Record<string, Json>> {
  const given = fields as Readonly<Record<string, unknown>>;
  const encoded: [string, Json][] = [];
  for (const [name, { code, kind, initial }] of Object.entries(defsOf(collection))) {
    if (given[name] === undefined) continue;
    const value = kind.encode(given[name]);
    if (JSON.stringify(value) !== JSON.stringify(kind.encode(initial))) encoded.push([code, value]);
  }
  return Object.fromEntries(encoded.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A child as it counts for the fingerprint of its opportunity. */
export type ChildPrint = readonly [collection: CollectionName, id: string, fields: object];

/** Some letters that are others when the record, or what hangs on it, says something else. */
export function fingerprint(
  collection: CollectionName,
  fields: object,
  children: readonly ChildPrint[] = [],
): string {
  const parts: Json[] = [encodedFields(collection, fields)];
  for (const [kind, id, child] of [...children].sort(byName))
    parts.push([kind, id, encodedFields(kind, child)]);
  return textHash(JSON.stringify(parts)).slice(-6);
}

function byName([one, a]: ChildPrint, [other, b]: ChildPrint): number {
  const [left, right] = [`${one} ${a}`, `${other} ${b}`];
  return left === right ? 0 : left < right ? -1 : 1;
}

/** The fingerprint of a record as it stands now; `null` when there is none of this id. */
export function fingerprintNow(snapshot: Snapshot, collection: CollectionName, id: string): string | null {
  const record = snapshot.get(collection, id);
  if (!record) return null;
  const children =
    collection === 'opportunities'
      ? CHILDREN.flatMap((name) =>
          snapshot.children(name, id).map((child): ChildPrint => [name, child.id, child]),
        )
      : [];
  return fingerprint(collection, record, children);
}
