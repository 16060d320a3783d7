import type { CalendarDate } from '../calendar-date.js';

/** A KDV rate of a country's law and the days on which it holds (D50): data, since laws change. */
export interface VatRate {
  /** Basis points. */
  readonly rate: number;
  readonly kind: 'standard' | 'reduced' | 'exempt';
  readonly from: CalendarDate;
  /** The last day, or `null` while it holds. */
  readonly until: CalendarDate | null;
}

/** Türkiye: 18 and 8 became 20 and 10 on 10 July 2023; 1 stayed. */
export const TURKISH_VAT_RATES: readonly VatRate[] = [
  { rate: 2000, kind: 'standard', from: '2023-07-10', until: null },
  { rate: 1000, kind: 'reduced', from: '2023-07-10', until: null },
  { rate: 1800, kind: 'standard', from: '2001-05-15', until: '2023-07-09' },
  { rate: 800, kind: 'reduced', from: '2001-05-15', until: '2023-07-09' },
  { rate: 100, kind: 'reduced', from: '2001-05-15', until: null },
  { rate: 0, kind: 'exempt', from: '2001-05-15', until: null },
];

/** The rates to choose from on a day, highest first. A line keeps the rate that was copied to it whatever becomes of this list. */
export function vatRatesOn(
  day: CalendarDate,
  rates: readonly VatRate[] = TURKISH_VAT_RATES,
): readonly VatRate[] {
  return rates
    .filter(({ from, until }) => from <= day && (until === null || day <= until))
    .sort((a, b) => b.rate - a.rate);
}

/** The rate of a line about which nothing is known: the standard one of the day, in basis points; 0 where none holds. */
export function standardVatRate(day: CalendarDate, rates: readonly VatRate[] = TURKISH_VAT_RATES): number {
  return vatRatesOn(day, rates).find(({ kind }) => kind === 'standard')?.rate ?? 0;
}
