import { NO_ENTRIES, withEntry, type Keyed } from '../fields/keyed.js';
import { compareOrder } from '../order/compare-order.js';
import type { Patch } from '../patch.js';
import {
  COLLECTIONS,
  COLLECTION_NAMES,
  type CollectionName,
  type RecordMap,
} from '../records/collections.js';
import type { BaseRecord } from '../records/record.js';
import { SETTINGS_ID } from '../records/settings.js';
import { stageOf } from '../selectors/stage-resolution.js';
import type { Snapshot } from '../snapshot.js';

/** A snapshot in memory that patches can be applied to: the store's reading side without Yjs. */
export interface TestSnapshot extends Snapshot {
  /** Applies patches through `encode` and `decode`, as the document would keep them; returns the changed ids by collection. */
  apply(patches: readonly Patch[]): ReadonlyMap<CollectionName, ReadonlySet<string>>;
  /** Every record of a collection, removed ones too. */
  all<C extends CollectionName>(collection: C): readonly RecordMap[C][];
}

type AnyRecord = BaseRecord & Readonly<Record<string, unknown>>;

/** Generic over the collections; a patch that no document could keep throws, since then the test (or a command) is wrong. */
export function createTestSnapshot(patches: readonly Patch[] = []): TestSnapshot {
  const tables = new Map<CollectionName, Map<string, AnyRecord>>(
    COLLECTION_NAMES.map((name) => [name, new Map()]),
  );
  const table = (collection: CollectionName): Map<string, AnyRecord> => {
    const found = tables.get(collection);
    if (!found) throw new Error(`no collection ${collection}`);
    return found;
  };
  const values = <C extends CollectionName>(collection: C): RecordMap[C][] =>
    [...table(collection).values()] as unknown as RecordMap[C][];

  function applyOne(patch: Patch): void {
    const rows = table(patch.collection);
    const row = rows.get(patch.id);
    if (patch.kind === 'create') {
      // The base is written once: a second creation is what a duplicate seed is (architecture 4.3).
      if (!row) rows.set(patch.id, created(patch.collection, patch.id, patch.fields));
      return;
    }
    if (!row) throw new Error(`${patch.kind} of unknown ${patch.collection}/${patch.id}`);
    if (patch.kind === 'erase') {
      const fields = COLLECTIONS[patch.collection].fields as unknown as Fields;
      const emptied: Record<string, unknown> = {};
      for (const name of patch.fields) emptied[name] = fields[name]?.initial;
      rows.set(patch.id, Object.freeze({ ...row, ...emptied }));
      return;
    }
    const change =
      patch.kind === 'set-entry'
        ? {
            [patch.field]: withEntry(
              (row as unknown as Record<string, Keyed<unknown>>)[patch.field] ?? NO_ENTRIES,
              patch.key,
              patch.value,
            ),
          }
        : patch.kind === 'set'
          ? { [patch.field]: stored(patch.collection, patch.field, patch.value) }
          : { removed: patch.kind === 'remove' ? Object.freeze({ ...patch.tombstone }) : null };
    rows.set(patch.id, Object.freeze({ ...row, ...change }));
  }

  for (const patch of patches) applyOne(patch);

  return {
    get: (collection, id) => table(collection).get(id) as never,
    list: (collection) => values(collection).filter((record) => record.removed === null),
    removed: (collection) => values(collection).filter((record) => record.removed !== null),
    all: values,
    get settings() {
      return table('settings').get(SETTINGS_ID) as unknown as Snapshot['settings'];
    },
    column(schemaId, stageId) {
      return values('opportunities')
        .filter((row) => row.removed === null && row.position.schemaId === schemaId)
        .filter((row) => (stageOf(this, row.position).stage?.id ?? '') === stageId)
        .sort((a, b) =>
          compareOrder({ id: a.id, order: a.position.order }, { id: b.id, order: b.position.order }),
        );
    },
    history: (opportunityId) =>
      values('history')
        .filter((event) => event.opportunityId === opportunityId)
        .sort((a, b) => a.at - b.at || (a.type === 'created' ? -1 : b.type === 'created' ? 1 : 0)),
    children: (collection, opportunityId) =>
      values(collection)
        .filter((row) => row.removed === null && row.opportunityId === opportunityId)
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    apply(more) {
      const changed = new Map<CollectionName, Set<string>>();
      for (const patch of more) {
        applyOne(patch);
        const ids = changed.get(patch.collection) ?? new Set<string>();
        changed.set(patch.collection, ids.add(patch.id));
      }
      return changed;
    },
  };
}

type Fields = Readonly<
  Record<
    string,
    { initial: unknown; kind: { encode(value: never): unknown; decode(json: unknown): unknown } }
  >
>;

function created(collection: CollectionName, id: string, given: object): AnyRecord {
  const fields = COLLECTIONS[collection].fields as unknown as Fields;
  const record: Record<string, unknown> = { id, removed: null };
  for (const [name, { initial }] of Object.entries(fields)) record[name] = initial;
  for (const [name, value] of Object.entries(given)) record[name] = stored(collection, name, value);
  return Object.freeze(record) as AnyRecord;
}

/** The value as it comes back from the document. */
function stored(collection: CollectionName, field: string, value: unknown): unknown {
  const kind = (COLLECTIONS[collection].fields as unknown as Fields)[field]?.kind;
  if (!kind) throw new Error(`no field ${collection}.${field}`);
  const decoded = kind.decode(JSON.parse(JSON.stringify(kind.encode(value as never))));
  if (decoded === undefined) throw new Error(`unreadable ${collection}.${field}: ${JSON.stringify(value)}`);
  return decoded;
}
