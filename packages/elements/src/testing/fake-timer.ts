import type { Timer } from '../base/timer.js';

/** A timer that moves only when told to. */
export interface FakeTimer extends Timer {
  advance(milliseconds: number): void;
  /** How many wait for their time. */
  readonly waiting: number;
}

export function createFakeTimer(): FakeTimer {
  let now = 0;
  let waiting: { at: number; callback: () => void }[] = [];
  return {
    after(milliseconds, callback) {
      const entry = { at: now + milliseconds, callback };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    get waiting() {
      return waiting.length;
    },
    advance(milliseconds) {
      const until = now + milliseconds;
      for (;;) {
        const next = waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        waiting = waiting.filter((other) => other !== next);
        now = next.at;
        next.callback();
      }
      now = until;
    },
  };
}
