import type { StoredRows } from './rows.js';

/** Rows that are contained in this tab's document. */
export interface KnownRows {
  /** Every row up to this key was read at load. */
  readonly upTo: IDBValidKey | undefined;
  /** Rows that this tab wrote later. Rows in between may be another tab's and stay. */
  readonly keys: readonly IDBValidKey[];
}

/** Tail in relation to the base, with a floor so that small documents are not rewritten all the time. */
const TAIL_SHARE = 0.25;
const TAIL_FLOOR_BYTES = 64 * 1024;
const TAIL_ROWS = 2_000;

function byteLength(value: unknown): number {
  return value instanceof Uint8Array ? value.length : 0;
}

/** Decides when the rows of a document are worth folding into one, and which rows may go then. */
export class TrimPolicy {
  #upTo: IDBValidKey | undefined;
  #written: IDBValidKey[] = [];
  #baseBytes = 0;
  #tailBytes = 0;
  #tailRows = 0;
  #cancelIdle: (() => void) | undefined;

  /** True when the small rows weigh more than a quarter of the big one, or there are very many. */
  get isDue(): boolean {
    return (
      this.#tailRows > TAIL_ROWS || this.#tailBytes > Math.max(TAIL_FLOOR_BYTES, this.#baseBytes * TAIL_SHARE)
    );
  }

  loaded(rows: StoredRows): void {
    const sizes = rows.values.map(byteLength);
    this.#upTo = rows.keys.at(-1);
    this.#written = [];
    this.#baseBytes = sizes.reduce((largest, size) => Math.max(largest, size), 0);
    this.#tailBytes = sizes.reduce((sum, size) => sum + size, 0) - this.#baseBytes;
    this.#tailRows = Math.max(0, sizes.length - 1);
  }

  wrote(keys: readonly IDBValidKey[], bytes: number): void {
    for (const key of keys) this.#written.push(key);
    this.#tailBytes += bytes;
    this.#tailRows += keys.length;
  }

  known(): KnownRows {
    return { upTo: this.#upTo, keys: [...this.#written] };
  }

  /** `known` was replaced by one row. Rows that were written meanwhile stay counted by number. */
  trimmed(known: KnownRows, key: IDBValidKey, bytes: number): void {
    const gone = new Set(known.keys);
    const later = this.#written.filter((written) => !gone.has(written));
    this.#upTo = undefined;
    this.#written = [key, ...later];
    this.#baseBytes = bytes;
    this.#tailBytes = 0;
    this.#tailRows = later.length;
  }

  /** Runs `work` once in idle time; asked again before that, it stays one run. */
  whenIdle(work: () => void): void {
    if (this.#cancelIdle !== undefined) return;
    const run = (): void => {
      this.#cancelIdle = undefined;
      work();
    };
    if (typeof requestIdleCallback === 'function') {
      const handle = requestIdleCallback(run, { timeout: 10_000 });
      this.#cancelIdle = () => cancelIdleCallback(handle);
    } else {
      const handle = setTimeout(run, 1_000); // WebKit has no idle callback
      this.#cancelIdle = () => clearTimeout(handle);
    }
  }

  cancel(): void {
    this.#cancelIdle?.();
    this.#cancelIdle = undefined;
  }
}
