import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  NO_ARRIVALS,
  ReportIndex,
  type Arrivals,
  type Rate,
  type Replays,
  type Report,
  type ReportQuery,
} from '@firsat/model/reports';
import type { PipelineStore, StoreChange } from '@firsat/store';
import { beforeNextPaint, cancelBeforeNextPaint } from '../base/frame.js';
import { nextTask } from '../base/next-task.js';
import { whenIdle } from '../base/when-idle.js';
import type { Results } from './report-definition.js';
import { holdReplays, letGoOfReplays } from './shared-replays.js';
import { watchArrivals, type ShownLate } from './watch-arrivals.js';

/** What a change may touch before it is quicker to compute everything anew. */
const MANY = 2_000;

type Index = ReportIndex<string, Readonly<Record<string, unknown>>>;

/** What is to be computed. */
export interface ReportAsk {
  /** Equal keys ask the same. */
  readonly key: string;
  readonly reports: Readonly<Record<string, Report<unknown>>>;
  readonly query: ReportQuery;
  /** The same of another period, to compare with. */
  readonly previous: ReportQuery | null;
}

export interface ComputedReport {
  readonly key: string;
  /** Counts what has changed since. */
  readonly version: number;
  readonly results: Results;
  readonly previous: Results | null;
  /** D39: what amounts were converted with. */
  readonly rates: readonly Rate[];
}

export type ReportProgress =
  /** The histories are not read from the disk yet. */
  | { readonly phase: 'waiting' }
  | { readonly phase: 'computing'; readonly done: number; readonly total: number }
  /** Somebody has called it off. */
  | { readonly phase: 'stopped' }
  | { readonly phase: 'ready' };

/**
 * Computes reports about the host's workspace: after its first frame, in slices between which the page paints and hears, then change by change. What was
 * computed before stands until the new is there.
 */
export class ReportController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #store: PipelineStore | undefined;
  #replays: Replays | undefined;
  #asked: ReportAsk | undefined;
  #indexes: readonly Index[] = [];
  #computed: ComputedReport | undefined;
  #progress: ReportProgress = { phase: 'waiting' };
  #builds = 0;
  #version = 0;
  #unsubscribe: (() => void) | undefined;
  #connected = false;
  #late: { readonly of: number; readonly arrivals: Arrivals; readonly shown: ShownLate } | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get progress(): ReportProgress {
    return this.#progress;
  }

  get computed(): ComputedReport | undefined {
    return this.#computed;
  }

  /** D23: what came to this device after the day that was asked about; `undefined` while that is computed. */
  get late(): ShownLate | undefined {
    const [index] = this.#indexes;
    if (!index || this.#progress.phase !== 'ready') return undefined;
    const arrivals = this.#store?.sync.arrivals ?? NO_ARRIVALS;
    if (this.#late?.of !== this.#version || this.#late.arrivals !== arrivals)
      this.#late = {
        of: this.#version,
        arrivals,
        shown: { ...index.late(arrivals), isCut: arrivals.isCut },
      };
    return this.#late.shown;
  }

  use(store: PipelineStore | undefined): void {
    this.#end();
    this.#store = store;
    this.#indexes = [];
    this.#computed = undefined;
    if (this.#connected) this.#begin();
  }

  /** Called while the host renders: computes what is asked for, unless it is what was asked for before. */
  ask(asked: ReportAsk): void {
    if (asked.key === this.#asked?.key) return;
    this.#asked = asked;
    this.#compute();
  }

  /** Calls a long computation off; what was there before stays. */
  stop(): void {
    if (this.#progress.phase !== 'computing') return;
    this.#builds += 1;
    this.#tell({ phase: 'stopped' });
  }

  /** Computes again what was called off. */
  resume(): void {
    this.#compute();
  }

  hostConnected(): void {
    this.#connected = true;
    this.#begin();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#end();
  }

  #begin(): void {
    if (!this.#store || this.#unsubscribe) return;
    // Before this hears of changes: what has changed is forgotten by then.
    this.#replays = holdReplays(this.#store);
    const stop = [this.#store.subscribe(this.#changed), watchArrivals(this.#store, this.#update)];
    this.#unsubscribe = () => {
      for (const each of stop) each();
    };
    this.#compute();
  }

  #end(): void {
    this.#builds += 1;
    if (this.#store && this.#unsubscribe) letGoOfReplays(this.#store);
    this.#unsubscribe?.();
    this.#unsubscribe = this.#replays = undefined;
    cancelBeforeNextPaint(this.#update);
  }

  readonly #update = (): void => {
    this.#host.requestUpdate();
  };

  #tell(progress: ReportProgress): void {
    this.#progress = progress;
    beforeNextPaint(this.#update);
  }

  readonly #changed = ({ changed }: StoreChange): void => {
    if (changed.size === 0) {
      // The documents have been read.
      if (this.#progress.phase === 'waiting') this.#compute();
      return;
    }
    const isMany = [...changed.values()].some(({ size }) => size > MANY);
    let isEverything = isMany;
    for (const index of this.#indexes) isEverything = index.forget(changed) || isEverything;
    if (this.#progress.phase === 'stopped') return;
    if (isEverything) this.#compute();
    else {
      for (const index of this.#indexes) index.apply(changed);
      if (this.#progress.phase === 'ready') this.#publish();
    }
  };

  #compute(): void {
    const store = this.#store;
    const asked = this.#asked;
    const replays = this.#replays;
    const own = ++this.#builds;
    if (!store?.workLoaded || store.phase === 'loading' || !asked || !replays || !this.#unsubscribe) {
      this.#progress = { phase: 'waiting' };
      return;
    }
    const queries = asked.previous ? [asked.query, asked.previous] : [asked.query];
    const indexes = queries.map((query): Index => new ReportIndex(store, query, asked.reports, replays));
    this.#indexes = indexes;
    this.#progress = { phase: 'computing', done: 0, total: 0 };
    void whenIdle().then(() => this.#build(indexes, own));
  }

  async #build(indexes: readonly Index[], own: number): Promise<void> {
    if (this.#builds !== own) return; // called off before it began
    for (const [at, index] of indexes.entries()) {
      for (const { done, total } of index.building()) {
        this.#tell({
          phase: 'computing',
          done: done + at * total,
          total: total * indexes.length,
        });
        await nextTask();
        if (this.#builds !== own) return;
      }
    }
    if (this.#builds === own) this.#publish();
  }

  #publish(): void {
    const asked = this.#asked;
    const [now, before] = this.#indexes;
    if (!asked || !now) return;
    const read =
      (index: Index): Results =>
      <R>(name: string) =>
        index.get(name) as R;
    this.#computed = {
      key: asked.key,
      version: ++this.#version,
      results: read(now),
      previous: before ? read(before) : null,
      rates: now.rates(),
    };
    this.#tell({ phase: 'ready' });
  }
}
