interface Waiting {
  readonly due: number;
  readonly callback: () => void;
}

/**
 * Lets time pass at once. Timers of the page go on as they are; `pass` calls those that would have been called within so
 * many milliseconds, in their order, so that "nothing happens for a minute" is a fact and not a wait.
 */
export class PassingTime {
  readonly #setTimeout = globalThis.setTimeout;
  readonly #clearTimeout = globalThis.clearTimeout;
  readonly #waiting = new Map<number, Waiting>();
  #ahead = 0;

  /** From now on timers are known; `end` puts the page's own back. */
  begin(): void {
    const later = (callback: (...args: unknown[]) => void, delay = 0, ...args: unknown[]): number => {
      const run = (): void => {
        this.#waiting.delete(id);
        callback(...args);
      };
      const id = this.#setTimeout.call(globalThis, run, delay) as unknown as number;
      this.#waiting.set(id, { due: this.#now() + delay, callback: run });
      return id;
    };
    globalThis.setTimeout = later as unknown as typeof setTimeout; // in a browser a timer is a number
    globalThis.clearTimeout = ((id: number) => this.#clear(id)) as typeof clearTimeout;
  }

  end(): void {
    globalThis.setTimeout = this.#setTimeout;
    globalThis.clearTimeout = this.#clearTimeout;
  }

  /** What the timers start by promises is done when it resolves, and so are timers which that starts, if they are due. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.#now() + milliseconds;
    await settled();
    for (;;) {
      const next = [...this.#waiting]
        .filter(([, { due }]) => due <= until)
        .sort((a, b) => a[1].due - b[1].due)[0];
      if (next === undefined) break;
      const [id, { due, callback }] = next;
      this.#clear(id);
      this.#ahead += Math.max(0, due - this.#now());
      callback();
      await settled();
    }
    this.#ahead += Math.max(0, until - this.#now());
  }

  #now(): number {
    return performance.now() + this.#ahead;
  }

  #clear(id: number): void {
    this.#waiting.delete(id);
    this.#clearTimeout.call(globalThis, id);
  }
}

/** Promises that are kept by now have been told; a task of its own, since their chains have any length. */
function settled(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
