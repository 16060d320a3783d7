import type { CalendarDate } from '../calendar-date.js';
import { currencyDigits, type Money } from '../money.js';
import { divideRounded } from '../rounding.js';
import type { CurrencyTotals } from '../selectors/board-types.js';

/** D39: what one unit of a currency was worth in the reporting currency, from a day on. Entered by somebody or supplied by the host. */
export interface Rate {
  readonly currency: string;
  readonly on: CalendarDate;
  /** A decimal with a point, of at most eight places, so that no rate is a float: `41.2537`. */
  readonly value: string;
  /** Who says so, for the note beside a figure. */
  readonly source?: string;
}

const PLACES = 8;
const SCALE = 10n ** BigInt(PLACES);
/** No currency has more places. */
const MOST_DIGITS = 4;
/** What exact converted sums are multiples of: minor units of the reporting currency ÷ this. */
export const CONVERTED_UNIT = SCALE * 10n ** BigInt(MOST_DIGITS);

const DECIMAL = /^(\d{1,9})(?:\.(\d{1,8}))?$/;

interface Known extends Rate {
  readonly scaled: bigint;
}

/** Dated rates towards one reporting currency. What is no rate (0, a word, too many places) is left out. */
export class Rates {
  readonly currency: string;
  readonly #byCurrency = new Map<string, Known[]>();

  constructor(currency: string, rates: Iterable<Rate>) {
    this.currency = currency;
    for (const rate of rates) {
      const match = DECIMAL.exec(rate.value);
      if (!match) continue;
      const scaled = BigInt(match[1] ?? '0') * SCALE + BigInt((match[2] ?? '').padEnd(PLACES, '0'));
      if (scaled === 0n) continue;
      const list = this.#byCurrency.get(rate.currency);
      if (list) list.push({ ...rate, scaled });
      else this.#byCurrency.set(rate.currency, [{ ...rate, scaled }]);
    }
    for (const list of this.#byCurrency.values())
      list.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  }

  /** The latest rate that was known on a day: today's for what is open, that of the close for what is closed (D39). */
  at(currency: string, day: CalendarDate): Rate | undefined {
    return this.#at(currency, day);
  }

  /** An exact amount in `CONVERTED_UNIT`ths of minor units; `null` without a rate: then the currencies stay side by side. */
  exact(minor: bigint, currency: string, day: CalendarDate): bigint | null {
    if (currency === this.currency) return minor * CONVERTED_UNIT;
    const rate = this.#at(currency, day);
    if (!rate) return null;
    const places = BigInt(MOST_DIGITS + currencyDigits(this.currency) - currencyDigits(currency));
    return minor * rate.scaled * 10n ** places;
  }

  #at(currency: string, day: CalendarDate): Known | undefined {
    return this.#byCurrency.get(currency)?.findLast(({ on }) => on <= day);
  }
}

export interface Converted {
  /** In the reporting currency, rounded once; `null` when a rate is missing: never a sum of a part. */
  readonly value: bigint | null;
  readonly currency: string;
  /** Whether anything was converted at all: then it is shown with "≈". */
  readonly isApproximate: boolean;
  /** Every rate that was used. */
  readonly rates: readonly Rate[];
  /** Currencies without a rate. */
  readonly missing: readonly string[];
}

export interface DatedAmount extends Money {
  /** The day whose rate counts. */
  readonly on: CalendarDate;
}

/** D39, D33: amounts of several currencies and days as one sum, exact until the one rounding. */
export function convertSum(amounts: Iterable<DatedAmount>, rates: Rates): Converted {
  let sum = 0n;
  const used = new Map<string, Rate>();
  const missing = new Set<string>();
  for (const { minor, currency, on } of amounts) {
    const exact = rates.exact(BigInt(minor), currency, on);
    if (exact === null) missing.add(currency);
    else sum += exact;
    const rate = currency === rates.currency ? undefined : rates.at(currency, on);
    if (rate) used.set(`${rate.currency} ${rate.on}`, rate);
  }
  return {
    value: missing.size > 0 ? null : divideRounded(sum, CONVERTED_UNIT),
    currency: rates.currency,
    isApproximate: used.size > 0,
    rates: [...used.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rate]) => rate),
    missing: [...missing].sort(),
  };
}

/** One kind of a total by currency, at the rates of one day: for what is open, today's. */
export function convertTotals(
  totals: readonly CurrencyTotals[],
  of: (totals: CurrencyTotals) => bigint,
  rates: Rates,
  on: CalendarDate,
): Converted {
  const amounts = totals
    .map((total) => ({ currency: total.currency, minor: Number(of(total)), on }))
    .filter(({ minor }) => minor !== 0);
  return convertSum(amounts, rates);
}
