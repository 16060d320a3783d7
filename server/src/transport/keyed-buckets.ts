/** How often something may happen: `perSecond` in the long run, `burst` at once. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** More keys than this are not told apart: the oldest are forgotten, which errs in their favour. */
const MAX_KEYS = 50_000;

/** One token bucket per key. Memory is bounded; full buckets are forgotten. */
export class KeyedBuckets {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
  }

  get size(): number {
    return this.#buckets.size;
  }

  /** Takes one; false, taking nothing, when there is none. */
  take(key: string): boolean {
    if (this.#rate.burst === Infinity) return true;
    const bucket = this.#filled(key);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  /** Whether there is one. */
  has(key: string): boolean {
    return !this.#buckets.has(key) || this.#filled(key).tokens >= 1;
  }

  /** Forgets what has filled up again. */
  sweep(): void {
    for (const key of [...this.#buckets.keys()])
      if (this.#filled(key).tokens >= this.#rate.burst) this.#buckets.delete(key);
  }

  #filled(key: string): Bucket {
    const now = this.#now();
    const found = this.#buckets.get(key);
    if (!found) {
      if (this.#buckets.size >= MAX_KEYS) {
        const [oldest] = this.#buckets.keys();
        if (oldest !== undefined) this.#buckets.delete(oldest);
      }
      const bucket = { tokens: this.#rate.burst, at: now };
      this.#buckets.set(key, bucket);
      return bucket;
    }
    // A clock that steps back gives nothing and takes nothing.
    const passed = Math.max(0, now - found.at) / 1000;
    found.tokens = Math.min(this.#rate.burst, found.tokens + passed * this.#rate.perSecond);
    found.at = now;
    return found;
  }
}
