import { applyUpdate } from '@firsat/protocol';
import * as Y from 'yjs';
import type { LocalChange } from '../ledger.js';
import { persistenceOrigin } from '../origins.js';
import { SyncError, type StorageProblem } from '../problem.js';
import { Database } from './database.js';
import { readRows, type StoredRows } from './rows.js';
import { TrimPolicy, type KnownRows } from './trim-policy.js';

const UPDATES = 'updates';
const CUSTOM = 'custom';
const RETRY_MS = 5_000;
const NO_ROWS: StoredRows = { keys: [], values: [] };
const FLUSH_MS = 30;

/** What a document's session is told by its persistence. */
export interface PersistenceOwner {
  /** Runs `apply`, which reads the replica into the document, without recording what it does. */
  quietly(apply: () => void): void;
  /** These changes are committed strictly. */
  stored(changes: readonly LocalChange[]): void;
  /** Number of the newest local change that the document holds. */
  lastSeq(): number;
  /** The whole document was written strictly; it held the changes up to `seq`. */
  rewritten(seq: number): void;
  /** What was written before may be gone. */
  forgotten(): void;
  /** `health` or `problem` changed. */
  changed(): void;
}

export interface PersistenceSettings {
  /** Name of the database; one document each, as y-indexeddb does it. */
  readonly name: string;
  readonly doc: Y.Doc;
  readonly factory: IDBFactory | undefined;
  /** Milliseconds until a silent `open` counts as failed (F16). */
  readonly openTimeout?: number;
  /** Rows are read only when this has resolved, so that a document which somebody waits for is not delayed by one that can wait. */
  readonly turn?: Promise<void>;
}

interface Pending {
  readonly update: Uint8Array;
  readonly change: LocalChange | undefined;
}

/** `loading`: not read yet; `ready`: reads and writes work; `failing`: see `problem`, tried again by itself. */
export type PersistenceHealth = 'loading' | 'ready' | 'failing';

/**
 * Keeps one document in a database of **y-indexeddb's format** (stores `updates` and `custom`, one update per row), so
 * that either can open what the other wrote. It differs from stock `IndexeddbPersistence` in what it does, not in what it
 * writes: faults are reported and healed (F15–F18), rows are written in batches, load does not encode the document again,
 * and trimming goes by bytes, in idle time, without reading back and applying what the document already has.
 */
