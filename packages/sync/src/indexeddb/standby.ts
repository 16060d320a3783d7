/** One update that another tab is to store. */
interface Entry {
  readonly update: Uint8Array;
  /** The session that has promised to store it; `undefined`: the tab that writes for all. */
  readonly keeper: string | undefined;
  readonly at: number;
}

/** A tab in the background may be slowed down to one timer per minute; whoever stores has had that twice by then. */
const KEEP_MS = 120_000;
const KEEP_BYTES = 4 * 1024 * 1024;

/**
 * The newest updates of a document that other tabs store, so that none is lost with the tab that was to store it: they are
 * given out when that tab has died. Bounded in time and bytes; what is older has been stored, and what came from the server
 * is there still.
 */
export class Standby {
  readonly #now: () => number;
  #entries: Entry[] = [];
  #bytes = 0;

  /** `now` must not jump: it is a clock of durations. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  get bytes(): number {
    return this.#bytes;
  }

  push(update: Uint8Array, keeper: string | undefined): void {
    this.#entries.push({ update, keeper, at: this.#now() });
    this.#bytes += update.length;
    const oldest = this.#now() - KEEP_MS;
    let gone = 0;
    for (const { at, update: old } of this.#entries) {
      if (at >= oldest && this.#bytes <= KEEP_BYTES) break;
      this.#bytes -= old.length;
      gone += 1;
    }
    if (gone > 0) this.#entries.splice(0, gone);
  }

  /** Takes out what this keeper was to store. */
  take(keeper: string | undefined): readonly Uint8Array[] {
    const taken = this.#entries.filter((entry) => entry.keeper === keeper);
    this.#entries = this.#entries.filter((entry) => entry.keeper !== keeper);
    for (const { update } of taken) this.#bytes -= update.length;
    return taken.map(({ update }) => update);
  }
}
