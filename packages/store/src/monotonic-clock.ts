import type { Instant } from '@firsat/model';

/** Stamps further ahead than this are a wrong clock's, and are not followed (architecture 4.3). */
export const MAX_AHEAD = 10 * 60_000;

/**
 * Time stamps that never go back behind what this device has seen: a reaction is not stamped before its cause, although clocks differ.
 */
export class MonotonicClock {
  readonly #now: () => Instant;
  #last: Instant = 0;

  constructor(now: () => Instant) {
    this.#now = now;
  }

  /** The device's own clock, as it is. */
  read(): Instant {
    return this.#now();
  }

  /** Takes note of stamps that were read. */
  see(stamps: Iterable<Instant>): void {
    const limit = this.#now() + MAX_AHEAD;
    for (const stamp of stamps) if (stamp > this.#last && stamp <= limit) this.#last = stamp;
  }

  /** The stamp of a new change: greater than all that were seen. */
  next(): Instant {
    const now = this.#now();
    const last = this.#last <= now + MAX_AHEAD ? this.#last : 0;
    this.#last = Math.max(now, last + 1);
    return this.#last;
  }
}
