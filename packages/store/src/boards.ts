import {
  BoardIndex,
  type BoardQuery,
  type BoardSource,
  type BoardState,
  type OpportunityId,
} from '@firsat/model';
import type { RowChanges } from './change-feed.js';
import { safely } from './change-queue.js';
import type { BoardView } from './pipeline-store.js';

/** One live index, shared by all views that ask the same. */
interface Shared {
  index: BoardIndex;
  readonly views: Set<View>;
}

const keyOf = ({ schemaId, statuses, text, ownerId, filter, order }: BoardQuery): string =>
  JSON.stringify([schemaId, [...new Set(statuses)].sort(), text, ownerId ?? null, filter?.key, order?.key]);

/** The boards that somebody looks at. Each transaction is applied to each of them once; views are told after it. */
export class Boards {
  readonly #source: BoardSource;
  readonly #shared = new Map<string, Shared>();
  readonly #changed = new Set<View>();

  constructor(source: BoardSource) {
    this.#source = source;
  }

  open(query: BoardQuery): BoardView {
    const view = new View(this, query);
    this.join(view, query);
    return view;
  }

  /** Within the transaction's end: the snapshot shows the changes already. */
  apply(changes: RowChanges): void {
    if (this.#shared.size === 0) return;
    const ids = new Map([...changes].map(([name, rows]) => [name, new Set(rows.map(({ id }) => id))]));
    for (const { index, views } of this.#shared.values()) {
      if (index.apply(ids)) for (const view of views) this.#changed.add(view);
    }
  }

  /** After it. */
  tell(): void {
    const views = [...this.#changed];
    this.#changed.clear();
    for (const view of views) view.tell();
  }

  join(view: View, query: BoardQuery): void {
    const key = keyOf(query);
    let shared = this.#shared.get(key);
    if (!shared)
      this.#shared.set(key, (shared = { index: new BoardIndex(this.#source, query), views: new Set() }));
    shared.views.add(view);
    view.index = shared.index;
  }

  leave(view: View, query: BoardQuery): void {
    const key = keyOf(query);
    const shared = this.#shared.get(key);
    this.#changed.delete(view);
    if (shared?.views.delete(view) && shared.views.size === 0) this.#shared.delete(key);
  }

  /** Returns whether the view shows another state now. An index that nobody else looks at is filtered instead of built anew. */
  change(view: View, from: BoardQuery, to: BoardQuery): boolean {
    const [oldKey, newKey] = [keyOf(from), keyOf(to)];
    if (oldKey === newKey) return false;
    const shared = this.#shared.get(oldKey);
    if (shared?.views.size === 1 && shared.views.has(view) && !this.#shared.has(newKey)) {
      this.#shared.delete(oldKey);
      this.#shared.set(newKey, shared);
      return shared.index.setQuery(to);
    }
    const before = view.state;
    this.leave(view, from);
    this.join(view, to);
    return view.state !== before;
  }

  close(): void {
    this.#shared.clear();
    this.#changed.clear();
  }
}

class View implements BoardView {
  index: BoardIndex | undefined;
  readonly #boards: Boards;
  #query: BoardQuery;
  readonly #listeners = new Set<() => void>();
  #last: BoardState | undefined;

  constructor(boards: Boards, query: BoardQuery) {
    this.#boards = boards;
    this.#query = query;
  }

  get state(): BoardState {
    // After `release` the last state stays: a widget may paint once more while it leaves the page.
    return (this.#last = this.index?.state ??
      this.#last ?? { columns: [], totals: NOTHING, allTotals: NOTHING });
  }

  subscribe(listener: () => void): () => void {
    const own = (): void => listener();
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  columnOf(id: OpportunityId): string | undefined {
    return this.index?.columnOf(id);
  }

  setQuery(query: BoardQuery): void {
    if (!this.index) return;
    const from = this.#query;
    this.#query = query;
    if (this.#boards.change(this, from, query)) this.tell();
  }

  release(): void {
    if (!this.index) return;
    this.#last = this.index.state;
    this.#boards.leave(this, this.#query);
    this.index = undefined;
    this.#listeners.clear();
  }

  tell(): void {
    for (const listener of [...this.#listeners]) if (this.#listeners.has(listener)) safely(listener);
  }
}

const NOTHING = Object.freeze({ count: 0, unpriced: 0, byCurrency: Object.freeze([]) });
