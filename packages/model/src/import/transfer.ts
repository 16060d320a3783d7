import type { CommandEnv } from '../commands/command.js';
import type { Json } from '../json.js';
import { create, type Patch } from '../patch.js';
import type { CollectionName } from '../records/collections.js';
import type { Transfer } from '../records/transfer.js';
import type { Snapshot } from '../snapshot.js';
import { defsOf, fingerprint, type ChildPrint } from './fingerprint.js';
import type { ImportMapping } from './mapping.js';

/** Collections whose records an import can be said to have made; what hangs on them goes with them. */
export const MADE = [
  'opportunities',
  'contacts',
  'products',
  'members',
  'stages',
  'schemas',
] as const satisfies readonly CollectionName[];
type Made = (typeof MADE)[number];

export interface TransferFacts {
  readonly files: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly signature?: string;
  readonly mapping?: ImportMapping;
}

/**
 * The record of an import beside its patches: what it makes, with fingerprints, and what it changes, with the values before. By it the import
 * can be taken back, however long ago it was.
 */
export function importTransfer(
  patches: readonly Patch[],
  snapshot: Snapshot,
  env: Pick<CommandEnv, 'now' | 'actor' | 'newId'>,
  { files, counts, signature, mapping }: TransferFacts,
): Patch {
  return create('transfers', env.newId(), {
    type: 'import',
    at: env.now,
    by: env.actor,
    files: files.join(', '),
    counts: { ...counts },
    signature: signature ?? null,
    mapping: (mapping as Json | undefined) ?? null,
    created: createdBy(patches, snapshot),
    changed: changedBy(patches, snapshot),
  });
}

function createdBy(patches: readonly Patch[], snapshot: Snapshot): Json {
  const children = new Map<string, ChildPrint[]>();
  for (const patch of patches) {
    if (patch.kind !== 'create' || patch.collection === 'history') continue;
    const { opportunityId } = patch.fields as { readonly opportunityId?: string };
    if (opportunityId === undefined) continue;
    const known = children.get(opportunityId) ?? [];
    children.set(opportunityId, [...known, [patch.collection, patch.id, patch.fields]]);
  }
  const made: Partial<Record<Made, string[]>> = {};
  for (const patch of patches) {
    if (patch.kind !== 'create' || !isMade(patch.collection) || snapshot.get(patch.collection, patch.id))
      continue;
    const print = fingerprint(patch.collection, patch.fields, children.get(patch.id));
    (made[patch.collection] ??= []).push(patch.id, print);
  }
  return made;
}

function changedBy(patches: readonly Patch[], snapshot: Snapshot): Json {
  const changed: Json[] = [];
  for (const patch of patches) {
    if ((patch.kind !== 'set' && patch.kind !== 'set-entry') || !isMade(patch.collection)) continue;
    const record = snapshot.get(patch.collection, patch.id) as Readonly<Record<string, unknown>> | undefined;
    const def = defsOf(patch.collection)[patch.field];
    if (!record || !def) continue;
    const { code, kind } = def;
    const [register, before, after]: readonly [string, Json, Json] =
      patch.kind === 'set'
        ? [code, kind.encode(record[patch.field]), kind.encode(patch.value)]
        : [`${code}.${patch.key}`, entryIn(record[patch.field], patch.key), patch.value as Json];
    changed.push([patch.collection, patch.id, register, before, after]);
  }
  return changed;
}

/** An entry of a set field; `null`: none. */
export function entryIn(entries: unknown, key: string): Json {
  return (entries as Readonly<Record<string, Json>>)[key] ?? null;
}

function isMade(collection: CollectionName): collection is Made {
  return (MADE as readonly CollectionName[]).includes(collection);
}

/** Ids and fingerprints of what an import made of one collection. */
export function madeBy(
  { created }: Transfer,
  collection: Made,
): readonly (readonly [id: string, print: string])[] {
  if (typeof created !== 'object' || created === null || Array.isArray(created)) return [];
  const list = (created as { readonly [key: string]: Json })[collection];
  if (!Array.isArray(list)) return [];
  const pairs: (readonly [string, string])[] = [];
  for (let at = 0; at + 1 < list.length; at += 2) pairs.push([String(list[at]), String(list[at + 1])]);
  return pairs;
}

/** The newest mapping that a file with these columns was imported with. */
export function rememberedMapping(snapshot: Snapshot, signature: string): Json {
  let newest: Transfer | undefined;
  for (const transfer of snapshot.list('transfers'))
    if (transfer.signature === signature && (!newest || transfer.at > newest.at)) newest = transfer;
  return newest?.mapping ?? null;
}
