import { effectivePrice, type BoardTotals, type CurrencyTotals, type Opportunity } from '@firsat/model';

const NOTHING = { fixed: 0, monthly: 0, yearly: 0, weightedFixed: 0n, weightedYearlyRate: 0n };

/**
 * The totals of a column as they would be with one card more (`sign` 1) or less (-1): what is shown while a card hovers (D84). `probability`
 * is the one that counts there, in basis points; `null`: nothing is weighted there (D3).
 */
export function totalsWith(
  totals: BoardTotals,
  opportunity: Opportunity,
  sign: 1 | -1,
  probability: number | null,
): BoardTotals {
  const { period, status } = opportunity;
  const price = effectivePrice(opportunity);
  const count = totals.count + sign;
  if (!price) return { ...totals, count, unpriced: totals.unpriced + sign };
  const known = totals.byCurrency.find((one) => one.currency === price.currency);
  const before = known ?? { currency: price.currency, ...NOTHING };
  const amount = sign * price.minor;
  const weight = status.code === 'open' && probability !== null ? BigInt(amount) * BigInt(probability) : 0n;
  const after: CurrencyTotals = {
    currency: before.currency,
    fixed: before.fixed + (period === 'fixed' ? amount : 0),
    monthly: before.monthly + (period === 'monthly' ? amount : 0),
    yearly: before.yearly + (period === 'yearly' ? amount : 0),
    weightedFixed: before.weightedFixed + (period === 'fixed' ? weight : 0n),
    weightedYearlyRate:
      before.weightedYearlyRate + (period === 'monthly' ? weight * 12n : period === 'yearly' ? weight : 0n),
  };
  const byCurrency = [...totals.byCurrency.filter((one) => one !== known), after].sort((a, b) =>
    a.currency < b.currency ? -1 : 1,
  );
  return { count, unpriced: totals.unpriced, byCurrency };
}
