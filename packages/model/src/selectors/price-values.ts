import type { Money } from '../money.js';
import type { Opportunity } from '../records/opportunity.js';
import { divideRounded } from '../rounding.js';

/** Months that a contract without a stated term counts for in yearly figures (D26). */
export const ASSUMED_MONTHS = 12;

/** What a price comes to (D26). Each figure is rounded once, from the exact fraction (D27); one-off and recurring are never added, but for the two last. */
export interface PriceValues {
  readonly oneOff: Money | null;
  /** Per month: MRR. */
  readonly monthly: Money | null;
  /** Per year: ARR. */
  readonly yearly: Money | null;
  /** The one-off price, or twelve months of the recurring one; no more than its term has. */
  readonly firstYear: Money;
  /** Over the whole term; `null` = unknown, since a recurring price has no term. */
  readonly total: Money | null;
}

/** `null`: there is no price, which is not 0 (D29). */
export function priceValues({
  price,
  period,
  termMonths,
}: Pick<Opportunity, 'price' | 'period' | 'termMonths'>): PriceValues | null {
  if (price === null) return null;
  if (period === 'fixed')
    return { oneOff: price, monthly: null, yearly: null, firstYear: price, total: price };
  const perYear = BigInt(price.minor) * (period === 'monthly' ? 12n : 1n);
  const over = (months: number): Money => ({
    minor: Number(divideRounded(perYear * BigInt(months), 12n)),
    currency: price.currency,
  });
  return {
    oneOff: null,
    monthly: over(1),
    yearly: over(12),
    firstYear: over(Math.min(termMonths ?? ASSUMED_MONTHS, ASSUMED_MONTHS)),
    total: termMonths === null ? null : over(termMonths),
  };
}

/** The first-year value in twelfths of minor units: exact, to be added up before it is rounded (D27). */
export function firstYearTwelfths(
  minor: number,
  { period, termMonths }: Pick<Opportunity, 'period' | 'termMonths'>,
): bigint {
  if (period === 'fixed') return BigInt(minor) * 12n;
  const perYear = BigInt(minor) * (period === 'monthly' ? 12n : 1n);
  return perYear * BigInt(Math.min(termMonths ?? ASSUMED_MONTHS, ASSUMED_MONTHS));
}
