import { Database } from '../indexeddb/database.js';
import { readRows } from '../indexeddb/rows.js';
import type { LocalChange, OutboxKey } from '../ledger.js';
import { SyncError, type StorageProblem } from '../problem.js';
import { isOutboxRow, type OutboxRow } from './outbox-row.js';

const CHANGES = 'changes';
const META = 'meta';
const UNREADABLE = 'unreadable';
const CONFIRMED = 'confirmed:';
const RETRY_MS = 2_000;

/** What the composition is told by the outbox. */
export interface OutboxOwner {
  /** The database answers for the first time. */
  ready(): void;
  /** These changes are committed with strict durability. */
  stored(changes: readonly LocalChange[]): void;
  /** What was written may be gone; returns what must be written again. */
  forgotten(): readonly LocalChange[];
  /** `healthy` or `problem` changed. */
  changed(): void;
}

export interface OutboxSettings {
  readonly name: string;
  readonly factory: IDBFactory | undefined;
  /** Whether a server is configured; without one, rows are only a safety net until the replica is written. */
  readonly server: boolean;
  readonly openTimeout?: number;
}

/**
 * The database of local changes that the server does not have yet (A1). All writes of a turn go into one transaction with
 * strict durability, and a change counts as "on this device" only when that transaction is complete (F20).
 */
export class Outbox {
  readonly #settings: OutboxSettings;
  readonly #owner: OutboxOwner;
  readonly #database: Database;
  #queue: LocalChange[] = [];
  #deletions: OutboxKey[] = [];
  #scheduled = false;
  #running = new Set<Promise<void>>();
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #problem: StorageProblem | null = null;
  #ready = false;
  #closed = false;

  constructor(settings: OutboxSettings, owner: OutboxOwner) {
    this.#settings = settings;
    this.#owner = owner;
    this.#database = new Database(
      {
        name: settings.name,
        factory: settings.factory,
        stores: [CHANGES, META, UNREADABLE],
        create: (db) => {
          db.createObjectStore(CHANGES, { keyPath: ['session', 'doc', 'localSeq'] });
          db.createObjectStore(META);
          db.createObjectStore(UNREADABLE, { autoIncrement: true });
        },
        ...(settings.openTimeout === undefined ? {} : { openTimeout: settings.openTimeout }),
      },
      { opened: (again) => this.#opened(again), lost: (problem) => this.#lost(problem) },
    );
  }

  /** Starts; the owner hears of everything from now on. */
  open(): void {
    this.#database.open();
  }

  /** Whether the database has ever answered. */
  get opened(): boolean {
    return this.#ready;
  }

  /** False while rows cannot be written. */
  get healthy(): boolean {
    return this.#ready && this.#problem === null;
  }

  get problem(): StorageProblem | null {
    return this.#problem;
  }

  /** Queues the row of a change; it is written at the end of this turn. */
  put(change: LocalChange): void {
    this.#queue.push(change);
    this.#schedule();
  }

  /** Deletes the row of a change that needs it no more. */
  remove(change: LocalChange): void {
    const queued = this.#queue.indexOf(change);
    if (queued >= 0) this.#queue.splice(queued, 1);
    this.#deletions.push(change.key);
    this.#schedule();
  }

