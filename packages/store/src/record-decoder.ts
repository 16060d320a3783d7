import type { Tombstone } from '@firsat/model';
import { decodeTombstone, isPlainObject, jsonEqual, TOMBSTONE, type Layout } from './doc-layout.js';

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
    return Object.freeze(row) as Row;
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
        const index = byCode.get(suffix);
        if (index === undefined) continue;
        name = names[index] as string;
        value = kinds[index]?.decode(raw);
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