export class DocumentPersistence {
  readonly whenLoaded: Promise<void>;
  readonly #settings: PersistenceSettings;
  readonly #owner: PersistenceOwner;
  readonly #database: Database;
  readonly #trim = new TrimPolicy();
  #resolveLoaded: () => void = () => undefined;
  #health: PersistenceHealth = 'loading';
  #problem: StorageProblem | null = null;
  #isLoaded = false;
  /** The newest row that was read. */
  #readUpTo: IDBValidKey | undefined;
  /** Others have written since the rows were asked for. */
  #othersWrote = false;
  #queue: Pending[] = [];
  #flushing: Promise<void> | undefined;
  #flushTimer: ReturnType<typeof setTimeout> | undefined;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(settings: PersistenceSettings, owner: PersistenceOwner) {
    this.#settings = settings;
    this.#owner = owner;
    this.whenLoaded = new Promise((resolve) => (this.#resolveLoaded = resolve));
    this.#database = new Database(
      {
        name: settings.name,
        factory: settings.factory,
        stores: [UPDATES, CUSTOM],
        create: (db) => {
          db.createObjectStore(UPDATES, { autoIncrement: true });
          db.createObjectStore(CUSTOM);
        },
        ...(settings.openTimeout === undefined ? {} : { openTimeout: settings.openTimeout }),
      },
      {
        opened: (again) => void (this.#isLoaded && again ? this.#rewrite() : this.#load()),
        lost: (problem) => this.#lost(problem),
      },
    );
  }

  /** Starts reading; the owner hears of everything from now on. */
  open(): void {
    this.#database.open();
  }

  get health(): PersistenceHealth {
    return this.#health;
  }

  /** Why `health` is `failing`; a row that could not be read stays reported. */
  get problem(): StorageProblem | null {
    return this.#problem;
  }

  /** Whether the rows have been read; false while `whenLoaded` was only released by its time limit. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** Queues a row. `change` is set when the row is a local change that waits to be proven on disk. */
  append(update: Uint8Array, change?: LocalChange): void {
    if (this.#closed) return;
    this.#queue.push({ update, change });
    this.#flushTimer ??= setTimeout(() => void this.flush(), FLUSH_MS);
  }

  /** Writes what is queued; resolves when it is committed or has failed (then `health` says so). Never rejects. */
  async flush(): Promise<void> {
    clearTimeout(this.#flushTimer);
    this.#flushTimer = undefined;
    while (this.#flushing) await this.#flushing;
    if (!this.#isLoaded || this.#queue.length === 0 || !this.#database.connected) return;
    this.#flushing = this.#write(this.#queue.splice(0)).finally(() => (this.#flushing = undefined));
    await this.#flushing;
  }

  /**
   * Reads the rows that others have written since: what a session wrote last, when it ended, it told nobody who was still
   * reading (F24). Never rejects.
   */
  async readOthers(): Promise<void> {
    this.#othersWrote = !this.#isLoaded;
    if (!this.#isLoaded) return;
    const range = this.#readUpTo === undefined ? undefined : IDBKeyRange.lowerBound(this.#readUpTo, true);
    const { keys, values } = await readRows(this.#database, UPDATES, range).catch(() => NO_ROWS);
    if (this.#closed) return;
    const own = new Set(this.#trim.known().keys);
    keys.forEach((key, index) => {
      this.#readUpTo = key;
      if (own.has(key)) return;
      try {
        applyUpdate(this.#settings.doc, values[index] as Uint8Array, persistenceOrigin);
      } catch {
        // Met again, and reported, at the next start.
      }
    });
  }

  /** Writes what is queued, then releases the database. */
  async close(): Promise<void> {
    if (this.#closed) return;
    await this.flush();
    this.stop();
  }

  /** Releases the database without writing anything more. */
  stop(): void {
    this.#closed = true;
    clearTimeout(this.#flushTimer);
    clearTimeout(this.#retryTimer);
    this.#trim.cancel();
    this.#database.close();
    this.#resolveLoaded();
  }

  async #load(): Promise<void> {
    await this.#settings.turn;
    if (!this.#closed) await this.#read();
  }

  async #read(): Promise<void> {
    let rows: StoredRows;
    try {
      rows = await readRows(this.#database, UPDATES);
    } catch (error) {
      this.#failed(error, () => this.#read());
      return;
    }
    if (this.#closed) return;
    const unreadable: IDBValidKey[] = [];
    this.#owner.quietly(() => {
      Y.transact(
        this.#settings.doc,
        () => {
          rows.values.forEach((value, index) => {
            try {
              applyUpdate(this.#settings.doc, value as Uint8Array, persistenceOrigin);
            } catch {
              unreadable.push(rows.keys[index] as IDBValidKey);
            }
          });
        },
        persistenceOrigin,
        false,
      );
    });
    this.#trim.loaded(rows);
    this.#readUpTo = rows.keys.at(-1);
    this.#isLoaded = true;
    this.#healthy();
    if (unreadable.length > 0) await this.#moveAside(unreadable);
    this.#resolveLoaded();
    if (this.#othersWrote) void this.readOthers();
    void this.flush();
    this.#scheduleTrim();
  }

  /** Bad rows go to `custom`, where stock y-indexeddb leaves them alone, and are reported (F18). */
  async #moveAside(keys: readonly IDBValidKey[]): Promise<void> {
    this.#problem = 'storage-read';
    this.#owner.changed();
    try {
      await this.#database.transact([UPDATES, CUSTOM], 'readwrite', (transaction) => {
        const updates = transaction.objectStore(UPDATES);
        const custom = transaction.objectStore(CUSTOM);
        for (const key of keys) {
          const row = updates.get(key);
          row.onsuccess = () => {
            custom.put(row.result, `unreadable:${JSON.stringify(key)}`);
            updates.delete(key);
          };
        }
      });
    } catch {
      // They stay where they are and are met, and reported, again at the next start.
    }
  }

  async #write(batch: readonly Pending[]): Promise<void> {
    const changes = batch.flatMap(({ change }) => (change === undefined ? [] : [change]));
    try {
      const requests = await this.#database.transact(
        [UPDATES],
        'readwrite',
        (transaction) => {
          const store = transaction.objectStore(UPDATES);
          return batch.map(({ update }) => store.add(update));
        },
        // Rows of others can be had again; a change of one's own may be on no other disk.
        changes.length > 0 ? 'strict' : 'relaxed',
      );
      this.#trim.wrote(
        requests.map((request) => request.result),
        batch.reduce((bytes, { update }) => bytes + update.length, 0),
      );
    } catch (error) {
      this.#queue.unshift(...batch);
      this.#failed(error, () => (this.#problem === 'storage-quota' ? this.#makeRoom() : this.flush()));
      return;
    }
    this.#healthy();
    if (changes.length > 0) this.#owner.stored(changes);
    this.#scheduleTrim();
  }

  /** After the database was lost, whatever it held: write everything again (F15). */
  async #rewrite(): Promise<void> {
    try {
      await this.#writeWhole({ upTo: undefined, keys: [] });
    } catch (error) {
      this.#failed(error, () => this.#rewrite());
      return;
    }
    void this.flush();
  }

  #scheduleTrim(): void {
    if (!this.#closed && this.#trim.isDue) this.#trim.whenIdle(() => void this.#compact());
  }

  /** One row instead of many. */
  async #compact(): Promise<void> {
    if (this.#closed || this.#health !== 'ready') return;
    try {
      await this.#writeWhole(this.#trim.known());
    } catch {
      // Nothing is lost: the transaction was undone as a whole. Tried again after the next write.
    }
  }

  /** The disk is full: folding the rows may make room for what waits (F17). */
  async #makeRoom(): Promise<void> {
    try {
      await this.#writeWhole(this.#trim.known());
    } catch (error) {
      this.#failed(error, () => this.#makeRoom());
    }
  }

  /** Writes the document as one row and deletes rows that it is known to contain, never another tab's (F23). */
  async #writeWhole(known: KnownRows): Promise<void> {
    const seq = this.#owner.lastSeq();
    const covered = this.#queue.splice(0);
    const state = Y.encodeStateAsUpdate(this.#settings.doc);
    try {
      const request = await this.#database.transact(
        [UPDATES],
        'readwrite',
        (transaction) => {
          const store = transaction.objectStore(UPDATES);
          for (const key of known.keys) store.delete(key);
          if (known.upTo !== undefined) store.delete(IDBKeyRange.upperBound(known.upTo));
          return store.add(state);
        },
        'strict', // or power loss could keep the deletions and lose the row that replaces them
      );
      this.#trim.trimmed(known, request.result, state.length);
    } catch (error) {
      this.#queue.unshift(...covered);
      throw error;
    }
    this.#healthy();
    this.#owner.rewritten(seq);
  }

  #failed(error: unknown, again: () => Promise<void>): void {
    if (this.#closed) return;
    const code = error instanceof SyncError ? error.code : 'storage-write';
    if (code === 'storage-closed') return; // the database reports it itself and opens again
    this.#fail(code as StorageProblem);
    this.#resolveLoaded();
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => void again(), RETRY_MS);
  }

  #lost(problem: StorageProblem): void {
    this.#trim.cancel();
    this.#fail(problem);
    if (this.#isLoaded) this.#owner.forgotten();
    this.#resolveLoaded();
  }

  #fail(problem: StorageProblem): void {
    this.#health = 'failing';
    this.#problem = problem;
    this.#owner.changed();
  }

  #healthy(): void {
    clearTimeout(this.#retryTimer);
    if (this.#health === 'ready') return;
    this.#health = 'ready';
    this.#problem = null;
    this.#owner.changed();
  }
}
