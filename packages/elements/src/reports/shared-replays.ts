import { Replays } from '@firsat/model/reports';
import type { PipelineStore } from '@firsat/store';

interface Held {
  readonly replays: Replays;
  readonly unsubscribe: () => void;
  holders: number;
}

const held = new WeakMap<PipelineStore, Held>();

/** The histories of a store, read once for all reports of a page and kept as long as any is shown: to read them is most of what a report costs. */
export function holdReplays(store: PipelineStore): Replays {
  let known = held.get(store);
  if (!known) {
    const replays = new Replays(store);
    const unsubscribe = store.subscribe(({ changed }) => {
      replays.apply(changed);
    });
    held.set(store, (known = { replays, unsubscribe, holders: 0 }));
  }
  known.holders += 1;
  return known.replays;
}

/** Once for each time they were held. */
export function letGoOfReplays(store: PipelineStore): void {
  const known = held.get(store);
  if (!known) return;
  known.holders -= 1;
  if (known.holders > 0) return;
  known.unsubscribe();
  held.delete(store);
}
