import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { reportingRates, type Rates } from '@firsat/model/reports';
import type { PipelineStore, StoreChange } from '@firsat/store';

/** What converted sums are made of besides the opportunities: a change there makes them anew. */
const SOURCES = ['rates', 'settings'] as const;

/** The rates towards the reporting currency, made when they are asked for and again only after they have changed (D39). */
export class ReportingRates implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #store: () => PipelineStore | undefined;
  #watched: PipelineStore | undefined;
  #unsubscribe: (() => void) | undefined;
  #known: { readonly rates: Rates | undefined } | undefined;
  #version = 0;

  constructor(host: ReactiveControllerHost, store: () => PipelineStore | undefined) {
    this.#host = host;
    this.#store = store;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#watch(undefined);
  }

  /** Counts the changes. */
  get version(): number {
    return this.#version;
  }

  get value(): Rates | undefined {
    const store = this.#store();
    this.#watch(store);
    if (!store?.workLoaded) return undefined;
    this.#known ??= { rates: reportingRates(store) };
    return this.#known.rates;
  }

  #watch(store: PipelineStore | undefined): void {
    if (store === this.#watched) return;
    this.#unsubscribe?.();
    this.#watched = store;
    this.#known = undefined;
    this.#version += 1;
    this.#unsubscribe = store?.subscribe(this.#changed);
  }

  readonly #changed = ({ changed }: StoreChange): void => {
    if (changed.size > 0 && !SOURCES.some((name) => changed.has(name))) return;
    this.#known = undefined;
    this.#version += 1;
    this.#host.requestUpdate();
  };
}
