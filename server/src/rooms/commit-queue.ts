import type { Clock } from '../clock.js';
import { StorageError, type ClientBinding, type LogRow, type Storage } from '../storage/storage.js';

/** A row on its way to the disk, with what its room has to know of it afterwards. */
export interface QueuedRow {
  readonly row: LogRow;
  /** Client ids that it binds to its author. */
  readonly bindings: readonly ClientBinding[];
}

/** What happens to queued rows. */
export interface CommitListener<R extends QueuedRow> {
  /** These rows, the next in order, are committed. */
  committed(rows: readonly R[]): void;
  /** Commits fail at the moment; the next try comes after `retryAfterMs`. Told once per bad time. */
  failing(error: StorageError, retryAfterMs: number): void;
  /** Commits work again. */
  recovered(): void;
  /** What was queued will not be committed by this queue: the room has to be loaded again. */
  lost(error: StorageError): void;
}

export interface CommitQueueOptions<R extends QueuedRow> {
  readonly name: string;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly listener: CommitListener<R>;
  /** Number of the newest stored row. */
  readonly seq: number;
  /** Most bytes that may wait while commits fail. */
  readonly maxBytes: number;
}

const BATCH = 256;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 10_000;

/** Numbers a room's rows and commits them in order, one batch at a time; retries what can be retried. */
export class CommitQueue<R extends QueuedRow> {
  readonly #options: CommitQueueOptions<R>;
  #waiting: R[] = [];
  #inFlight: readonly R[] = [];
  #bytes = 0;
  #addedSeq: number;
  #durableSeq: number;
  #retryMs = 0;
  #stopped = false;
  #cancelRetry: (() => void) | undefined;
  #idleWaiters: (() => void)[] = [];

  constructor(options: CommitQueueOptions<R>) {
    this.#options = options;
    this.#addedSeq = options.seq;
    this.#durableSeq = options.seq;
  }

  /** Number of the newest row that was added. */
  get addedSeq(): number {
    return this.#addedSeq;
  }

  /** Number of the newest row that is committed. */
  get durableSeq(): number {
    return this.#durableSeq;
  }

  get idle(): boolean {
    return this.#waiting.length === 0 && this.#inFlight.length === 0;
  }

  get failing(): boolean {
    return this.#retryMs > 0;
  }

  /** Rows that are not known to be committed. */
  unsaved(): readonly R[] {
    return [...this.#inFlight, ...this.#waiting];
  }

  add(rows: readonly R[]): void {
    if (this.#stopped || rows.length === 0) return;
    for (const { row } of rows) this.#bytes += row.bytes.length;
    this.#waiting.push(...rows);
    this.#addedSeq += rows.length;
    if (this.failing && this.#bytes > this.#options.maxBytes) {
      this.#lose(new StorageError('full', 'too much waits for the disk'));
      return;
    }
    void this.#pump();
  }

  /** Resolves when nothing waits any more: committed, or given up. */
  whenIdle(): Promise<void> {
    if (this.idle || this.#stopped) return Promise.resolve();
    return new Promise((resolve) => this.#idleWaiters.push(resolve));
  }

  /** Gives up what waits. A commit in flight may still happen; nobody is told. */
  stop(): void {
    this.#stopped = true;
    this.#cancelRetry?.();
    this.#waiting = [];
    this.#wakeIdle();
  }

  /** A call, since the answer changes while somebody waits. */
  #isStopped(): boolean {
    return this.#stopped;
  }

  async #pump(): Promise<void> {
    if (this.#inFlight.length > 0 || this.#cancelRetry || this.#isStopped()) return;
    while (this.#waiting.length > 0 && !this.#isStopped()) {
      this.#inFlight = this.#waiting.splice(0, BATCH);
      const expected = this.#durableSeq + this.#inFlight.length;
      try {
        const seq = await this.#options.storage.append(
          this.#options.name,
          this.#inFlight.map(({ row }) => row),
          this.#inFlight.flatMap(({ bindings }) => bindings),
        );
        if (this.#isStopped()) return;
        if (seq !== expected) throw new StorageError('locked', `row ${seq} where ${expected} was due`);
      } catch (error) {
        this.#failed(error);
        return;
      }
      const committed = this.#inFlight;
      for (const { row } of committed) this.#bytes -= row.bytes.length;
      this.#inFlight = [];
      this.#durableSeq = expected;
      if (this.failing) {
        this.#retryMs = 0;
        this.#options.listener.recovered();
      }
      this.#options.listener.committed(committed);
    }
    if (this.idle) this.#wakeIdle();
  }

  #failed(reason: unknown): void {
    if (this.#stopped) return;
    const error = reason instanceof StorageError ? reason : new StorageError('io', String(reason));
    this.#waiting.unshift(...this.#inFlight);
    this.#inFlight = [];
    if (!error.retryable) {
      this.#lose(error);
      return;
    }
    const first = !this.failing;
    this.#retryMs = first ? FIRST_RETRY_MS : Math.min(this.#retryMs * 2, LAST_RETRY_MS);
    this.#cancelRetry = this.#options.clock.after(this.#retryMs, () => {
      this.#cancelRetry = undefined;
      void this.#pump();
    });
    if (first) this.#options.listener.failing(error, this.#retryMs);
  }

  #lose(error: StorageError): void {
    this.stop();
    this.#options.listener.lost(error);
  }

  #wakeIdle(): void {
    const waiters = this.#idleWaiters;
    this.#idleWaiters = [];
    for (const wake of waiters) wake();
  }
}
