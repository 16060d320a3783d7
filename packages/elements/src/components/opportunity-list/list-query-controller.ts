import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ListEnv, ListQuery, ListState } from '@firsat/model';
import { openList, type ListView, type PipelineStore } from '@firsat/store';

/** Keeps one live list of a store for what the host asks, and lets go of it in time. */
export class ListQueryController implements ReactiveController {
  #store: PipelineStore | undefined;
  #query: ListQuery | undefined;
  #env: ListEnv | undefined;
  #view: ListView | undefined;

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.release();
  }

  /** The list as it is now for this query; the same object until something of it changes. */
  state(store: PipelineStore, query: ListQuery, env: ListEnv): ListState {
    if (!this.#view || store !== this.#store) {
      this.release();
      this.#view = openList(store, query, env);
      this.#store = store;
    } else if (
      this.#query?.filter !== query.filter ||
      this.#query.sort !== query.sort ||
      !sameEnv(this.#env, env)
    )
      this.#view.setQuery(query, env);
    this.#query = query;
    this.#env = env;
    return this.#view.state;
  }

  readonly indexOf = (id: string): number => this.#view?.indexOf(id) ?? -1;

  release(): void {
    this.#view?.release();
    this.#view = undefined;
    this.#store = undefined;
  }
}

function sameEnv(a: ListEnv | undefined, b: ListEnv): boolean {
  return (
    a?.today === b.today &&
    a.timeZone === b.timeZone &&
    a.weekStart === b.weekStart &&
    a.fiscalStart === b.fiscalStart &&
    a.compareNames === b.compareNames
  );
}
