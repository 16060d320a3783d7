import type { SyncStatus } from './options.js';

/** Tells listeners about a computed status: at most once per turn, and only when something in it changed (SY7). */
export class StatusBoard {
  readonly #compute: () => SyncStatus;
  readonly #listeners = new Set<(status: SyncStatus) => void>();
  #status: SyncStatus;
  #told: SyncStatus;
  #scheduled = false;

  constructor(compute: () => SyncStatus) {
    this.#compute = compute;
    this.#status = Object.freeze(compute());
    this.#told = this.#status;
  }

  /** Computed when asked for, so that it is never older than the facts. */
  get status(): SyncStatus {
    const next = this.#compute();
    if (!isSame(next, this.#status)) this.#status = Object.freeze(next);
    return this.#status;
  }

  subscribe(listener: (status: SyncStatus) => void): () => void {
    const own = (status: SyncStatus): void => listener(status); // the same function may subscribe twice
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  /** Something may have changed. */
  touch(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => this.#tell());
  }

  close(): void {
    this.#listeners.clear();
  }

  #tell(): void {
    this.#scheduled = false;
    const { status } = this;
    if (status === this.#told) return;
    this.#told = status;
    for (const listener of [...this.#listeners]) {
      try {
        listener(status);
      } catch (error) {
        // One listener's fault must not hide the status from the others; it is reported as uncaught.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}

function isSame(a: SyncStatus, b: SyncStatus): boolean {
  return (Object.keys(a) as (keyof SyncStatus)[]).every((key) => a[key] === b[key]);
}
