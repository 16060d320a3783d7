import type { CalendarDate } from '../calendar-date.js';
import type { Opportunity } from '../records/opportunity.js';
import { effectivePrice } from '../selectors/effective-price.js';

/** How and when the sale ended; `null` while it has not (a suspended one has not, D5). */
export function closingOf({
  status,
}: Opportunity): { readonly code: 'won' | 'lost' | 'abandoned'; readonly on: CalendarDate | null } | null {
  const { code, on } = status;
  return code === 'won' || code === 'lost' || code === 'abandoned' ? { code, on } : null;
}

/** S39: of a won one the price at the win, else what it is thought to be worth; `null` is unknown, not 0 (D29). */
export function valueOf(state: Opportunity): Opportunity['price'] {
  return state.status.code === 'won' ? (state.status.price ?? effectivePrice(state)) : effectivePrice(state);
}
