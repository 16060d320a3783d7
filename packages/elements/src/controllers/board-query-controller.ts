import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BoardQuery, BoardState } from '@firsat/model';
import type { BoardView, PipelineStore } from '@firsat/store';

/** Keeps one live board of a store for the query that the host shows, and lets go of it in time. */
export class BoardQueryController implements ReactiveController {
  #store: PipelineStore | undefined;
  #key = '';
  #view: BoardView | undefined;

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#release();
  }

  /** The board as it is now for this query; the same object until a column of it changes. */
  state(store: PipelineStore, query: BoardQuery): BoardState {
    const key = JSON.stringify([
      query.schemaId,
      query.statuses,
      query.text,
      query.ownerId ?? null,
      query.filter?.key,
      query.order?.key,
    ]);
    if (!this.#view || store !== this.#store) {
      this.#view?.release();
      this.#view = store.board(query);
      this.#store = store;
    } else if (key !== this.#key) this.#view.setQuery(query);
    this.#key = key;
    return this.#view.state;
  }

  /** Where a card stands under the present query, filtered or not. */
  columnOf(id: string): string | undefined {
    return this.#view?.columnOf(id);
  }

  #release(): void {
    this.#view?.release();
    this.#view = undefined;
    this.#store = undefined;
  }
}
