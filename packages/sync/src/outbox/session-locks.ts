/**
 * Tells living sessions from dead ones. A session holds a lock named after it for as long as its page lives; the browser
 * releases it on close, crash and kill alike, so whoever gets another session's lock knows that it is gone.
 */
export interface SessionLocks {
  /** Holds the lock of this session until `releaseAll`. */
  hold(session: string): void;
  /**
   * Runs `adopt` while holding the lock of a session that is dead **now**; resolves with false, without running it, when
   * that session lives.
   */
  tryAdopt(session: string, adopt: () => Promise<void>): Promise<boolean>;
  /** Runs `adopt` when the session dies, however long that takes. */
  adoptLater(session: string, adopt: () => Promise<void>): void;
  /** Calls `elected` when no other tab holds the lock of that name, and holds it then. False: tabs cannot know of each other here. */
  lead(lock: string, elected: () => void): boolean;
  /** Gives everything back and forgets what waits. */
  releaseAll(): void;
}

/** Session locks over the Web Locks API. */
export class WebSessionLocks implements SessionLocks {
  readonly #locks: LockManager;
  readonly #lockName: (session: string) => string;
  readonly #abort = new AbortController();
  readonly #released: Promise<void>;
  #release: () => void = () => undefined;

  constructor(locks: LockManager, lockName: (session: string) => string) {
    this.#locks = locks;
    this.#lockName = lockName;
    this.#released = new Promise((resolve) => (this.#release = resolve));
  }

  hold(session: string): void {
    const { signal } = this.#abort;
    this.#locks.request(this.#lockName(session), { signal }, () => this.#released).catch(ignore);
  }

  async tryAdopt(session: string, adopt: () => Promise<void>): Promise<boolean> {
    return new Promise((resolve) => {
      this.#locks
        .request(this.#lockName(session), { ifAvailable: true }, async (lock) => {
          resolve(lock !== null);
          if (lock !== null) await this.#untilDone(adopt);
        })
        .catch(() => resolve(false));
    });
  }

  adoptLater(session: string, adopt: () => Promise<void>): void {
    const { signal } = this.#abort;
    this.#locks.request(this.#lockName(session), { signal }, () => this.#untilDone(adopt)).catch(ignore);
  }

  lead(lock: string, elected: () => void): boolean {
    const { signal } = this.#abort;
    const lead = (): Promise<void> => {
      elected();
      return this.#released;
    };
    this.#locks.request(lock, { signal }, lead).catch(ignore);
    return true;
  }

  releaseAll(): void {
    this.#release();
    this.#abort.abort();
  }

  #untilDone(adopt: () => Promise<void>): Promise<void> {
    if (this.#abort.signal.aborted) return Promise.resolve();
    return Promise.race([adopt().catch(ignore), this.#released]);
  }
}

/**
 * Where there are no Web Locks (pages that are not a secure context) every other session counts as dead at the start of
 * this one. That is safe: a row only goes when its change is where it belongs, whoever sees to it; it may be sent twice.
 */
export class NoSessionLocks implements SessionLocks {
  hold(): void {
    // Nothing to hold.
  }

  async tryAdopt(_session: string, adopt: () => Promise<void>): Promise<boolean> {
    void adopt().catch(ignore);
    return true;
  }

  adoptLater(): void {
    // Nobody tells when a session dies; its rows are found at the next start.
  }

  lead(): boolean {
    return false;
  }

  releaseAll(): void {
    // Nothing is held.
  }
}

/** Requests that are aborted or refused leave the rows for the next start. */
function ignore(): void {
  // Deliberately empty.
}
