import type { CalendarDate } from '../calendar-date.js';
import { currencyDigits, type Money } from '../money.js';
import { RATE_PLACES, ratePair, scaledRate, type RateSource } from '../records/rate.js';
import { divideRounded } from '../rounding.js';
import type { CurrencyTotals } from '../selectors/board-types.js';
import type { Snapshot } from '../snapshot.js';

/** D39: what one unit of a currency was worth in the reporting currency, from a day on. Entered by somebody or supplied by the host. */
export interface Rate {
  readonly currency: string;
  readonly on: CalendarDate;
  /** A decimal with a point, of at most eight places, so that no rate is a float: `41.2537`. */
  readonly value: string;
  /** It says what one unit of the reporting currency was worth in this one: as people write it, and read from the other end. */
  readonly isInverse?: boolean;
  /** Who says so, for the note beside a figure. */
  readonly source?: RateSource;
}

const SCALE = 10n ** BigInt(RATE_PLACES);
/** No currency has more places. */
const MOST_DIGITS = 4;
/** What exact converted sums are multiples of: minor units of the reporting currency ÷ this. */
export const CONVERTED_UNIT = SCALE * 10n ** BigInt(MOST_DIGITS);

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
      const scaled = scaledRate(rate.value);
      if (scaled === null) continue;
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

  /**
   * An amount in `CONVERTED_UNIT`ths of minor units, exact; only where a rate is read from its other end the last of these twelve places is rounded.
   * `null` without a rate: then the currencies stay side by side.
   */
  exact(minor: bigint, currency: string, day: CalendarDate): bigint | null {
    if (currency === this.currency) return minor * CONVERTED_UNIT;
    const rate = this.#at(currency, day);
    if (!rate) return null;
    const places = 10n ** BigInt(MOST_DIGITS + currencyDigits(this.currency) - currencyDigits(currency));
    return rate.isInverse
      ? divideRounded(minor * SCALE * SCALE * places, rate.scaled)
      : minor * rate.scaled * places;
  }

  /** By halves: a day of years of daily rates is found for each of ten thousand opportunities. */
  #at(currency: string, day: CalendarDate): Known | undefined {
    const list = this.#byCurrency.get(currency) ?? [];
    let [from, to] = [0, list.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((list[middle]?.on ?? '') <= day) from = middle + 1;
      else to = middle;
    }
    return list[from - 1];
  }
}

/** The rates of the workspace towards a currency; of a pair that is only known the other way round, those are read from their other end. */
export function workspaceRates(source: Pick<Snapshot, 'list'>, currency: string): Rates {
  const [direct, inverse]: [Rate[], Rate[]] = [[], []];
  for (const { id, rate } of source.list('rates')) {
    const pair = ratePair(id);
    if (pair?.base === currency) direct.push({ currency: pair.currency, on: pair.on, ...rate });
    if (pair?.currency === currency)
      inverse.push({ currency: pair.base, on: pair.on, ...rate, isInverse: true });
  }
  const known = new Set(direct.map((rate) => rate.currency));
  return new Rates(currency, [...direct, ...inverse.filter((rate) => !known.has(rate.currency))]);
}

/** D39: the rates towards the reporting currency; `undefined`: none is chosen, and nothing is converted. */
export function reportingRates(source: Pick<Snapshot, 'list' | 'settings'>): Rates | undefined {
  const currency = source.settings?.reportingCurrency ?? null;
  return currency === null ? undefined : workspaceRates(source, currency);
}

/** D39: one amount in the other currency, rounded once; `null` without a rate. */
export function convertMoney({ minor, currency }: Money, rates: Rates, on: CalendarDate): Money | null {
  const exact = rates.exact(BigInt(minor), currency, on);
  if (exact === null) return null;
  return { minor: Number(divideRounded(exact, CONVERTED_UNIT)), currency: rates.currency };
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
  return convertExact(amounts, rates);
}

interface ExactAmount extends Omit<DatedAmount, 'minor'> {
  readonly minor: number | bigint;
}

function convertExact(amounts: Iterable<ExactAmount>, rates: Rates): Converted {
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
    .map((total) => ({ currency: total.currency, minor: of(total), on }))
    .filter(({ minor }) => minor !== 0n);
  return convertExact(amounts, rates);
}
