import { historyPatch, statusToJson } from '../commands/history.js';
import { sameValue } from '../commands/same.js';
import type { CommandEnv } from '../commands/command.js';
import type { Json } from '../json.js';
import { remove, restore, set, type Patch } from '../patch.js';
import { COLLECTIONS, type CollectionName } from '../records/collections.js';
import type { Opportunity, StatusValue } from '../records/opportunity.js';
import type { Transfer } from '../records/transfer.js';
import type { Snapshot } from '../snapshot.js';
import { defsOf, fingerprintNow } from './fingerprint.js';
import type { Pacing } from './read-table.js';
import { entryIn, MADE, madeBy } from './transfer.js';

/** A record that stays although the import made or changed it. */
export interface KeptRecord {
  readonly collection: CollectionName;
  readonly id: string;
  /** `edited`: somebody has changed it, or added something to it, since. `in-use`: something else needs it. */
  readonly reason: 'edited' | 'in-use';
}

export interface TakeBackPlan {
  /** To be written as a whole, or not at all. */
  readonly patches: readonly Patch[];
  /** How many of each collection go into the bin, or (for `changed`) get their old values back. */
  readonly counts: Readonly<Record<string, number>>;
  readonly kept: readonly KeptRecord[];
}

const SLICE = 200;

/**
 * Plans to take an import back: what it made goes into the bin, what it changed gets its old value again. What anybody has worked on since is
 * kept and told. Nothing is lost: it can be brought back. `null` when aborted.
 */
export async function planTakeBack(
  snapshot: Snapshot,
  transfer: Transfer,
  env: Pick<CommandEnv, 'now' | 'actor' | 'newId'>,
  { signal, pause }: Pacing,
): Promise<TakeBackPlan | null> {
  const plan = new TakeBack(snapshot, env);
  let done = 0;
  const pairs = MADE.flatMap((collection) =>
    madeBy(transfer, collection).map((pair) => [collection, ...pair] as const),
  );
  for (const [collection, id, print] of pairs) {
    plan.putAside(collection, id, print);
    if (++done % SLICE > 0) continue;
    await pause();
    if (signal?.aborted) return null;
  }
  for (const change of Array.isArray(transfer.changed) ? (transfer.changed as readonly Json[]) : [])
    plan.reset(change);
  return plan.finish(transfer);
}

/** Plans to bring back what a take-back has put into the bin and nobody has taken out of it since; what was reset stays as it is. */
export function planBringBack(
  snapshot: Snapshot,
  transfer: Transfer,
  env: Pick<CommandEnv, 'now' | 'actor' | 'newId'>,
): readonly Patch[] {
  const { at } = (transfer.takenBack ?? {}) as { readonly at?: Json };
  const patches: Patch[] = [];
  for (const collection of MADE)
    for (const [id] of madeBy(transfer, collection)) {
      const record = snapshot.get(collection, id);
      if (!record?.removed || record.removed.at !== at) continue;
      if (collection === 'opportunities')
        patches.push(
          historyPatch(snapshot, { ...env, via: 'import' }, env.newId(), record as Opportunity, {
            type: 'restored',
          }),
        );
      patches.push(restore(collection, id));
    }
  return [...patches, set('transfers', transfer.id, 'takenBack', null)];
}

class TakeBack {
  readonly #snapshot: Snapshot;
  readonly #env: Pick<CommandEnv, 'now' | 'actor' | 'newId'>;
  readonly #patches: Patch[] = [];
  readonly #counts: Record<string, number> = {};
  readonly #kept: KeptRecord[] = [];
  readonly #gone = new Set<string>();
  /** Opportunities as they are with what has been reset so far. */
  readonly #reset = new Map<string, Opportunity>();
  /** Needed by something that may go later. */
  #waiting: (readonly [(typeof MADE)[number], string, string])[] = [];
  readonly #used: ReadonlyMap<string, readonly string[]>;

  constructor(snapshot: Snapshot, env: Pick<CommandEnv, 'now' | 'actor' | 'newId'>) {
    this.#snapshot = snapshot;
    this.#env = env;
    this.#used = usersOf(snapshot);
  }

  putAside(collection: (typeof MADE)[number], id: string, print: string): void {
    const snapshot = this.#snapshot;
    const record = snapshot.get(collection, id);
    if (!record || record.removed) return;
    if (fingerprintNow(snapshot, collection, id) !== print) return this.#keep(collection, id, 'edited');
    // What needs it is of the import too, and goes; else it stays.
    if (this.#used.get(`${collection} ${id}`)?.some((user) => !this.#gone.has(user))) {
      this.#waiting.push([collection, id, print]);
      return;
    }
    const tombstone = { at: this.#env.now, by: this.#env.actor };
    if (collection === 'opportunities')
      this.#patches.push(
        historyPatch(snapshot, { ...this.#env, via: 'import' }, this.#env.newId(), record as Opportunity, {
          type: 'deleted',
        }),
      );
    this.#patches.push(remove(collection, id, tombstone));
    this.#gone.add(`${collection} ${id}`);
    this.#count(collection);
  }

