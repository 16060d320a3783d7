import type { CollectionName } from '@firsat/model';
import type { RowChanges } from './change-feed.js';
import type { StoreChange } from './pipeline-store.js';

type Label = Pick<StoreChange, 'origin' | 'command'>;

/**
 * Changes on their way to whoever watches. Each is told once, after its transaction, in order, also when a listener writes while it is being
 * told. What is written within {@link ChangeQueue.asOne} (the two documents of one command) is told as one change.
 */
export class ChangeQueue {
  readonly #listeners = new Set<(change: StoreChange) => void>();
  readonly #waiting: Pending[] = [];
  #one: Pending | undefined;
  #telling = false;

  subscribe(listener: (change: StoreChange) => void): () => void {
    // A function may subscribe twice: each subscription is its own.
    const own = (change: StoreChange): void => listener(change);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  add(changes: RowChanges, label: Label): void {
    let pending = this.#one;
    if (!pending) this.#waiting.push((pending = new Pending(label)));
    pending.add(changes);
  }

  asOne(label: Label, write: () => void): void {
    const one = new Pending(label);
    this.#one = one;
    try {
      write();
    } finally {
      this.#one = undefined;
    }
    if (one.changed.size > 0) this.#waiting.push(one);
    this.tell();
  }

  tell(): void {
    if (this.#telling || this.#one) return;
    this.#telling = true;
    try {
      for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
        const change = Object.freeze({ ...next.label, changed: next.changed });
        for (const listener of [...this.#listeners])
          if (this.#listeners.has(listener)) safely(() => listener(change));
      }
    } finally {
      this.#telling = false;
    }
  }

  close(): void {
    this.#listeners.clear();
    this.#waiting.length = 0;
  }
}

class Pending {
  readonly label: Label;
  readonly changed = new Map<CollectionName, Set<string>>();

  constructor(label: Label) {
    this.label = label;
  }

  add(changes: RowChanges): void {
    for (const [collection, rows] of changes) {
      let ids = this.changed.get(collection);
      if (!ids) this.changed.set(collection, (ids = new Set()));
      for (const { id } of rows) ids.add(id);
    }
  }
}

/** A listener's fault is neither the writer's nor the other listeners': it is reported as uncaught, later. */
export function safely(call: () => void): void {
  try {
    call();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
