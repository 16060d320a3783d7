import { SyncError, storageProblem, type StorageProblem } from '../problem.js';

/** What the owner of a database is told. Called synchronously; must not throw. */
export interface DatabaseOwner {
  /** A connection exists. `again` is true when an earlier one was lost: what was written may be gone. */
  opened(again: boolean): void;
  /** There is no connection: it could not be made, was closed by the browser, or the database was deleted. */
  lost(problem: StorageProblem): void;
}

export interface DatabaseSettings {
  readonly name: string;
  readonly factory: IDBFactory | undefined;
  /** Creates the stores of a new database. */
  create(db: IDBDatabase): void;
  /** Names of the stores that must exist, else the database is not ours (`storage-open`). */
  readonly stores: readonly string[];
  /** Milliseconds until an `open` without an answer is reported as lost; it may still succeed later. */
  readonly openTimeout?: number;
}

const RETRY_MS = [20, 500, 2_000, 5_000, 15_000, 30_000] as const;

/**
 * One IndexedDB database that survives what browsers do to it: a failed or silent open, the `close` event, deletion by
 * another tab, a full disk. It never throws into the caller's turn: faults are rejected promises and calls to the owner,
 * and a lost connection is opened again with growing pauses.
 */
export class Database {
  readonly #settings: DatabaseSettings;
  readonly #owner: DatabaseOwner;
  #db: IDBDatabase | null = null;
  #closed = false;
  #wasOpen = false;
  #attempt = 0;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(settings: DatabaseSettings, owner: DatabaseOwner) {
    this.#settings = settings;
    this.#owner = owner;
  }

  get connected(): boolean {
    return this.#db !== null;
  }

  /** Starts opening; the owner hears of the outcome. */
  open(): void {
    if (this.#closed || this.#db !== null) return;
    const { factory, name } = this.#settings;
    let request: IDBOpenDBRequest;
    try {
      if (factory === undefined) throw new SyncError('storage-open');
      request = factory.open(name); // no version: whatever stock y-indexeddb has made is fine
    } catch {
      this.#openFailed(factory !== undefined);
      return;
    }
    const slow = setTimeout(() => {
      if (!this.#closed) this.#owner.lost('storage-open');
    }, this.#settings.openTimeout ?? 2_500);
    request.onupgradeneeded = () => this.#settings.create(request.result);
    request.onerror = (event) => {
      event.preventDefault(); // else Firefox reports the failure to the page as an uncaught error
      clearTimeout(slow);
      this.#openFailed(true);
    };
    request.onsuccess = () => {
      clearTimeout(slow);
      this.#opened(request.result);
    };
  }

  /**
   * Runs `work` in one transaction and resolves with what it returned once the transaction is **complete**.
   * Rejects with a `SyncError`; `work` must only issue requests, synchronously.
   */
  transact<T>(
    stores: readonly string[],
    mode: 'readonly' | 'readwrite',
    work: (transaction: IDBTransaction) => T,
    durability: IDBTransactionDurability = 'relaxed',
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const fail = (error: unknown): void => {
        const problem = storageProblem(error);
        reject(new SyncError(problem, error));
        if (problem === 'storage-closed') this.#lose(problem);
      };
      if (this.#db === null) {
        reject(new SyncError('storage-closed'));
        return;
      }
      try {
        const transaction = this.#db.transaction([...stores], mode, { durability });
        let result: T | undefined;
        let failure: unknown;
        transaction.oncomplete = () => resolve(result as T);
        transaction.onerror = (event) => event.preventDefault();
        transaction.onabort = () =>
          fail(failure ?? transaction.error ?? new DOMException('aborted', 'AbortError'));
        try {
          result = work(transaction);
        } catch (error) {
          failure = error;
          transaction.abort();
        }
      } catch (error) {
        fail(error);
      }
    });
  }

  /** Ends the connection after the transactions that run; nothing is reported from now on. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#retryTimer);
    this.#db?.close();
    this.#db = null;
  }

  #opened(db: IDBDatabase): void {
    if (this.#closed) {
      db.close();
      return;
    }
    if (!this.#settings.stores.every((store) => db.objectStoreNames.contains(store))) {
      db.close();
      this.#openFailed(true);
      return;
    }
    this.#db = db;
    this.#attempt = 0;
    // Another tab wants to delete or upgrade: give way (or it hangs), then come back.
    db.onversionchange = () => {
      db.close();
      if (this.#db === db) this.#lose('storage-closed');
    };
    db.onclose = () => {
      if (this.#db === db) this.#lose('storage-closed');
    };
    const again = this.#wasOpen;
    this.#wasOpen = true;
    this.#owner.opened(again);
  }

  #openFailed(retry: boolean): void {
    if (this.#closed) return;
    this.#owner.lost('storage-open');
    if (retry) this.#retry();
  }

  #lose(problem: StorageProblem): void {
    if (this.#closed || this.#db === null) return;
    this.#db.onclose = null;
    this.#db.onversionchange = null;
    this.#db.close();
    this.#db = null;
    this.#owner.lost(problem);
    this.#retry();
  }

  #retry(): void {
    const pause = RETRY_MS[Math.min(this.#attempt, RETRY_MS.length - 1)] ?? 30_000;
    this.#attempt += 1;
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => this.open(), pause);
  }
}
