import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CollectionName } from '@firsat/model';
import { reportingRates, type Rates } from '@firsat/model/reports';
import type { PipelineStore, StoreChange } from '@firsat/store';

/** What rates are made of. */
const OWN: readonly CollectionName[] = ['rates', 'settings'];
/** What sums are made of that are converted with them. */
export const SUMMED: readonly CollectionName[] = [...OWN, 'opportunities', 'stages', 'schemas'];

/** The rates towards the reporting currency, made when they are asked for and again only after they have changed (D39). */
export class ReportingRates implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #store: () => PipelineStore | undefined;
  readonly #counted: readonly CollectionName[];
  #watched: PipelineStore | undefined;
  #unsubscribe: (() => void) | undefined;
  #known: { readonly rates: Rates | undefined } | undefined;
  #version = 0;

  constructor(host: ReactiveControllerHost, store: () => PipelineStore | undefined, counted = OWN) {
    this.#host = host;
    this.#store = store;
    this.#counted = counted;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#watch(undefined);
  }

  /** Counts the changes of what was asked to be counted. */
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
    if (changed.size > 0 && !this.#counted.some((name) => changed.has(name))) return;
    if (changed.size === 0 || OWN.some((name) => changed.has(name))) this.#known = undefined;
    this.#version += 1;
    this.#host.requestUpdate();
  };
}
