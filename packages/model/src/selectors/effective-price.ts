import type { Money } from '../money.js';
import type { Opportunity } from '../records/opportunity.js';

type Priced = Pick<Opportunity, 'price' | 'priceSource' | 'sourcePrice'>;

/** D30: whether the price is what the lines or the accepted offer come to; without any, the estimate counts again. */
export function isPriceComputed({ priceSource, sourcePrice }: Omit<Priced, 'price'>): boolean {
  return priceSource !== 'estimate' && sourcePrice !== null;
}

/** The price that counts, per period and net of KDV (D25, D51): everything that adds, sorts, filters or shows prices asks here. */
export function effectivePrice(opportunity: Priced): Money | null {
  return isPriceComputed(opportunity) ? opportunity.sourcePrice : opportunity.price;
}
