import { currencyDigits, decimalOf, signAsInFull, signBesideLetters } from '@firsat/model';
import type { Localizer } from '../locales/localizer.js';

const formats = new Map<string, Intl.NumberFormat>();

/** Letters that stand large in a headline without breaking. */
const ROOM = 9;

/**
 * An amount large on a page: in full where that is short, else with three digits, `$1.02M`, so that what is hidden is less than a hundredth of it.
 */
export function headlineMoney(l: Localizer, minor: bigint | number, currency: string): string {
  const full = l.money({ minor, currency }, { short: true });
  if (full.length <= ROOM) return full;
  const key = `${l.locale} ${currency}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(l.locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      notation: 'compact',
      maximumSignificantDigits: 3,
    });
    formats.set(key, format);
  }
  const brief = format.format(decimalOf(minor, currencyDigits(currency)));
  return signBesideLetters(signAsInFull(brief, () => full));
}
