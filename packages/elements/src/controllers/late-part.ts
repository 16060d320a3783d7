import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { whenIdle } from '../base/when-idle.js';

/**
 * A part of an element that is fetched after its first frame: when the page is idle, so that it is there without a network, or at once when it is
 * asked for. What cannot be fetched now is tried again when it is asked for again.
 */
export class LatePart<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #load: () => Promise<T>;
  readonly #waiting = new Map<(part: T) => void, (() => void) | undefined>();
  #part: T | undefined;
  #fetching = false;
  #begun = false;

  constructor(host: ReactiveControllerHost, load: () => Promise<T>) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  /** The part, as soon as it is there; the host is updated when it comes. */
  get value(): T | undefined {
    return this.#part;
  }

  hostUpdated(): void {
    if (this.#begun) return;
    this.#begun = true;
    void whenIdle().then(() => {
      this.#fetch();
    });
  }

  /** Does something with the part: now, or as soon as it is there. `failed`: it cannot be fetched now. */
  use(run: (part: T) => void, failed?: () => void): void {
    if (this.#part !== undefined) run(this.#part);
    else {
      this.#waiting.set(run, failed);
      this.#fetch();
    }
  }

  #fetch(): void {
    if (this.#fetching || this.#part !== undefined) return;
    this.#fetching = true;
    void this.#load().then(
      (part) => {
        this.#fetching = false;
        this.#part = part;
        for (const run of this.#waiting.keys()) run(part);
        this.#waiting.clear();
        this.#host.requestUpdate();
      },
      () => {
        // No network: what waited for it is not done by surprise later.
        this.#fetching = false;
        const told = [...this.#waiting.values()];
        this.#waiting.clear();
        for (const failed of told) failed?.();
      },
    );
  }
}
