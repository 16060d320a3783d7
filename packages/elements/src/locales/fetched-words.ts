import type { Timer } from '../base/timer.js';
import type { Locale } from './locale.js';
import type { Messages } from './messages.js';
import { showWaiting } from './waiting.js';
import { words, type Area, type Vocabulary } from './words.js';

/** How long a first rendering waits for words before it says English ones. */
export const PATIENCE_MS = 1500;
/** What could not be fetched is not asked for again sooner than this. */
export const AGAIN_MS = 5000;

type AnyArea = keyof Messages;

/**
 * The words of a language, fetched area by area: those that the page has, once something of it speaks the language. Until they are there, English
 * shows through.
 */
export class FetchedWords {
  readonly vocabulary: Vocabulary;
  readonly #locale: Locale;
  readonly #timer: Timer;
  readonly #changed: () => void;
  /** On their way, or failed a moment ago. */
  readonly #busy = new Set<AnyArea>();
  /** What a first rendering still waits for. */
  readonly #waits = new Map<AnyArea, Promise<void>>();
  #isSpoken = false;
  #isTold = false;

  /** `changed`: words have come, or are not waited for any longer. */
  constructor(locale: Locale, timer: Timer, changed: () => void) {
    this.#locale = locale;
    this.#timer = timer;
    this.#changed = changed;
    this.vocabulary = Object.assign(Object.create(words['en'] ?? null) as Vocabulary, {
      need: (host?: HTMLElement) => this.#need(host),
    });
  }

  readonly follow = (area: Area): void => {
    if (this.#isSpoken) this.#fetch(area);
  };

  #need(host: HTMLElement | undefined): Promise<unknown> | undefined {
    this.#isSpoken = true;
    for (const area of Object.keys(words['en'] ?? {})) this.#fetch(area as AnyArea);
    if (this.#waits.size === 0) return undefined;
    const all = Promise.all(this.#waits.values());
    if (host) showWaiting(host, all);
    return all;
  }

  #fetch<A extends AnyArea>(area: A): void {
    if (this.#busy.has(area) || Object.hasOwn(this.vocabulary, area)) return;
    this.#busy.add(area);
    this.#waits.set(
      area,
      new Promise((resolve) => {
        const end = (isNews: boolean): void => {
          const waited = this.#waits.delete(area);
          callOff();
          resolve();
          if (this.#waits.size === 0 && (isNews || waited)) this.#changed();
        };
        const callOff = this.#timer.after(PATIENCE_MS, () => {
          end(false);
        });
        void this.#load(area).then(end);
      }),
    );
  }

  /** Whether they have come. */
  async #load<A extends AnyArea>(area: A): Promise<boolean> {
    try {
      const own: Vocabulary = this.vocabulary;
      own[area] = await this.#locale.load(area);
      this.#busy.delete(area);
      return true;
    } catch (error) {
      this.#tell(error);
      this.#timer.after(AGAIN_MS, () => this.#busy.delete(area));
      return false;
    }
  }

  #tell(error: unknown): void {
    if (this.#isTold) return;
    this.#isTold = true;
    console.warn(
      `[firsat] Words of "${this.#locale.language}" could not be fetched; English is said instead.`,
      error,
    );
  }
}
