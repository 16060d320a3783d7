import type { Opportunity } from '../records/opportunity.js';
import { divideRounded } from '../rounding.js';
import type { Snapshot } from '../snapshot.js';
import type { BoardTotals, CurrencyTotals } from './board-types.js';
import { ExactSum } from './exact-sum.js';
import { effectivePrice } from './effective-price.js';
import { stageOf, type ResolvedStage } from './stage-resolution.js';

/** What one opportunity adds to totals. */
export interface Contribution {
  /** `null` = no price, which is not 0 (D29). */
  readonly price: Opportunity['price'];
  readonly period: Opportunity['period'];
  /** Basis points that count towards weighted sums; `null` when it is not weighted at all. */
  readonly weight: number | null;
}

/** Only open opportunities are weighted (D31, D5), and not in stages after the win (D3). */
export function contributionOf(
  opportunity: Opportunity,
  { stage }: Pick<ResolvedStage, 'stage'>,
): Contribution {
  const weighted = opportunity.status.code === 'open' && stage?.phase !== 'post';
  return {
    price: effectivePrice(opportunity),
    period: opportunity.period,
    weight: weighted ? (opportunity.probability ?? stage?.probability ?? 0) : null,
  };
}

/** What the priced records of one currency add up to. */
export class Sums {
  count = 0;
  readonly fixed = new ExactSum();
  readonly monthly = new ExactSum();
  readonly yearly = new ExactSum();
  readonly weightedFixed = new ExactSum();
  readonly weightedYearlyRate = new ExactSum();

  add(other: Sums): void {
    this.count += other.count;
    this.fixed.add(other.fixed.value);
    this.monthly.add(other.monthly.value);
    this.yearly.add(other.yearly.value);
    this.weightedFixed.add(other.weightedFixed.value);
    this.weightedYearlyRate.add(other.weightedYearlyRate.value);
  }
}

/** Sums of one currency: of one-off prices, and of a year of recurring ones, both also by their weights. */
export interface ExactTotals {
  readonly currency: string;
  /** Records with a price. */
  readonly count: number;
  readonly fixed: bigint;
  readonly yearly: bigint;
  readonly weightedFixed: bigint;
  readonly weightedYearly: bigint;
}

/** Totals that records are added to and taken from, exactly: integers only, so that no drift can gather (D33, D37). */
export class TotalsAccumulator {
  #count = 0;
  #unpriced = 0;
  /** @internal By currency. */
  readonly sums = new Map<string, Sums>();
  #published: BoardTotals | undefined;

  add(contribution: Contribution): void {
    this.#change(contribution, 1);
  }

  subtract(contribution: Contribution): void {
    this.#change(contribution, -1);
  }

  /** Adds all that another accumulator has: the totals of a board are those of its columns. */
  addAll(other: TotalsAccumulator): void {
    this.#count += other.#count;
    this.#unpriced += other.#unpriced;
    for (const [currency, sums] of other.sums) this.#sumsOf(currency).add(sums);
  }

  /** The totals as they are; the same object until they differ. */
  publish(previous: BoardTotals | undefined = this.#published): BoardTotals {
    const next: BoardTotals = {
      count: this.#count,
      unpriced: this.#unpriced,
      byCurrency: [...this.sums.keys()].sort().map((currency) => this.#currencyTotals(currency)),
    };
    this.#published = previous && sameTotals(previous, next) ? previous : next;
    return this.#published;
  }

  #change({ price, period, weight }: Contribution, sign: 1 | -1): void {
    this.#count += sign;
    if (price === null) {
      this.#unpriced += sign;
      return;
    }
    const sums = this.#sumsOf(price.currency);
    sums.count += sign;
    const minor = price.minor * sign;
    sums[period].add(minor);
    if (weight !== null) {
      if (period === 'fixed') sums.weightedFixed.addProduct(minor, weight);
      else sums.weightedYearlyRate.addProduct(minor, period === 'monthly' ? weight * 12 : weight);
    }
    if (sums.count === 0) this.sums.delete(price.currency);
  }

  #sumsOf(currency: string): Sums {
    let sums = this.sums.get(currency);
    if (!sums) this.sums.set(currency, (sums = new Sums()));
    return sums;
  }

  #currencyTotals(currency: string): CurrencyTotals {
    const sums = this.#sumsOf(currency);
    return {
      currency,
      fixed: Number(sums.fixed.value),
      monthly: Number(sums.monthly.value),
      yearly: Number(sums.yearly.value),
      weightedFixed: sums.weightedFixed.value,
      weightedYearlyRate: sums.weightedYearlyRate.value,
    };
  }
}

/** The sums as integers of any size, by currency (D37): what is divided or converted is made of them. */
export function exactTotals({ sums: all }: TotalsAccumulator): readonly ExactTotals[] {
  return [...all].map(([currency, sums]) => ({
    currency,
    count: sums.count,
    fixed: sums.fixed.value,
    yearly: sums.monthly.value * 12n + sums.yearly.value,
    weightedFixed: sums.weightedFixed.value,
    weightedYearly: sums.weightedYearlyRate.value,
  }));
}

/** Totals of any opportunities: for lists and reports. */
export function totalsOf(snapshot: Pick<Snapshot, 'get'>, opportunities: Iterable<Opportunity>): BoardTotals {
  const totals = new TotalsAccumulator();
  for (const opportunity of opportunities) {
    totals.add(contributionOf(opportunity, stageOf(snapshot, opportunity.position)));
  }
  return totals.publish();
}

/** Minor units of the weighted one-off sum, rounded once (D33): 3 × (100,01 × 33 %) = 99,01. */
export function weightedFixed(totals: CurrencyTotals): bigint {
  return divideRounded(totals.weightedFixed, 10_000n);
}

/** Minor units per month of all recurring prices: monthly + yearly / 12 from the exact fraction (D27). */
export function monthlyRecurring(totals: CurrencyTotals): bigint {
  return divideRounded(BigInt(totals.monthly) * 12n + BigInt(totals.yearly), 12n);
}

/** Minor units per month of the weighted recurring prices (D27, D33). */
export function weightedMonthly(totals: CurrencyTotals): bigint {
  return divideRounded(totals.weightedYearlyRate, 120_000n);
}

function sameTotals(a: BoardTotals, b: BoardTotals): boolean {
  return (
    a.count === b.count &&
    a.unpriced === b.unpriced &&
    a.byCurrency.length === b.byCurrency.length &&
    a.byCurrency.every((left, index) => {
      const right = b.byCurrency[index];
      return (
        right !== undefined &&
        left.currency === right.currency &&
        left.fixed === right.fixed &&
        left.monthly === right.monthly &&
        left.yearly === right.yearly &&
        left.weightedFixed === right.weightedFixed &&
        left.weightedYearlyRate === right.weightedYearlyRate
      );
    })
  );
}
