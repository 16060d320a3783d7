/** What a fold takes off the count. */
export interface Tail {
  readonly bytes: number;
  readonly rows: number;
}

/** Rows that this tab's document contains. Rows in between may be another tab's and stay (F23). */
export interface KnownRows {
  readonly keys: readonly IDBValidKey[];
  readonly tail: Tail;
}

/** Tail in relation to the base, with a floor so that small documents are not rewritten all the time. */
const TAIL_SHARE = 0.25;
const TAIL_FLOOR_BYTES = 64 * 1024;
const TAIL_ROWS = 2_000;
/** The larger the document, the more rows it may have before it is written anew. */
const BYTES_PER_ROW = 2_000;
/** A row of this size was folded before, or might as well have been. */
const BASE_ROW_BYTES = 8 * 1024;

function byteLength(value: unknown): number {
  return value instanceof Uint8Array ? value.length : 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Knows which rows of a document this tab's document contains, and decides when they are worth folding. */
export class RowBook {
  #known = new Set<IDBValidKey>();
  #baseBytes = 0;
  #tailBytes = 0;
  #tailRows = 0;

  /** True when the small rows weigh more than a quarter of the large ones, or there are very many. */
  get isDue(): boolean {
    return (
      this.#tailRows > Math.max(TAIL_ROWS, this.#baseBytes / BYTES_PER_ROW) ||
      this.#tailBytes > Math.max(TAIL_FLOOR_BYTES, this.#baseBytes * TAIL_SHARE)
    );
  }

  loaded(keys: readonly IDBValidKey[], values: readonly unknown[]): void {
    const sizes = values.map(byteLength);
    const base = sizes.filter((size) => size >= BASE_ROW_BYTES);
    this.#known = new Set(keys);
    this.#baseBytes = sum(base);
    this.#tailBytes = sum(sizes) - this.#baseBytes;
    this.#tailRows = sizes.length - base.length;
  }

  wrote(keys: readonly IDBValidKey[], bytes: number): void {
    this.read(keys);
    this.#tailBytes += bytes;
    this.#tailRows += keys.length;
  }

  /** Another tab will write a row of so many bytes; it is not known yet. */
  heard(bytes: number): void {
    this.#tailBytes += bytes;
    this.#tailRows += 1;
  }

  /** Rows of others are in the document now. */
  read(keys: readonly IDBValidKey[]): void {
    for (const key of keys) this.#known.add(key);
  }

  has(key: IDBValidKey): boolean {
    return this.#known.has(key);
  }

  get tail(): Tail {
    return { bytes: this.#tailBytes, rows: this.#tailRows };
  }

  /** `tail`: what had been counted when the rows of others were asked for. */
  known(tail = this.tail): KnownRows {
    return { keys: [...this.#known], tail };
  }

  /** Known rows were replaced by these. What was written meanwhile stays counted. */
  folded(known: KnownRows, keys: readonly IDBValidKey[], rows: readonly Uint8Array[]): void {
    this.forget(known.keys);
    this.#tailBytes -= known.tail.bytes;
    this.#tailRows -= known.tail.rows;
    this.read(keys);
    this.#baseBytes = sum(rows.map(byteLength));
  }

  /** These rows are not there any more, or not in the document after all. */
  forget(keys: readonly IDBValidKey[]): void {
    for (const key of keys) this.#known.delete(key);
  }

  /** The database is another one now: the same keys may be other rows. */
  forgetAll(): void {
    this.loaded([], []);
  }
}
