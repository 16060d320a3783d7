import { QUEUE_SECTIONS, queueSettings, WorkQueueIndex, type QueueContext } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { violated } from './violation.js';

/** A work queue that stays open: kept up to date by every transaction, and compared with one that is built now. */
export class QueueWatch {
  readonly #store: PipelineStore;
  readonly #index: WorkQueueIndex;

  constructor(store: PipelineStore) {
    this.#store = store;
    this.#index = WorkQueueIndex.of(store, this.#context());
    store.subscribe(({ changed }) => {
      if (changed.has('settings')) this.#index.setContext(this.#context());
      this.#index.apply(changed);
    });
  }

  check(name: string): void {
    const built = WorkQueueIndex.of(this.#store, this.#context());
    const members = [null, ...[...this.#store.list('members')].map(({ id }) => id)];
    for (const member of members) {
      for (const section of QUEUE_SECTIONS) {
        const [kept, anew] = [this.#index, built].map((index) => JSON.stringify(index.list(section, member)));
        if (kept !== anew)
          violated('incremental', `queue of ${name}, ${section}: ${kept ?? ''} is not ${anew ?? ''}`);
      }
      if (this.#index.openCount(member) !== built.openCount(member))
        violated('incremental', `open opportunities of ${String(member)} on ${name}`);
    }
  }

  /** The middle of the dates of the fuzz. */
  #context(): QueueContext {
    return {
      today: '2026-06-15',
      zone: 'Europe/Istanbul',
      ownZone: 'Europe/Berlin',
      settings: queueSettings(this.#store.settings),
    };
  }
}
