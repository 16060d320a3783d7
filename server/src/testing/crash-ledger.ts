/** One operation on one key; `undefined` = deleted. */
interface Operation {
  /** The author's number of it. */
  readonly n: number;
  readonly value: number | undefined;
}

interface History {
  readonly author: number;
  readonly operations: Operation[];
  /** Index of the newest operation that some other client has seen; -1 = none. */
  seen: number;
  /** The same by client: who lags behind sees an older deletion, which looks like any other. */
  readonly seenBy: Map<number, number>;
}

/** What must be on the disk and is not. */
export interface Losses {
  /** Operations whose author had been told that they are saved. */
  readonly claimed: readonly string[];
  /** Operations that another client had seen. */
  readonly seen: readonly string[];
}

/** A crash test's own list of what each client did, and who knows of it. Each key has one author. */
export class CrashLedger {
  readonly #histories = new Map<string, History>();
  #seenCount = 0;

  /** How many times somebody saw something new of another. */
  get seenCount(): number {
    return this.#seenCount;
  }

  /** `author` did operation `n` on its key. */
  did(author: number, key: string, n: number, value: number | undefined): void {
    let history = this.#histories.get(key);
    if (!history) {
      history = { author, operations: [], seen: -1, seenBy: new Map() };
      this.#histories.set(key, history);
    }
    history.operations.push({ n, value });
  }

  /** Another client found this value at the key. */
  saw(observer: number, key: string, value: unknown): void {
    const history = this.#histories.get(key);
    if (!history || history.author === observer) return;
    const before = history.seenBy.get(observer) ?? -1;
    // Of several that fit, the oldest: what was seen for sure.
    const index = history.operations.findIndex((operation, at) => at > before && operation.value === value);
    if (index === -1) return;
    history.seenBy.set(observer, index);
    if (index <= history.seen) return;
    history.seen = index;
    this.#seenCount++;
  }

  /**
   * For each key, the disk must hold the newest operation that was claimed or seen, or a later one.
   *
   * @param claimed for each author, the number up to which it was told that its operations are saved
   */
  compare(onDisk: ReadonlyMap<string, unknown>, claimed: readonly number[]): Losses {
    const losses = { claimed: [] as string[], seen: [] as string[] };
    for (const [key, { author, operations, seen }] of this.#histories) {
      const told = operations.findLastIndex((operation) => operation.n <= (claimed[author] ?? 0));
      const found = onDisk.get(key);
      const missing = (required: number): boolean =>
        required >= 0 && !operations.slice(required).some((operation) => operation.value === found);
      const text = (required: number): string =>
        `${key} is ${String(found)}, expected ${String(operations[required]?.value)} or later`;
      if (missing(told)) losses.claimed.push(text(told));
      if (missing(seen)) losses.seen.push(text(seen));
    }
    return losses;
  }
}
