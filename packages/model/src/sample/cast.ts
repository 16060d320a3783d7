import { fold } from '../fold.js';
import { ENGLISH } from './words-en.js';
import { TURKISH } from './words-tr.js';
import type { SampleWords } from './words.js';

export const wordsOf = (language: string): SampleWords => (/^tr\b/i.test(language) ? TURKISH : ENGLISH);

/** Chance with a memory: the same seed always tells the same story. */
export class Dice {
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.#random() * (high - low + 1));
  }

  chance(share: number): boolean {
    return this.#random() < share;
  }

  pick<T>(values: readonly T[]): T {
    const value = values[Math.floor(this.#random() * values.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  }

  /** One of the values, by weight. */
  weighted<T>(values: readonly (readonly [T, number])[]): T {
    let left = this.#random() * values.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of values) {
      left -= weight;
      if (left < 0) return value;
    }
    return this.pick(values)[0];
  }
}

export interface SampleCompany {
  readonly name: string;
  readonly sector: string;
  readonly city: string;
  readonly email: string;
  readonly phone: string;
}

/** Makes names that do not repeat, however many are asked for. */
export class Cast {
  readonly #words: SampleWords;
  readonly #dice: Dice;
  readonly #used = new Set<string>();

  constructor(words: SampleWords, dice: Dice) {
    this.#words = words;
    this.#dice = dice;
  }

  person(): string {
    const { givenNames, familyNames } = this.#words;
    return this.#unique((tries) => {
      const middle = tries > 2 ? ` ${this.#dice.pick(givenNames)}` : '';
      return `${this.#dice.pick(givenNames)}${middle} ${this.#dice.pick(familyNames)}`;
    });
  }

  company(): SampleCompany {
    const { companyNames, businesses, companyForms, cities } = this.#words;
    let sector = '';
    const city = this.#dice.pick(cities);
    const name = this.#unique((tries) => {
      const business = this.#dice.pick(businesses);
      sector = business[1];
      const head = tries > 2 ? `${this.#dice.pick(companyNames)} ${city}` : this.#dice.pick(companyNames);
      return `${head} ${business[0]} ${this.#dice.pick(companyForms)}`.trim();
    });
    return { name, sector, city, ...this.reach(name) };
  }

  /** Addresses in a reserved domain, numbers out of use. */
  reach(name: string): { readonly email: string; readonly phone: string } {
    const local = fold(name)
      .replace(/[^a-z0-9]+/g, '.')
      .replace(/^\.|\.$/g, '');
    const digits = Array.from({ length: 10 }, (_, at) =>
      at === 0 ? '2' : String(this.#dice.between(0, 9)),
    ).join('');
    return { email: `${local}@${this.#words.domain}`, phone: this.#words.phone(digits) };
  }

  #unique(make: (tries: number) => string): string {
    for (let tries = 0; ; tries++) {
      const made = make(tries);
      const name = tries < 20 ? made : `${made} ${String(this.#used.size)}`;
      if (this.#used.has(name)) continue;
      this.#used.add(name);
      return name;
    }
  }
}
