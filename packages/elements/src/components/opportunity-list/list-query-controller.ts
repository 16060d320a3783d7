import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ListEnv, ListQuery, ListState } from '@firsat/model';
import { openList, type ListView, type PipelineStore } from '@firsat/store';
import { nextTask } from '../../base/next-task.js';
import { whenIdle } from '../../base/when-idle.js';

/** Keeps one live list of a store for what the host asks, and lets go of it in time. */
export class ListQueryController implements ReactiveController {
  #store: PipelineStore | undefined;
  #query: ListQuery | undefined;
  #env: ListEnv | undefined;
  #view: ListView | undefined;
  /** How many records have their words read ahead, and the reading while it goes on. */
  #read = 0;
  #reading: Iterator<unknown> | undefined;
  #waiting: (() => void) | undefined;

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
    const { state } = this.#view;
    if (state.all !== this.#read) {
      this.#read = state.all;
      this.#reading = this.#view.preparing()[Symbol.iterator]();
      void whenIdle().then(() => this.#readOn(whenIdle));
    }
    return state;
  }

  /** Runs when the words of all records have been read: now, unless the list has just been opened. Of several the last one runs. */
  whenRead(run: () => void): void {
    const isHurried = this.#waiting !== undefined;
    this.#waiting = run;
    if (!isHurried) void this.#readOn(nextTask);
  }

  readonly indexOf = (id: string): number => this.#view?.indexOf(id) ?? -1;

  release(): void {
    this.#view?.release();
    this.#view = undefined;
    this.#store = undefined;
    this.#read = 0;
    this.#reading = undefined;
    this.#waiting = undefined;
  }

  async #readOn(pause: () => Promise<void>): Promise<void> {
    while (this.#reading?.next().done === false) await pause();
    this.#reading = undefined;
    const run = this.#waiting;
    this.#waiting = undefined;
    run?.();
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