  /** One `[collection, id, code, before, after]`. */
  reset(change: Json): void {
    if (!Array.isArray(change)) return;
    const [collection, id, code, before, after] = change as readonly Json[];
    if (typeof collection !== 'string' || !(collection in COLLECTIONS) || typeof id !== 'string') return;
    const name = collection as CollectionName;
    const record = this.#snapshot.get(name, id) as Readonly<Record<string, unknown>> | undefined;
    const [own, key] = splitOnce(typeof code === 'string' ? code : '');
    const [field, def] = Object.entries(defsOf(name)).find(([, each]) => each.code === own) ?? [];
    if (!record || !field || !def) return;
    const now = key === undefined ? def.kind.encode(record[field]) : entryIn(record[field], key);
    if (!sameValue(now, after)) return this.#keep(name, id, 'edited');
    if (key !== undefined) {
      if (name === 'opportunities')
        this.#tellEntry(record as unknown as Opportunity, `${field}.${key}`, now, before ?? null);
      this.#patches.push({ kind: 'set-entry', collection: name, id, field, key, value: before ?? null });
      return this.#count('changed');
    }
    const value = def.kind.decode(before);
    if (value === undefined) return;
    if (name === 'opportunities') this.#tell(record as unknown as Opportunity, field, record[field], value);
    this.#patches.push(set(name, id, field as never, value as never));
    this.#count('changed');
  }

  finish(transfer: Transfer): TakeBackPlan {
    for (let before = Infinity; this.#waiting.length < before;) {
      const again = this.#waiting;
      before = again.length;
      this.#waiting = [];
      for (const each of again) this.putAside(...each);
    }
    for (const [collection, id] of this.#waiting) this.#keep(collection, id, 'in-use');
    const takenBack = { at: this.#env.now, by: this.#env.actor, kept: this.#kept.length };
    const patches = [...this.#patches, set('transfers', transfer.id, 'takenBack', takenBack)];
    return { patches, counts: this.#counts, kept: this.#kept };
  }

  #tell(record: Opportunity, field: string, from: unknown, to: unknown): void {
    const after = { ...(this.#reset.get(record.id) ?? record), [field]: to };
    this.#reset.set(record.id, after);
    const type =
      field === 'status' ? 'status-changed' : field === 'position' ? 'stage-changed' : 'field-changed';
    const told = (value: unknown): Json => {
      if (type === 'stage-changed') return (value as Opportunity['position']).stageId;
      return type === 'status-changed' ? statusToJson(value as StatusValue) : (value as Json);
    };
    this.#patches.push(
      historyPatch(this.#snapshot, { ...this.#env, via: 'import' }, this.#env.newId(), after, {
        type,
        field: type === 'field-changed' ? field : null,
        from: told(from),
        to: told(to),
      }),
    );
  }

  #tellEntry(record: Opportunity, field: string, from: Json, to: Json): void {
    const after = this.#reset.get(record.id) ?? record;
    this.#patches.push(
      historyPatch(this.#snapshot, { ...this.#env, via: 'import' }, this.#env.newId(), after, {
        type: 'field-changed',
        field,
        from,
        to,
      }),
    );
  }

  #keep(collection: CollectionName, id: string, reason: KeptRecord['reason']): void {
    this.#kept.push({ collection, id, reason });
  }

  #count(what: string): void {
    this.#counts[what] = (this.#counts[what] ?? 0) + 1;
  }
}

/** What stands in the way of putting a record aside: live opportunities of a customer, people of a company, cards of a stage … */
function usersOf(snapshot: Snapshot): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  const use = (collection: CollectionName, id: string | null, user: string): void => {
    if (id === null) return;
    const key = `${collection} ${id}`;
    const known = users.get(key);
    if (known) known.push(user);
    else users.set(key, [user]);
  };
  for (const { id, customerId, ownerId, position } of snapshot.list('opportunities')) {
    const user = `opportunities ${id}`;
    use('contacts', customerId, user);
    use('members', ownerId, user);
    use('stages', position.stageId, user);
    for (const line of snapshot.children('lines', id)) use('products', line.productId, user);
  }
  for (const { id, parentId } of snapshot.list('contacts')) use('contacts', parentId, `contacts ${id}`);
  for (const { id, schemaId } of snapshot.list('stages')) use('schemas', schemaId, `stages ${id}`);
  const { defaultSchemaId } = snapshot.settings ?? {};
  use('schemas', defaultSchemaId ?? null, 'settings');
  return users;
}

/** The code of a field, and the key of an entry. */
function splitOnce(code: string): readonly [string, string?] {
  const dot = code.indexOf('.');
  return dot < 0 ? [code] : [code.slice(0, dot), code.slice(dot + 1)];
}
