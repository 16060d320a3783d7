import type { CollectionName } from '@firsat/model';
import { BASE, isRecordId, registerKey, splitKey, TOMBSTONE, type Layout, type Root } from './doc-layout.js';
import { RecordDecoder, type Row } from './record-decoder.js';

/** One record that is not what it was. `undefined`: not there, or not readable. */
export interface RowChange {
  readonly id: string;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
}

/**
 * The records of one collection as frozen rows, read from its root map. A changed key re-reads one record; unchanged rows keep
 * their identity. A record that cannot be read is put on the `unreadable` list and the rest is read. Overrides without a base are
 * ignored until the base arrives; keys and fields that this version does not know stay in the document.
 */
export class CollectionReader {
  readonly collection: CollectionName;
  readonly rows = new Map<string, Row>();
  readonly unreadable = new Set<string>();
  #root: Root;
  readonly #decoder: RecordDecoder;
  readonly #suffixes: readonly string[];
  readonly #hasEntries: boolean;
  /** All overrides, listed at most once per change: entries of set fields cannot be asked for by name. Rarely needed. */
  #listed: Map<string, Map<string, unknown>> | undefined;
  /** Ids that have overrides but no base yet. */
  readonly #orphans = new Set<string>();

  constructor(layout: Layout, root: Root) {
    this.collection = layout.collection;
    this.#root = root;
    this.#decoder = new RecordDecoder(layout);
    this.#suffixes = [...layout.codes, TOMBSTONE];
    this.#hasEntries = layout.hasEntries;
  }

  get size(): number {
    return this.rows.size + this.unreadable.size;
  }

  /** Reads everything in one pass; for a reader that has read nothing yet. */
  readAll(): readonly RowChange[] {
    const overrides = this.#listOverrides();
    const overridden = overrides.size > 0;
    const changes: RowChange[] = [];
    this.#root.forEach((base, id) => {
      if (!isRecordId(id)) return;
      const after = this.#decoder.decode(id, base, overridden ? overrides.get(id) : undefined);
      if (after) this.rows.set(id, after);
      else this.unreadable.add(id);
      changes.push({ id, before: undefined, after });
    });
    for (const id of overrides.keys())
      if (!this.rows.has(id) && !this.unreadable.has(id)) this.#orphans.add(id);
    return changes;
  }

  #listOverrides(): Map<string, Map<string, unknown>> {
    const overrides = new Map<string, Map<string, unknown>>();
    this.#root.forEach((value, key) => {
      const { id, suffix } = splitKey(key);
      if (suffix === BASE) return;
      const known = overrides.get(id);
      if (known) known.set(suffix, value);
      else overrides.set(id, new Map([[suffix, value]]));
    });
    return overrides;
  }

  /** Goes over to another root and tells what is not what it was; rows that say the same keep their identity. */
  rebase(root: Root): readonly RowChange[] {
    const [before, unreadable] = [new Map(this.rows), new Set(this.unreadable)];
    this.#root = root;
    this.rows.clear();
    this.unreadable.clear();
    this.#orphans.clear();
    const changes = this.readAll().flatMap(({ id, after }): RowChange[] => {
      const old = before.get(id);
      before.delete(id);
      if (!after) return unreadable.has(id) ? [] : [{ id, before: old, after }];
      if (!old || !this.#decoder.equal(old, after)) return [{ id, before: old, after }];
      this.rows.set(id, old);
      return [];
    });
    for (const [id, old] of before) changes.push({ id, before: old, after: undefined });
    return changes;
  }

  /** Re-reads the records of these keys and tells which are not what they were. */
  refresh(keys: ReadonlySet<string | null>): readonly RowChange[] {
    const changes = this.#refresh(keys);
    this.#listed = undefined;
    return changes;
  }

  #refresh(keys: ReadonlySet<string | null>): readonly RowChange[] {
    if (this.size === 0 && keys.size * 2 > this.#root.size) return this.readAll();
    const touched = new Map<string, string[]>();
    for (const key of keys) {
      if (key === null) continue;
      const { id, suffix } = splitKey(key);
      const known = touched.get(id);
      if (known) known.push(suffix);
      else touched.set(id, [suffix]);
    }
    const changes: RowChange[] = [];
    for (const [id, suffixes] of touched) this.#refreshOne(id, suffixes, changes);
    return changes;
  }

  #refreshOne(id: string, suffixes: readonly string[], changes: RowChange[]): void {
    const base = isRecordId(id) ? this.#root.get(id) : undefined;
    if (base === undefined) {
      this.#orphans.add(id);
      this.unreadable.delete(id);
      const before = this.rows.get(id);
      if (!before) return;
      this.rows.delete(id);
      changes.push({ id, before, after: undefined });
      return;
    }
    const before = this.rows.get(id);
    const unknown = !before && !this.unreadable.has(id) && !this.#orphans.delete(id);
    if (before && !suffixes.includes(BASE)) {
      const changed = this.#overrides(id, suffixes);
      // A key that was deleted (never by us) gives way to the base again: then the whole record is read.
      if (![...changed.values()].includes(undefined)) {
        this.#put(id, this.#decoder.patch(before, changed), changes);
        return;
      }
    }
    // All overrides of a record that was not known until now are among the changed keys.
    const overrides = unknown ? this.#overrides(id, suffixes) : this.#allOverrides(id);
    const after = this.#decoder.decode(id, base, overrides);
    this.#put(id, before && after && this.#decoder.equal(before, after) ? before : after, changes);
  }

  #allOverrides(id: string): Map<string, unknown> {
    if (!this.#hasEntries) return this.#overrides(id, this.#suffixes);
    this.#listed ??= this.#listOverrides();
    return this.#listed.get(id) ?? new Map<string, unknown>();
  }

  #overrides(id: string, suffixes: readonly string[]): Map<string, unknown> {
    const overrides = new Map<string, unknown>();
    for (const suffix of suffixes) {
      if (suffix === BASE) continue;
      overrides.set(suffix, this.#root.get(registerKey(id, suffix)));
    }
    return overrides;
  }

  #put(id: string, after: Row | undefined, changes: RowChange[]): void {
    const before = this.rows.get(id);
    const wasUnreadable = this.unreadable.has(id);
    if (after) {
      if (after === before) return;
      this.rows.set(id, after);
      if (wasUnreadable) this.unreadable.delete(id);
    } else {
      if (wasUnreadable) return;
      this.unreadable.add(id);
      this.rows.delete(id);
    }
    changes.push({ id, before, after });
  }
}
