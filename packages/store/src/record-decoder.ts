import { withEntry, type FieldKind, type Keyed, type Tombstone } from '@firsat/model';
import { decodeTombstone, entryOf, isPlainObject, jsonEqual, TOMBSTONE, type Layout } from './doc-layout.js';

/** A frozen record of whatever collection. */
export type Row = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly removed: Tombstone | null;
};

/** What a record's registers say: the base value and the overrides by suffix. */
export type Overrides = ReadonlyMap<string, unknown>;

const NO_OVERRIDES: Overrides = new Map();

/** Reads the registers of one collection's records. Never throws; `undefined` means unreadable. */
export class RecordDecoder {
  readonly layout: Layout;

  constructor(layout: Layout) {
    this.layout = layout;
  }

  /** base ⊕ overrides → a frozen row. */
  decode(id: string, base: unknown, overrides: Overrides = NO_OVERRIDES): Row | undefined {
    if (!isPlainObject(base)) return undefined;
    const { names, codes, kinds, initials } = this.layout;
    const overridden = overrides.size > 0;
    const removed = overridden ? decodeTombstone(overrides.get(TOMBSTONE)) : null;
    if (removed === undefined) return undefined;
    // Filled field by field in one order: all rows of a collection share a hidden class. (Copying a template and freezing the copy
    // costs three times as much.)
    const row: Record<string, unknown> = { id, removed };
    for (let index = 0; index < codes.length; index++) {
      const code = codes[index] as string;
      let raw = overridden ? overrides.get(code) : undefined;
      if (raw === undefined) raw = base[code];
      const value = raw === undefined ? initials[index] : kinds[index]?.decode(raw);
      if (value === undefined) return undefined;
      row[names[index] as string] = value;
    }
    if (overridden && this.layout.hasEntries) this.#decodeEntries(row, overrides);
    return Object.freeze(row) as Row;
  }

  /** Puts entries of set fields into a row that is not frozen yet. */
  #decodeEntries(row: Record<string, unknown>, overrides: Overrides): void {
    for (const [suffix, raw] of overrides) {
      const entry = entryOf(this.layout, suffix);
      if (!entry || raw === undefined) continue;
      const name = this.layout.names[entry.index] as string;
      row[name] = withEntry(row[name] as Keyed<unknown>, entry.key, decodeEntry(entry.kind, raw));
    }
  }

  /**
   * The row after some overrides have changed; `before` itself when they change nothing. Values that have not changed keep
   * their identity.
   */
  patch(before: Row, changed: Overrides): Row | undefined {
    const { byCode, names, kinds } = this.layout;
    let row: Record<string, unknown> | undefined;
    for (const [suffix, raw] of changed) {
      let name = 'removed';
      let value: unknown;
      if (suffix === TOMBSTONE) {
        value = decodeTombstone(raw);
      } else {
        const entry = entryOf(this.layout, suffix);
        const index = entry?.index ?? byCode.get(suffix);
        if (index === undefined) continue;
        name = names[index] as string;
        if (entry) {
          const entries = (row ?? before)[name] as Keyed<unknown>;
          const one = decodeEntry(entry.kind, raw);
          if (sameEntry(entry.kind, entries[entry.key], one)) continue;
          value = withEntry(entries, entry.key, one);
        } else value = kinds[index]?.decode(raw);
      }
      if (value === undefined) return undefined;
      if (this.#same(suffix, before[name], value)) continue;
      row ??= { ...before };
      row[name] = value;
    }
    return row ? (Object.freeze(row) as Row) : before;
  }

  /** Whether two rows of one record say the same. */
  equal(a: Row, b: Row): boolean {
    const { names, codes } = this.layout;
    return (
      jsonEqual(a.removed, b.removed) &&
      names.every((name, index) => this.#same(codes[index] as string, a[name], b[name]))
    );
  }

  #same(suffix: string, a: unknown, b: unknown): boolean {
    if (Object.is(a, b)) return true;
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
    if (suffix === TOMBSTONE) return jsonEqual(a, b);
    const kind = this.layout.kinds[this.layout.byCode.get(suffix) ?? -1];
    return kind !== undefined && jsonEqual(kind.encode(a), kind.encode(b));
  }
}

/** `null`: taken away, or unreadable; a newer version may know kinds of entries that this one does not. */
function decodeEntry(kind: FieldKind<unknown>, raw: unknown): unknown {
  return raw === null ? null : (kind.decode(raw) ?? null);
}

function sameEntry(kind: FieldKind<unknown>, before: unknown, after: unknown): boolean {
  if (before === undefined || after === null) return before === undefined && after === null;
  return jsonEqual(kind.encode(before), kind.encode(after));
}
