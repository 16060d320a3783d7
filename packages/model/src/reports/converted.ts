import type { CalendarDate } from '../calendar-date.js';
import type { Opportunity } from '../records/opportunity.js';
import { divideRounded } from '../rounding.js';
import type { BoardTotals } from '../selectors/board-types.js';
import { stageOf } from '../selectors/stage-resolution.js';
import { contributionOf, TotalsAccumulator, type Contribution } from '../selectors/totals.js';
import type { Snapshot } from '../snapshot.js';
import { closingOf } from './closing.js';
import { CONVERTED_UNIT, type Rate, type Rates } from './rates.js';

/** What a contribution comes to in the reporting currency. */
export interface Rated {
  /** In `CONVERTED_UNIT`ths of minor units, of the price as it stands; `null`: there is no rate, or no price. */
  readonly exact: bigint | null;
  /** The rate that was used; none for what is in the reporting currency anyway. */
  readonly rate: Rate | undefined;
}

/** D39: what is in the totals of several currencies, told in one. Each sum is exact until its one rounding (D33); one-off and recurring are apart (D28). */
export interface ConvertedTotals {
  readonly currency: string;
  /** Minor units. */
  readonly oneOff: bigint;
  /** Per month. */
  readonly monthly: bigint;
  readonly weightedOneOff: bigint;
  readonly weightedMonthly: bigint;
  readonly hasRecurring: boolean;
  /** How many are in the sums, and how many of them were converted: then they are told with "≈". */
  readonly count: number;
  readonly converted: number;
  /** Every rate that was used, by currency and day. */
  readonly rates: readonly Rate[];
  /** What has no rate, in its own currencies: left out of the sums, and said. */
  readonly left: BoardTotals;
}

/** Adds up and takes away, exactly. */
export class ConvertedSums {
  readonly #currency: string;
  #count = 0;
  #oneOff = 0n;
  #yearly = 0n;
  #weightedOneOff = 0n;
  #weightedYearly = 0n;
  #recurring = 0;
  #converted = 0;
  readonly #left = new TotalsAccumulator();
  readonly #used = new Map<string, { readonly rate: Rate; count: number }>();

  constructor(currency: string) {
    this.#currency = currency;
  }

  add(contribution: Contribution, rated: Rated): void {
    this.#change(contribution, rated, 1);
  }

  subtract(contribution: Contribution, rated: Rated): void {
    this.#change(contribution, rated, -1);
  }

  publish(): ConvertedTotals {
    return {
      currency: this.#currency,
      oneOff: divideRounded(this.#oneOff, CONVERTED_UNIT),
      monthly: divideRounded(this.#yearly, CONVERTED_UNIT * 12n),
      weightedOneOff: divideRounded(this.#weightedOneOff, CONVERTED_UNIT * 10_000n),
      weightedMonthly: divideRounded(this.#weightedYearly, CONVERTED_UNIT * 120_000n),
      hasRecurring: this.#recurring > 0,
      count: this.#count,
      converted: this.#converted,
      rates: [...this.#used.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { rate }]) => rate),
      left: this.#left.publish(),
    };
  }

  #change(contribution: Contribution, { exact, rate }: Rated, sign: 1 | -1): void {
    const { price, period, weight } = contribution;
    if (price === null) return;
    if (exact === null) {
      if (sign === 1) this.#left.add(contribution);
      else this.#left.subtract(contribution);
      return;
    }
    this.#count += sign;
    if (rate) this.#use(rate, sign);
    const weighted = BigInt(weight ?? 0);
    const amount = exact * BigInt(sign);
    if (period === 'fixed') {
      this.#oneOff += amount;
      this.#weightedOneOff += amount * weighted;
      return;
    }
    const yearly = period === 'monthly' ? amount * 12n : amount;
    this.#recurring += sign;
    this.#yearly += yearly;
    this.#weightedYearly += yearly * weighted;
  }

  #use(rate: Rate, sign: 1 | -1): void {
    this.#converted += sign;
    const key = `${rate.currency} ${rate.on}`;
    const used = this.#used.get(key) ?? { rate, count: 0 };
    used.count += sign;
    if (used.count > 0) this.#used.set(key, used);
    else this.#used.delete(key);
  }
}

/** D39: at the rate of the day; by whole prices, so that periods and weights stay exact. */
export function ratedOn({ price }: Contribution, rates: Rates, on: CalendarDate): Rated {
  if (price === null) return { exact: null, rate: undefined };
  const exact = rates.exact(BigInt(price.minor), price.currency, on);
  return { exact, rate: price.currency === rates.currency ? undefined : rates.at(price.currency, on) };
}

/** D39: the day whose rate counts: that of the close, and of what is open today (or the day that is looked at). */
export function rateDay(opportunity: Opportunity, today: CalendarDate): CalendarDate {
  const on = closingOf(opportunity)?.on ?? null;
  return on !== null && on < today ? on : today;
}

/** D39: any opportunities in the reporting currency, as board and list add them up. */
export function convertedTotals(
  source: Pick<Snapshot, 'get'>,
  opportunities: Iterable<Opportunity>,
  rates: Rates,
  today: CalendarDate,
): ConvertedTotals {
  const sums = new ConvertedSums(rates.currency);
  for (const opportunity of opportunities) {
    const contribution = contributionOf(opportunity, stageOf(source, opportunity.position));
    sums.add(contribution, ratedOn(contribution, rates, rateDay(opportunity, today)));
  }
  return sums.publish();
}
