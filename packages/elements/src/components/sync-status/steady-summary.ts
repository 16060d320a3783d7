import type { Timer } from '../../base/timer.js';
import { promiseOf, sameSummary, type SyncSummary } from './sync-summary.js';

/** A word that says less than before stays at least this long: no flashing. */
export const STEADY_MS = 400;
/** A meaning is spoken when it has lasted this long, and only if it differs from the last one spoken. */
export const SPEAK_MS = 2500;

export interface SteadySummaryOptions {
  readonly timer: () => Timer;
  readonly changed: () => void;
  readonly speak: (summary: SyncSummary) => void;
}

/**
 * What is shown and spoken, from a status that flickers with every keystroke. It falls at once, so that nothing is ever shown as saved
 * that is not; it rises only after the weaker word has stood for `STEADY_MS`.
 */
export class SteadySummary {
  readonly #options: SteadySummaryOptions;
  #shown: SyncSummary | undefined;
  #latest: SyncSummary | undefined;
  #spoken: SyncSummary['meaning'] | undefined;
  #stopHolding: (() => void) | undefined;
  #stopSpeaking: (() => void) | undefined;

  constructor(options: SteadySummaryOptions) {
    this.#options = options;
  }

  get shown(): SyncSummary | undefined {
    return this.#shown;
  }

  /** Forgets everything: another workspace. */
  reset(): void {
    this.#stopHolding?.();
    this.#stopSpeaking?.();
    this.#shown = this.#latest = this.#spoken = this.#stopHolding = this.#stopSpeaking = undefined;
  }

  update(next: SyncSummary): void {
    this.#latest = next;
    const shown = this.#shown;
    if (!shown) {
      this.#show(next);
      // What stood there when it came is not news, unless it is a problem.
      if (next.tone !== 'problem') {
        this.#stopSpeaking?.();
        this.#spoken = next.meaning;
      }
      return;
    }
    if (sameSummary(shown, next)) return;
    const rises = promiseOf(next) > promiseOf(shown);
    if (rises && this.#stopHolding) return;
    this.#show(next);
  }

  #show(next: SyncSummary): void {
    const before = this.#shown;
    this.#shown = next;
    if (before?.meaning !== next.meaning) {
      this.#hold();
      this.#scheduleSpeech(next);
    }
    this.#options.changed();
  }

  #hold(): void {
    this.#stopHolding?.();
    this.#stopHolding = this.#options.timer().after(STEADY_MS, () => {
      this.#stopHolding = undefined;
      const latest = this.#latest;
      if (latest && this.#shown && !sameSummary(this.#shown, latest)) this.#show(latest);
    });
  }

  #scheduleSpeech(next: SyncSummary): void {
    this.#stopSpeaking?.();
    this.#stopSpeaking = undefined;
    if (next.tone === 'busy' || next.meaning === this.#spoken) return;
    this.#stopSpeaking = this.#options.timer().after(SPEAK_MS, () => {
      this.#stopSpeaking = undefined;
      this.#spoken = next.meaning;
      this.#options.speak(next);
    });
  }
}
