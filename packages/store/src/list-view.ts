import { ListIndex, type ListEnv, type ListQuery, type ListState, type OpportunityId } from '@firsat/model';
import { safely } from './change-queue.js';
import type { PipelineStore } from './pipeline-store.js';

/** A live list: `state` is replaced whenever the matching records, their order or their totals change. */
export interface ListView {
  readonly state: ListState;
  /** Told at most once per transaction, and only if this list changed. */
  subscribe(listener: () => void): () => void;
  /** Where a record stands among the matching ones; `-1` when it does not. */
  indexOf(id: OpportunityId): number;
  /** Asks something else, or the same on another day; other words only filter. Told if the list is another one now. */
  setQuery(query: ListQuery, env?: ListEnv): void;
  /** Reads the words of all records, in slices: whoever has time to spare spares the first key of a search. */
  preparing(): Iterable<unknown>;
  release(): void;
}

/** Opens a list over a store. Not a method of the store: a page that shows no list carries none of it. */
export function openList(
  store: Pick<PipelineStore, 'get' | 'list' | 'settings' | 'subscribe'>,
  query: ListQuery,
  env: ListEnv,
): ListView {
  const index = new ListIndex(store, query, env);
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of [...listeners]) if (listeners.has(listener)) safely(listener);
  };
  const unsubscribe = store.subscribe(({ changed }) => {
    if (index.apply(changed)) tell();
  });
  return {
    get state() {
      return index.state;
    },
    subscribe(listener) {
      const own = (): void => listener();
      listeners.add(own);
      return () => listeners.delete(own);
    },
    indexOf: (id) => index.indexOf(id),
    setQuery(next, nextEnv) {
      if (index.setQuery(next, nextEnv)) tell();
    },
    preparing: () => index.preparing(),
    release() {
      unsubscribe();
      listeners.clear();
    },
  };
}
