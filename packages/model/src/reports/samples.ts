import { divideRounded } from '../rounding.js';
import { ExactSum } from '../selectors/exact-sum.js';

const DAY = 86_400_000n;

/** What a list of durations comes to (D18), in milliseconds; the numbers are `null` when there is none. */
export interface Durations {
  readonly count: number;
  readonly median: number | null;
  /** Nearest rank: four of five took no longer. */
  readonly p80: number | null;
  readonly mean: number | null;
}

export const NO_DURATIONS: Durations = Object.freeze({ count: 0, median: null, p80: null, mean: null });

/** Numbers kept in order, so that adding or taking one away costs no sorting; many at once are sorted when they are first read. */
export class Samples {
  readonly #values: number[] = [];
  readonly #sum = new ExactSum();
  #isSorted = true;

  add(value: number): void {
    this.#sum.add(value);
    if (this.#isSorted && this.#values.length > 0 && value < (this.#values.at(-1) ?? value)) {
      if (this.#wasRead) this.#values.splice(this.#place(value), 0, value);
      else {
        this.#isSorted = false;
        this.#values.push(value);
      }
    } else this.#values.push(value);
  }

  subtract(value: number): void {
    this.#sum.add(-value);
    this.#sort();
    this.#values.splice(this.#place(value), 1);
  }

  durations(): Durations {
    const count = this.#values.length;
    if (count === 0) return NO_DURATIONS;
    this.#sort();
    const at = (index: number): number => this.#values[index] ?? 0;
    const middle = (at((count - 1) >> 1) + at(count >> 1)) / 2;
    return {
      count,
      median: Math.round(middle),
      p80: at(Math.ceil(count * 0.8) - 1),
      mean: Number(divideRounded(this.#sum.value, BigInt(count))),
    };
  }

  #wasRead = false;

  #sort(): void {
    this.#wasRead = true;
    if (this.#isSorted) return;
    this.#values.sort((a, b) => a - b);
    this.#isSorted = true;
  }

  #place(value: number): number {
    let [low, high] = [0, this.#values.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#values[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Tenths of days from exact milliseconds, half up: an hour is 0, not 1 (D18). */
export function tenthsOfDays(milliseconds: number): number {
  return Number(divideRounded(BigInt(Math.round(milliseconds)) * 10n, DAY));
}
