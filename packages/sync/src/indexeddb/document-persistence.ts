import { applyUpdate } from '@firsat/protocol';
import * as Y from 'yjs';
import type { LocalChange } from '../ledger.js';
import { persistenceOrigin } from '../origins.js';
import { SyncError, type StorageProblem } from '../problem.js';
import { Database } from './database.js';
import { idle, soon, whenIdle, type Pause } from './pauses.js';
import { RowBook, type KnownRows } from './row-book.js';
import { CUSTOM, UPDATES, readRows, replaceRows, type StoredRows } from './rows.js';

const RETRY_MS = 5_000;
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
 * and rows are folded by bytes, in idle time, in slices that never hold the page up (decision 0010).
 */
export class DocumentPersistence {
  readonly whenLoaded: Promise<void>;
  readonly #settings: PersistenceSettings;
  readonly #owner: PersistenceOwner;
  readonly #database: Database;
  readonly #rows = new RowBook();
  #resolveLoaded: () => void = () => undefined;
  #health: PersistenceHealth = 'loading';
  #problem: StorageProblem | null = null;
  #isLoaded = false;
  /** Rises when the database is lost: what was known of its rows is known no more. */
  #generation = 0;
  #folds = true;
  #idle: (() => void) | undefined;
  /** Others have written since the rows were asked for. */
  #othersWrote = false;
  #queue: Pending[] = [];
  #flushing: Promise<void> | undefined;
  #rewriting: Promise<void> | undefined;
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
        opened: (again) => {
          if (this.#isLoaded && again) this.#rewriting = this.#rewrite();
          else void this.#load();
        },
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
    await this.#rewriting;
    while (this.#flushing) await this.#flushing;
    if (!this.#isLoaded || this.#queue.length === 0 || !this.#database.connected) return;
    this.#flushing = this.#write(this.#queue.splice(0)).finally(() => (this.#flushing = undefined));
    await this.#flushing;
  }

  /**
   * Reads the rows that others have written since: what a session wrote last, when it ended, it told nobody who was still
   * reading (F24). A few rows at a time, the page goes on meanwhile. Never rejects.
   */
  async readOthers(): Promise<void> {
    this.#othersWrote = !this.#isLoaded;
    if (this.#isLoaded) await this.#absorb(soon).catch(ignore); // met again at the next start
  }

  /** Says whether this tab folds the rows of all tabs: one per browser does (SY17). */
  setFolding(folds: boolean): void {
    this.#folds = folds;
    this.#scheduleFold();
  }

  /** Another tab stores an update of so many bytes: its row will be folded here. */
  heard(bytes: number): void {
    this.#rows.heard(bytes);
    this.#scheduleFold();
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
    this.#idle?.();
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
    this.#rows.loaded(rows.keys, rows.values);
    this.#rows.forget(unreadable);
    this.#isLoaded = true;
    this.#healthy();
    if (unreadable.length > 0) await this.#moveAside(unreadable);
    this.#resolveLoaded();
    if (this.#othersWrote) void this.readOthers();
    void this.flush();
    whenIdle(() => void import('./fold.js').catch(ignore)); // it may be needed when there is no network
    this.#scheduleFold();
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
      this.#rows.wrote(
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
    this.#scheduleFold();
  }

  /** After the database was lost, whatever it held: write everything again (F15). */
  async #rewrite(): Promise<void> {
    const generation = this.#generation;
    try {
      await this.#writeWhole(this.#rows.known(), soon);
    } catch (error) {
      if (generation === this.#generation) this.#failed(error, () => (this.#rewriting = this.#rewrite()));
      return;
    }
    void this.flush();
  }

  #scheduleFold(): void {
    if (!this.#closed && this.#folds && this.#rows.isDue && this.#health === 'ready')
      this.#idle ??= whenIdle(() => void this.#fold());
  }

  /** Few rows instead of many, in idle time. */
  async #fold(): Promise<void> {
    const { tail } = this.#rows;
    try {
      await this.#absorb(idle);
      await this.#writeWhole(this.#rows.known(tail), idle);
      this.#idle = undefined;
      this.#scheduleFold(); // much may have been written meanwhile
    } catch {
      // Nothing is lost: the transaction was undone as a whole. Tried again after the next write.
      this.#idle = undefined;
    }
  }

  /** The disk is full: folding the rows may make room for what waits (F17). */
  async #makeRoom(): Promise<void> {
    try {
      await this.#writeWhole(this.#rows.known(), soon);
    } catch (error) {
      this.#failed(error, () => this.#makeRoom());
    }
  }

  async #absorb(pause: Pause): Promise<void> {
    const { absorb } = await import('./fold.js');
    const { doc } = this.#settings;
    await absorb({ database: this.#database, doc, known: this.#rows, pause: this.#pausing(pause) });
  }

  /** Writes the document anew and deletes rows that it is known to contain, never another tab's that it lacks (F23). */
  async #writeWhole(known: KnownRows, pause: Pause): Promise<void> {
    const goOn = this.#pausing(pause);
    const seq = this.#owner.lastSeq();
    const covered = new Set(this.#queue);
    const rows = await this.#encode(goOn);
    // In a database that was lost since, the same keys are other rows.
    if (!(await goOn())) throw new SyncError('storage-closed');
    const keys = await replaceRows(this.#database, known.keys, rows);
    this.#rows.folded(known, keys, rows);
    this.#queue = this.#queue.filter((pending) => !covered.has(pending));
    this.#healthy();
    this.#owner.rewritten(seq);
  }

  async #encode(goOn: () => Promise<boolean>): Promise<readonly Uint8Array[]> {
    const { doc } = this.#settings;
    const fold = await import('./fold.js').catch(ignore);
    // Code that cannot be fetched now must not keep the data from the disk: then at once, as one row.
    return fold ? fold.encodeInSlices(doc, goOn) : [Y.encodeStateAsUpdate(doc)];
  }

  /** A pause after which there is something to go on with: false when the database was lost or closed meanwhile. */
  #pausing(pause: Pause): () => Promise<boolean> {
    const generation = this.#generation;
    return async () => {
      await pause();
      return generation === this.#generation && !this.#closed;
    };
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
    this.#generation += 1;
    this.#rows.forgetAll();
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

function ignore(): void {
  // Deliberately empty.
}
