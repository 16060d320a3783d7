import type {
  AccessState,
  DurabilityLevel,
  HeldChange,
  HeldChanges,
  RetryOutcome,
  SyncPort,
  SyncStatus,
} from '@firsat/store';
import type { Arrivals } from '@firsat/model/reports';
import type { WorkspaceSync } from '@firsat/sync';

/** What the fork offers of held changes, once its code is there. */
export type HeldDesk = Pick<HeldChanges, 'retry' | 'exportJson' | 'discard'>;

/** The sync port of a store: it stays when the documents, and the session that joins them to disk and network, are replaced. */
export class SessionPort implements SyncPort {
  readonly held: HeldChanges;
  readonly #desk: () => Promise<HeldDesk>;
  readonly #listeners = new Set<(status: SyncStatus) => void>();
  readonly #heldListeners = new Set<() => void>();
  /** A problem that no session knows of. */
  problem: string | null = null;
  /** Set by whoever keeps them, which then calls `tell`. */
  arrivals: Arrivals | undefined;
  #access: AccessState = 'unknown';
  #base: SyncStatus | undefined;
  #own: SyncStatus | undefined;
  #list: readonly HeldChange[] = Object.freeze([]);
  #sync: WorkspaceSync;
  #leave: () => void;

  constructor(sync: WorkspaceSync, desk: () => Promise<HeldDesk>) {
    this.#desk = desk;
    this.#sync = sync;
    this.#leave = sync.subscribe(this.tell);
    const list = (): readonly HeldChange[] => this.#list;
    this.held = {
      get list() {
        return list();
      },
      subscribe: (listener) => {
        const own = (): void => listener();
        this.#heldListeners.add(own);
        return () => this.#heldListeners.delete(own);
      },
      retry: async (ids): Promise<RetryOutcome> => (await this.#desk()).retry(ids),
      exportJson: async () => (await this.#desk()).exportJson(),
      discard: async (ids) => (await this.#desk()).discard(ids),
    };
  }

  /** What the session says; until it has been told what this user may do here, what the one before it was told counts. */
  get status(): SyncStatus {
    const { status } = this.#sync;
    if (this.#base === status && this.#own?.problem === (status.problem ?? this.problem)) return this.#own;
    this.#base = status;
    if (status.access !== 'unknown') this.#access = status.access;
    const own = { ...status, access: this.#access, problem: status.problem ?? this.problem };
    this.#own = Object.freeze(own);
    return own;
  }

  subscribe(listener: (status: SyncStatus) => void): () => void {
    const own = (status: SyncStatus): void => listener(status);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  whenDurable(level: DurabilityLevel): Promise<void> {
    return this.#sync.whenDurable(level);
  }

  /** Speaks for another session from now on. */
  use(sync: WorkspaceSync): void {
    this.#leave();
    this.#sync = sync;
    this.#leave = sync.subscribe(this.tell);
    this.tell();
  }

  /** Shows another list of held changes. */
  show(list: readonly HeldChange[]): void {
    this.#list = list;
    for (const listener of [...this.#heldListeners]) listener();
  }

  /** Tells everybody of another status. */
  readonly tell = (): void => {
    for (const listener of [...this.#listeners]) listener(this.status);
  };
}
