import type { CalendarDate } from '../calendar-date.js';
import type { Opportunity } from '../records/opportunity.js';
import { divideRounded } from '../rounding.js';
import type { BoardTotals } from '../selectors/board-types.js';
import { stageOf } from '../selectors/stage-resolution.js';
import { contributionOf, TotalsAccumulator, type Contribution } from '../selectors/totals.js';
import type { Snapshot } from '../snapshot.js';
import { closingOf } from './closing.js';
import { CONVERTED_UNIT, type Rate, type Rates } from './rates.js';

/** The rate that a contribution is converted with: `null` for what is in the reporting currency anyway, `undefined` where there is none. */
export interface Rated {
  readonly rate: Rate | null | undefined;
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
  /** Of one-off prices and of a year of recurring ones, in `CONVERTED_UNIT`ths of minor units: what shares and means are made of. */
  readonly exact: { readonly oneOff: bigint; readonly yearly: bigint };
  /** How many are in the sums, and how many of them were converted: then they are told with "≈". */
  readonly count: number;
  readonly converted: number;
  /** Every rate that was used, by currency and day. */
  readonly rates: readonly Rate[];
  /** What has no rate, in its own currencies: left out of the sums, and said. */
  readonly left: BoardTotals;
}

/**
 * Adds up and takes away, exactly. What has the same rate is added in its own currency and converted once, as a sum: ten thousand prices cost a few
 * conversions, however often they change.
 */
export class ConvertedSums {
  readonly #rates: Rates;
  readonly #byRate = new Map<Rate | null, TotalsAccumulator>();
  readonly #left = new TotalsAccumulator();

  constructor(rates: Rates) {
    this.#rates = rates;
  }

  add(contribution: Contribution, { rate }: Rated): void {
    if (contribution.price !== null) this.#sumsOf(rate).add(contribution);
  }

  subtract(contribution: Contribution, { rate }: Rated): void {
    if (contribution.price !== null) this.#sumsOf(rate).subtract(contribution);
  }

  publish(): ConvertedTotals {
    let [oneOff, yearly, weightedOneOff, weightedYearly] = [0n, 0n, 0n, 0n];
    let [count, converted] = [0, 0];
    const used: Rate[] = [];
    for (const [rate, { sums }] of this.#byRate)
      // One, since all that has a rate is in its currency; none when nothing has it any more.
      for (const [currency, own] of sums) {
        const exact = (minor: bigint): bigint => this.#rates.exact(minor, currency, rate?.on ?? '') ?? 0n;
        count += own.count;
        if (rate) {
          converted += own.count;
          used.push(rate);
        }
        oneOff += exact(own.fixed.value);
        yearly += exact(own.monthly.value * 12n + own.yearly.value);
        weightedOneOff += exact(own.weightedFixed.value);
        weightedYearly += exact(own.weightedYearlyRate.value);
      }
    return {
      currency: this.#rates.currency,
      oneOff: divideRounded(oneOff, CONVERTED_UNIT),
      monthly: divideRounded(yearly, CONVERTED_UNIT * 12n),
      weightedOneOff: divideRounded(weightedOneOff, CONVERTED_UNIT * 10_000n),
      weightedMonthly: divideRounded(weightedYearly, CONVERTED_UNIT * 120_000n),
      hasRecurring: yearly !== 0n,
      exact: { oneOff, yearly },
      count,
      converted,
      rates: used.sort((a, b) => (`${a.currency} ${a.on}` < `${b.currency} ${b.on}` ? -1 : 1)),
      left: this.#left.publish(),
    };
  }

  #sumsOf(rate: Rate | null | undefined): TotalsAccumulator {
    if (rate === undefined) return this.#left;
    let sums = this.#byRate.get(rate);
    if (!sums) this.#byRate.set(rate, (sums = new TotalsAccumulator()));
    return sums;
  }
}

/** D39: which rate counts on the day. */
export function ratedOn({ price }: Contribution, rates: Rates, on: CalendarDate): Rated {
  return { rate: !price || price.currency === rates.currency ? null : rates.at(price.currency, on) };
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
  const sums = new ConvertedSums(rates);
  for (const opportunity of opportunities) {
    const contribution = contributionOf(opportunity, stageOf(source, opportunity.position));
    sums.add(contribution, ratedOn(contribution, rates, rateDay(opportunity, today)));
  }
  return sums.publish();
}
