/** So many tokens per second, and so many at once. */
export interface BucketSize {
  readonly perSecond: number;
  readonly capacity: number;
}

/** A rate limit: what is taken comes back with time. */
export class TokenBucket {
  readonly #size: BucketSize;
  #tokens: number;
  #at: number;

  constructor(size: BucketSize, now: number) {
    this.#size = size;
    this.#tokens = size.capacity;
    this.#at = now;
  }

  /** Takes `count` tokens; false, taking none, when there are fewer. */
  take(count: number, now: number): boolean {
    this.#refill(now);
    if (count > this.#tokens) return false;
    this.#tokens -= count;
    return true;
  }

  isFull(now: number): boolean {
    this.#refill(now);
    return this.#tokens >= this.#size.capacity;
  }

  #refill(now: number): void {
    const { perSecond, capacity } = this.#size;
    // A clock that was set back must not stop the refill.
    const seconds = Math.max(0, now - this.#at) / 1000;
    this.#at = now;
    this.#tokens = Math.min(capacity, this.#tokens + seconds * perSecond);
  }
}

/** A bucket per name; those that are full again are forgotten. */
export class TokenBuckets {
  readonly #size: BucketSize;
  readonly #buckets = new Map<string, TokenBucket>();
  #sweepAt = 1_000;

  constructor(size: BucketSize) {
    this.#size = size;
  }

  get count(): number {
    return this.#buckets.size;
  }

  take(name: string, count: number, now: number): boolean {
    let bucket = this.#buckets.get(name);
    if (!bucket) {
      this.#sweep(now);
      bucket = new TokenBucket(this.#size, now);
      this.#buckets.set(name, bucket);
    }
    return bucket.take(count, now);
  }

  #sweep(now: number): void {
    if (this.#buckets.size < this.#sweepAt) return;
    for (const [name, bucket] of this.#buckets) if (bucket.isFull(now)) this.#buckets.delete(name);
    // Not at every newcomer while all are busy.
    this.#sweepAt = Math.max(1_000, this.#buckets.size * 2);
  }
}