  /** Documents of which the server had confirmed everything when they were last closed. Rejects with a `SyncError`. */
  async confirmed(): Promise<ReadonlySet<string>> {
    const request = await this.#database.transact([META], 'readonly', (transaction) =>
      transaction.objectStore(META).getAllKeys(),
    );
    const names = request.result.map(String).filter((key) => key.startsWith(CONFIRMED));
    return new Set(names.map((key) => key.slice(CONFIRMED.length)));
  }

  /** The server has confirmed everything that the document holds. */
  confirm(doc: string): void {
    this.#run(
      this.#database.transact([META], 'readwrite', (transaction) => {
        transaction.objectStore(META).put(true, confirmedKey(doc));
      }),
    );
  }

  /** Runs requests beside the rows; resolves when they are complete. Rejects with a `SyncError`. */
  meta<T>(
    mode: 'readonly' | 'readwrite',
    work: (meta: IDBObjectStore, changes: IDBObjectStore) => T,
  ): Promise<T> {
    return this.#database.transact([META, CHANGES], mode, (transaction) =>
      work(transaction.objectStore(META), transaction.objectStore(CHANGES)),
    );
  }

  /** All sessions that have rows. Rejects with a `SyncError`. */
  async sessions(): Promise<readonly string[]> {
    const request = await this.#database.transact([CHANGES], 'readonly', (transaction) =>
      transaction.objectStore(CHANGES).getAllKeys(),
    );
    return [...new Set(request.result.map((key) => String((key as readonly unknown[])[0])))];
  }

  /** The rows of one session, by document and number; rows that are not ours are left alone. Rejects with a `SyncError`. */
  async rowsOf(session: string): Promise<readonly OutboxRow[]> {
    const { values } = await readRows(this.#database, CHANGES, IDBKeyRange.bound([session], [session, []]));
    return values.filter(isOutboxRow);
  }

  /** Keeps a row whose bytes cannot be applied where a person can still get at it (F18). */
  moveAside(row: OutboxRow): void {
    this.#run(
      this.#database.transact([CHANGES, UNREADABLE], 'readwrite', (transaction) => {
        transaction.objectStore(UNREADABLE).add(row);
        transaction.objectStore(CHANGES).delete([row.session, row.doc, row.localSeq]);
      }),
    );
  }

  /** Writes what is queued and waits for everything that runs. Never rejects. */
  async flush(): Promise<void> {
    this.#write();
    while (this.#running.size > 0) await Promise.all(this.#running);
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
    clearTimeout(this.#retryTimer);
    this.#database.close();
  }

  #schedule(): void {
    if (this.#scheduled || this.#closed) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      this.#write();
    });
  }

  #write(): void {
    if (this.#closed || !this.#database.connected) return;
    const changes = this.#queue.splice(0);
    const deletions = this.#deletions.splice(0);
    if (changes.length === 0 && deletions.length === 0) return;
    this.#run(this.#commit(changes, deletions));
  }

  async #commit(changes: readonly LocalChange[], deletions: readonly OutboxKey[]): Promise<void> {
    try {
      await this.#database.transact(
        [CHANGES, META],
        'readwrite',
        (transaction) => {
          const store = transaction.objectStore(CHANGES);
          for (const change of changes) putRow(store, rowOf(change));
          for (const { session, doc, localSeq } of deletions) store.delete([session, doc, localSeq]);
          // Without a server the rows go before anybody confirmed them: the next session must not think otherwise.
          if (!this.#settings.server)
            for (const { key } of changes) transaction.objectStore(META).delete(confirmedKey(key.doc));
        },
        changes.length > 0 ? 'strict' : 'relaxed', // a deletion that is undone only costs a second offer
      );
    } catch (error) {
      this.#queue.unshift(...changes);
      this.#deletions.unshift(...deletions);
      this.#failed(error);
      return;
    }
    this.#recovered();
    if (changes.length > 0) this.#owner.stored(changes);
  }

  #run(work: Promise<unknown>): void {
    const running: Promise<void> = work.then(ignore, ignore).finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  #opened(again: boolean): void {
    this.#problem = null;
    if (again) this.#queue = [...this.#owner.forgotten()];
    if (!this.#ready) {
      this.#ready = true;
      this.#owner.ready();
    }
    this.#owner.changed();
    this.#write();
  }

  #lost(problem: StorageProblem): void {
    this.#problem = problem;
    this.#owner.forgotten();
    this.#owner.changed();
  }

  #failed(error: unknown): void {
    const code = error instanceof SyncError ? error.code : 'storage-write';
    if (code === 'storage-closed' || this.#closed) return; // the database reports it itself and opens again
    this.#problem = code as StorageProblem;
    this.#owner.changed();
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => this.#write(), RETRY_MS);
  }

  #recovered(): void {
    if (this.#problem === null) return;
    this.#problem = null;
    this.#owner.changed();
  }
}

function rowOf({ key, command, update, at }: LocalChange): OutboxRow {
  return { ...key, update, at, ...(command === undefined ? {} : { command }) };
}

function confirmedKey(doc: string): string {
  return `${CONFIRMED}${doc}`;
}

function putRow(store: IDBObjectStore, row: OutboxRow): void {
  try {
    store.put(row);
  } catch {
    // The command is not plain JSON and cannot be stored; the bytes are what must not be lost.
    const { command: _command, ...bytes } = row;
    store.put(bytes);
  }
}

function ignore(): void {
  // Faults have been reported where they happened.
}
