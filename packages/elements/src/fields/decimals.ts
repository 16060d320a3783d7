import { currencyDigits, decimalOf, signBesideLetters, type Decimal, type UnitPrice } from '@firsat/model';
import type { Localizer } from '../locales/localizer.js';

const formats = new Map<string, Intl.NumberFormat>();

function formatted(locale: string, text: `${number}`, options: Intl.NumberFormatOptions): string {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, options);
    formats.set(key, format);
  }
  // As a string: Intl keeps every digit of it, a float would not.
  return signBesideLetters(format.format(text));
}

/** A decimal numeral as people write it in a language, exactly. */
export function decimalText({ value, scale }: Decimal, l: Localizer, least = 0): string {
  return formatted(l.locale, decimalOf(value, scale), {
    minimumFractionDigits: least,
    maximumFractionDigits: Math.max(scale, least),
  });
}

/** Thousandths: `2,5`. */
export const quantityText = (thousandths: number, l: Localizer): string =>
  decimalText({ value: BigInt(thousandths), scale: 3 }, l);

/** The price of one unit without its currency: at least the digits of the currency, and as many more as it has (D37). */
export const unitPriceText = ({ amount, scale, currency }: UnitPrice, l: Localizer): string =>
  decimalText({ value: BigInt(amount), scale }, l, currencyDigits(currency));

/** With the currency's sign. */
export function unitPriceWords({ amount, scale, currency }: UnitPrice, l: Localizer): string {
  const digits = currencyDigits(currency);
  return formatted(l.locale, decimalOf(amount, scale), {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: Math.max(scale, digits),
  });
}

/** A share in basis points as it is typed: `12,5`. */
export const shareText = (basisPoints: number, l: Localizer): string =>
  decimalText({ value: BigInt(basisPoints), scale: 2 }, l);
