import type { Instant } from '../calendar-date.js';
import type { FieldDef } from '../fields/field-kind.js';
import type { Json } from '../json.js';
import { COLLECTIONS, COLLECTION_NAMES, type CollectionName } from '../records/collections.js';
import type { BackupRegister } from './backup.js';

/*
 * One JSON document with everything as people would write it: records by collection, fields by their names, money as minor units with a
 * currency, dates as YYYY-MM-DD, moments as milliseconds.
 *
 *   {"format":"firsat-data","version":1,"exportedAt":"…","collections":{"opportunities":[{"id":…,"removed":null,"description":…},…],…},
 *    "unknown":[{"doc":…,"root":…,"key":…,"value":…},…]}
 *
 * `removed` tells of records in the bin, `unknown` of what this version does not know: a field of a record stands in its own `unknown`, by code.
 */

const FORMAT = 'firsat-data';
const VERSION = 1;

type Defs = Readonly<Record<string, FieldDef<unknown>>>;

interface Place {
  readonly collection: CollectionName;
  readonly defs: Defs;
}

/** Roots by `doc root`. */
const PLACES: ReadonlyMap<string, Place> = new Map(
  COLLECTION_NAMES.map((collection) => {
    const { doc, root, fields } = COLLECTIONS[collection];
    return [`${doc} ${root}`, { collection, defs: fields }];
  }),
);

/** The document in pieces of one record each; between two of them the caller may pause or stop. */
export function* allJson(
  exportedAt: Instant,
  registers: Iterable<BackupRegister>,
): Generator<string, void, undefined> {
  const records = new Map<CollectionName, Map<string, Map<string, Json>>>();
  const unknown: BackupRegister[] = [];
  for (const register of registers) {
    const place = PLACES.get(`${register.doc} ${register.root}`);
    if (place) keep(records, place.collection, register);
    else unknown.push(register);
  }
  const at = new Date(exportedAt).toISOString();
  yield `{"format":${JSON.stringify(FORMAT)},"version":${String(VERSION)},"exportedAt":${JSON.stringify(at)},"collections":{`;
  let isFirst = true;
  for (const collection of COLLECTION_NAMES) {
    yield `${isFirst ? '' : ','}\n${JSON.stringify(collection)}:[`;
    isFirst = false;
    let separator = '\n';
    for (const [id, own] of records.get(collection) ?? []) {
      yield separator + JSON.stringify(readable(id, own, COLLECTIONS[collection].fields));
      separator = ',\n';
    }
    yield ']';
  }
  const rest = unknown.map(({ doc, root, key, value }) => ({ doc, root, key, value }));
  yield `},\n"unknown":${JSON.stringify(rest)}}\n`;
}

function keep(
  records: Map<CollectionName, Map<string, Map<string, Json>>>,
  collection: CollectionName,
  { key, value }: BackupRegister,
): void {
  const dot = key.indexOf('.');
  const id = dot < 0 ? key : key.slice(0, dot);
  const rows = records.get(collection) ?? new Map<string, Map<string, Json>>();
  records.set(collection, rows);
  const own = rows.get(id) ?? new Map<string, Json>();
  rows.set(id, own.set(dot < 0 ? '' : key.slice(dot + 1), value));
}

/** The record under the names of its fields; what cannot be read, or is not known, is kept as it stands. */
function readable(id: string, own: ReadonlyMap<string, Json>, defs: Defs): object {
  const base = own.get('');
  const values = new Map<string, Json>(isObject(base) ? Object.entries(base) : []);
  const entries = new Map<string, [string, Json][]>();
  for (const [suffix, value] of own) {
    const dot = suffix.indexOf('.');
    if (suffix === '' || suffix === 'X') continue;
    if (dot < 0) values.set(suffix, value);
    else
      entries.set(suffix.slice(0, dot), [
        ...(entries.get(suffix.slice(0, dot)) ?? []),
        [suffix.slice(dot + 1), value],
      ]);
  }
  for (const [code, list] of entries) values.set(code, withEntries(values.get(code), list));
  const record: Record<string, unknown> = { id, removed: own.get('X') || null };
  const unknown: Record<string, Json> = {};
  for (const [name, { code, kind, initial }] of Object.entries(defs)) {
    const raw = values.get(code);
    values.delete(code);
    const value = raw === undefined ? initial : kind.decode(raw);
    if (value === undefined && raw !== undefined) unknown[code] = raw;
    else record[name] = value;
  }
  for (const [code, value] of values) unknown[code] = value;
  return Object.keys(unknown).length > 0 ? { ...record, unknown } : record;
}

function withEntries(base: Json | undefined, list: readonly [string, Json][]): Json {
  const merged = new Map<string, Json>(isObject(base) ? Object.entries(base) : []);
  for (const [key, value] of list) merged.set(key, value);
  return Object.fromEntries([...merged].filter(([, value]) => value !== null));
}

function isObject(json: Json | undefined): json is { readonly [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
