import { readHostItems, type HostItems } from '@firsat/model';
import { browserTimer, type Timer } from '../base/timer.js';
import type { HostSource } from '../contexts/workspace-context.js';

/** So long nothing must be typed before the host is asked. */
export const DEBOUNCE_MS = 250;
/** After so long the host is late, and what it answers then counts no more. */
export const TIMEOUT_MS = 8000;
/** So many items are asked for. */
export const HOST_LIMIT = 20;

export type HostFailure = 'failed' | 'late' | 'unreadable';

export type HostState<T> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'answered'; readonly items: readonly T[]; readonly unread: number }
  | { readonly kind: HostFailure };

export interface HostSearchOptions<K extends keyof HostItems> {
  readonly kind: K;
  readonly source: () => HostSource<HostItems[K]> | undefined;
  /** Told when the state has changed. */
  readonly changed: () => void;
  readonly timer?: Timer;
}

/**
 * Asks one source of the host as somebody types: not with every key, one question at a time, the last one counts. What the host is no more asked for is
 * aborted, what it answers to an earlier question or too late is dropped, and whatever it does is told as a state: nothing it does throws.
 */
export class HostSearch<K extends keyof HostItems> {
  readonly #options: HostSearchOptions<K>;
  readonly #timer: Timer;
  #text: string | null = null;
  #state: HostState<HostItems[K]> = { kind: 'waiting' };
  #abort: AbortController | undefined;
  #cancel: () => void = () => undefined;

  constructor(options: HostSearchOptions<K>) {
    this.#options = options;
    this.#timer = options.timer ?? browserTimer;
  }

  /** How a query stands; only the one that was asked last is known. */
  state(text: string): HostState<HostItems[K]> {
    return text === this.#text ? this.#state : { kind: 'waiting' };
  }

  /** Asks, unless this is what is asked already; `null`: nobody looks any more. */
  ask(text: string | null): void {
    if (text === this.#text) return;
    this.#stop();
    this.#text = text;
    this.#state = { kind: 'waiting' };
    if (text === null) return;
    // The list that has just been opened is filled at once; only who types is waited for.
    this.#cancel = this.#timer.after(text === '' ? 0 : DEBOUNCE_MS, () => void this.#send(text));
  }

  /** Asks the same once more, at once. */
  retry(): void {
    const text = this.#text;
    if (text === null) return;
    this.#stop();
    this.#change({ kind: 'waiting' });
    void this.#send(text);
  }

  #stop(): void {
    this.#cancel();
    this.#abort?.abort();
    this.#abort = undefined;
  }

  #change(state: HostState<HostItems[K]>): void {
    this.#state = state;
    this.#options.changed();
  }

  async #send(text: string): Promise<void> {
    const source = this.#options.source();
    const abort = new AbortController();
    this.#abort = abort;
    const end = (state: HostState<HostItems[K]>): void => {
      if (this.#abort !== abort) return;
      this.#stop();
      this.#change(state);
    };
    this.#cancel = this.#timer.after(TIMEOUT_MS, () => {
      end({ kind: 'late' });
    });
    try {
      const answer = source ? await source({ text, limit: HOST_LIMIT, signal: abort.signal }) : [];
      const read = readHostItems(this.#options.kind, answer);
      end(
        read
          ? { kind: 'answered', items: read.items.slice(0, HOST_LIMIT), unread: read.unread }
          : { kind: 'unreadable' },
      );
    } catch {
      end({ kind: 'failed' });
    }
  }
}
