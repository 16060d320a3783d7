import type { Instant } from '@firsat/model';

/** Stamps further ahead than this are a wrong clock's, and are not followed (architecture 4.3). */
export const MAX_AHEAD = 10 * 60_000;
const MAX_REMEMBERED = 1000;

/**
 * Time stamps that never go back behind what this device has seen: a reaction is not stamped before its cause, although clocks differ.
 */
export class MonotonicClock {
  readonly #now: () => Instant;
  #last: Instant = 0;
  /** Stamps that were too far ahead when they were read: time may catch up with them. */
  #ahead: Instant[] = [];

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
    for (const stamp of stamps) {
      if (stamp <= this.#last) continue;
      if (stamp <= limit) this.#last = stamp;
      else this.#ahead.push(stamp);
    }
    if (this.#ahead.length > MAX_REMEMBERED)
      this.#ahead = this.#ahead.sort((a, b) => a - b).slice(0, MAX_REMEMBERED / 2);
  }

  /** The stamp of a new change: greater than all that were seen. */
  next(): Instant {
    const now = this.#now();
    if (this.#ahead.length > 0) {
      const caughtUp = this.#ahead.filter((stamp) => stamp <= now + MAX_AHEAD);
      if (caughtUp.length > 0) {
        this.#ahead = this.#ahead.filter((stamp) => stamp > now + MAX_AHEAD);
        this.#last = Math.max(this.#last, ...caughtUp);
      }
    }
    // The own clock may have been far ahead and been set right since.
    const last = this.#last <= now + MAX_AHEAD ? this.#last : 0;
    this.#last = Math.max(now, last + 1);
    return this.#last;
  }
}
