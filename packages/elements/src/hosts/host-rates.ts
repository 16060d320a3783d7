import { readHostRates, type ReadHostRate } from '@firsat/model';
import { browserTimer, type Timer } from '../base/timer.js';
import type { RateQuery, RateSource } from '../contexts/workspace-context.js';
import { TIMEOUT_MS, type HostFailure } from './host-search.js';

export type RatesState =
  | { readonly kind: 'idle' | 'waiting' }
  | { readonly kind: HostFailure }
  | { readonly kind: 'answered'; readonly taken: number; readonly unread: number };

export interface HostRatesOptions {
  readonly source: () => RateSource | undefined;
  /** Told when the state has changed. */
  readonly changed: () => void;
  /** Takes the rates over; how many that were. */
  readonly take: (rates: readonly ReadHostRate[]) => Promise<number>;
  readonly timer?: Timer;
}

/** Asks the host for rates once, when somebody wants them: it can be called off, is late after a while, and whatever it does is told as a state. */
export class HostRates {
  readonly #options: HostRatesOptions;
  readonly #timer: Timer;
  #state: RatesState = { kind: 'idle' };
  #abort: AbortController | undefined;
  #cancel: () => void = () => undefined;

  constructor(options: HostRatesOptions) {
    this.#options = options;
    this.#timer = options.timer ?? browserTimer;
  }

  get state(): RatesState {
    return this.#state;
  }

  async ask(query: Omit<RateQuery, 'signal'>): Promise<void> {
    const source = this.#options.source();
    if (!source) return;
    this.stop();
    const abort = new AbortController();
    this.#abort = abort;
    this.#change({ kind: 'waiting' });
    this.#cancel = this.#timer.after(TIMEOUT_MS, () => {
      this.#end(abort, { kind: 'late' });
    });
    try {
      const read = readHostRates(await source({ ...query, signal: abort.signal }));
      if (this.#abort !== abort) return;
      if (!read) {
        this.#end(abort, { kind: 'unreadable' });
        return;
      }
      const last = query.days.at(-1) ?? '';
      const wanted = read.items.filter(
        ({ currency, on }) => query.currencies.includes(currency) && on <= last,
      );
      this.#end(abort, { kind: 'answered', taken: await this.#options.take(wanted), unread: read.unread });
    } catch {
      this.#end(abort, { kind: 'failed' });
    }
  }

  /** Nobody waits any more: what is answered after this counts no more. */
  stop(): void {
    this.#cancel();
    this.#abort?.abort();
    this.#abort = undefined;
    if (this.#state.kind === 'waiting') this.#change({ kind: 'idle' });
  }

  #end(abort: AbortController, state: RatesState): void {
    if (this.#abort !== abort) return;
    this.#cancel();
    this.#abort = undefined;
    if (state.kind === 'late') abort.abort();
    this.#change(state);
  }

  #change(state: RatesState): void {
    this.#state = state;
    this.#options.changed();
  }
}
