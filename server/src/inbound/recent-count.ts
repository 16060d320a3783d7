/** Counts events per name over a sliding time; names without any are forgotten. */
export class RecentCount {
  readonly #windowMs: number;
  readonly #now: () => number;
  readonly #times = new Map<string, number[]>();

  constructor(windowMs: number, now: () => number) {
    this.#windowMs = windowMs;
    this.#now = now;
  }

  /** Number of names that are remembered. */
  get names(): number {
    return this.#times.size;
  }

  of(name: string): number {
    return this.#recent(name).length;
  }

  /** Notes `count` events; how many there are now within the time. */
  add(name: string, count = 1): number {
    this.#forget();
    const recent = this.#recent(name);
    const now = this.#now();
    for (let left = count; left > 0; left--) recent.push(now);
    // The end of the order: `#forget` stops at the first name that is still young.
    this.#times.delete(name);
    this.#times.set(name, recent);
    return recent.length;
  }

  #recent(name: string): number[] {
    const since = this.#now() - this.#windowMs;
    return (this.#times.get(name) ?? []).filter((at) => at > since);
  }

  #forget(): void {
    const since = this.#now() - this.#windowMs;
    for (const [name, times] of this.#times) {
      if ((times.at(-1) ?? 0) > since) return;
      this.#times.delete(name);
    }
  }
}
