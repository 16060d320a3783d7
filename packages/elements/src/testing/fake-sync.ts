import type { Arrivals } from '@firsat/model/reports';
import {
  NOTHING_HELD,
  type HeldChange,
  type HeldChanges,
  type RetryOutcome,
  type SyncPort,
  type SyncStatus,
} from '@firsat/store';

/** Everything is well: online, saved, an editor, the browser has promised to keep it. */
export const ALL_SAVED: SyncStatus = Object.freeze({
  network: 'online',
  device: 'saved',
  server: 'saved',
  unsavedOnDevice: 0,
  unsavedOnServer: 0,
  lastServerSaveAt: null,
  access: 'editor',
  storage: 'persistent',
  evicted: 0,
  problem: null,
});

/** A sync port whose status a test sets. */
export interface FakeSync extends SyncPort {
  set(change: Partial<SyncStatus>): void;
  /** It becomes known what came late. */
  arrive(arrivals: Arrivals): void;
}

export function fakeSync(first: Partial<SyncStatus> = {}, held: HeldChanges = NOTHING_HELD): FakeSync {
  let status: SyncStatus = { ...ALL_SAVED, ...first };
  let known: Arrivals | undefined;
  const listeners = new Set<(status: SyncStatus) => void>();
  const tell = (): void => {
    for (const listener of [...listeners]) listener(status);
  };
  return {
    get arrivals() {
      return known;
    },
    arrive(arrivals) {
      known = arrivals;
      tell();
    },
    get status() {
      return status;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    whenDurable: () => Promise.resolve(),
    held,
    set(change) {
      status = { ...status, ...change };
      tell();
    },
  };
}

/** Held changes over a plain list: what a retry does is what the test says. */
export interface FakeHeld extends HeldChanges {
  set(list: readonly HeldChange[]): void;
  /** What was asked of it, in order. */
  readonly calls: { readonly what: 'retry' | 'discard' | 'export'; readonly ids: readonly string[] }[];
  /** Ids that a retry gets rid of; default: all. */
  succeeds: (id: string) => boolean;
  /** Set to make the next calls fail. */
  failure: Error | undefined;
}

export function fakeHeld(first: readonly HeldChange[] = []): FakeHeld {
  let list = first;
  const listeners = new Set<() => void>();
  const set = (next: readonly HeldChange[]): void => {
    list = next;
    for (const listener of [...listeners]) listener();
  };
  const made: FakeHeld = {
    calls: [],
    succeeds: () => true,
    failure: undefined,
    get list() {
      return list;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set,
    async retry(ids = list.map(({ id }) => id)): Promise<RetryOutcome> {
      made.calls.push({ what: 'retry', ids });
      await Promise.resolve();
      if (made.failure) throw made.failure;
      const gone = new Set(ids.filter((id) => made.succeeds(id)));
      set(list.filter(({ id }) => !gone.has(id)));
      return { applied: gone.size, stillHeld: ids.length - gone.size };
    },
    exportJson() {
      made.calls.push({ what: 'export', ids: list.map(({ id }) => id) });
      return made.failure ? Promise.reject(made.failure) : Promise.resolve(JSON.stringify(list));
    },
    async discard(ids) {
      made.calls.push({ what: 'discard', ids });
      await Promise.resolve();
      if (made.failure) throw made.failure;
      set(list.filter(({ id }) => !ids.includes(id)));
    },
  };
  return made;
}
