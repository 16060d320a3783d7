/** Time and timers, injected so that tests decide when they pass. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `work` once after `ms`; the result cancels it. */
  after(ms: number, work: () => void): () => void;
  /** Runs `work` every `ms`; the result stops it. */
  every(ms: number, work: () => void): () => void;
  /** Runs `work` at the end of the current turn of the event loop. */
  turn(work: () => void): void;
}

/** The machine's clock. Its timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, work) {
    const timer = setTimeout(work, ms);
    timer.unref();
    return () => {
      clearTimeout(timer);
    };
  },
  every(ms, work) {
    const timer = setInterval(work, ms);
    timer.unref();
    return () => {
      clearInterval(timer);
    };
  },
  turn(work) {
    setImmediate(work);
  },
};
