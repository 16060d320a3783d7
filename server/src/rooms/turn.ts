import type { ClientBinding, LogRow } from '../storage/storage.js';
import type { QueuedRow } from './commit-queue.js';
import { StoredBytes } from './stored-bytes.js';

/** A row on its way to the disk, and who must not get it back. */
export interface PendingRow<M> extends QueuedRow {
  /** Whose changes it holds; `undefined` among them = everyone needs it. */
  readonly origins: ReadonlySet<M | undefined>;
}

/** A change that a document emitted. */
export interface TurnChange<M> {
  readonly emitted: readonly Uint8Array[];
  readonly user: string | undefined;
  readonly origin: M | undefined;
  readonly bindings: readonly ClientBinding[];
}

/** Changes of one user that came one after the other: one row. */
interface Run<M> {
  readonly user: string | undefined;
  readonly changes: Uint8Array[];
  readonly bindings: ClientBinding[];
  readonly origins: Set<M | undefined>;
}

/** What came into a room in one turn of the event loop. `M`: who brings changes. */
export class Turn<M> {
  readonly #runs: Run<M>[] = [];
  readonly #waiting: LogRow[] = [];

  /** Rows that it will be. */
  get size(): number {
    return this.#runs.length + this.#waiting.length;
  }

  add({ emitted, user, origin, bindings }: TurnChange<M>): void {
    let run = this.#runs.at(-1);
    if (!run || run.user !== user) {
      run = { user, changes: [], bindings: [], origins: new Set() };
      this.#runs.push(run);
    }
    run.changes.push(...emitted);
    run.bindings.push(...bindings);
    run.origins.add(origin);
  }

  /** Adds the row of an update that waits for predecessors. */
  wait(row: LogRow): void {
    this.#waiting.push(row);
  }

  changes(): readonly Uint8Array[] {
    return this.#runs.flatMap(({ changes }) => changes);
  }

  rows(): readonly PendingRow<M>[] {
    const rows: PendingRow<M>[] = this.#runs.map(({ user, changes, bindings, origins }) => ({
      row: { kind: 'change', bytes: StoredBytes.merge(changes), ...authorOf(user) },
      bindings,
      origins,
    }));
    for (const row of this.#waiting) rows.push(waitingRow(row));
    return rows;
  }
}

/** The row of an update that waits: bound to nobody, told to nobody. */
export function waitingRow<M>(row: LogRow): PendingRow<M> {
  return { row, bindings: [], origins: new Set() };
}

export function authorOf(user: string | undefined): Pick<LogRow, 'user'> {
  return user === undefined ? {} : { user };
}
