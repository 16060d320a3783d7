import type { CalendarDate } from '../calendar-date.js';
import type { Snapshot } from '../snapshot.js';
import { effectivePrice } from './effective-price.js';

/** D39: in which currencies there are prices besides one, and on which days such sales were closed: those are the rates that are needed. */
export interface ForeignPrices {
  readonly currencies: readonly string[];
  /** Ascending. */
  readonly days: readonly CalendarDate[];
}

export function foreignPrices(source: Pick<Snapshot, 'list'>, base: string): ForeignPrices {
  const currencies = new Set<string>();
  const days = new Set<CalendarDate>();
  for (const opportunity of source.list('opportunities')) {
    const price = effectivePrice(opportunity);
    if (!price || price.currency === base) continue;
    currencies.add(price.currency);
    const { code, on } = opportunity.status;
    if (code !== 'open' && code !== 'suspended' && on !== null) days.add(on);
  }
  return { currencies: [...currencies].sort(), days: [...days].sort() };
}
