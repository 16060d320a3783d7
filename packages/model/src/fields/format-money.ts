import { currencyDigits } from '../money.js';

export interface MoneyFormat {
  /** `₺1,3 Mn` instead of `₺1.250.000,00`. */
  readonly abbreviate?: boolean;
  /** `₺12.500` instead of `₺12.500,00`; an amount with minor units keeps them. */
  readonly short?: boolean;
}

/** An amount of any size: sums of many are beyond what a number holds exactly. */
export interface AnyMoney {
  /** Minor units. */
  readonly minor: number | bigint;
  readonly currency: string;
}

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(locale: string, currency: string, abbreviate: boolean, short: boolean): Intl.NumberFormat {
  const key = `${locale} ${currency} ${String(abbreviate)} ${String(short)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      ...(short && { trailingZeroDisplay: 'stripIfInteger' as const }),
      ...(abbreviate && { notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 1 }),
    });
    formats.set(key, format);
  }
  return format;
}

/** The amount as a decimal numeral, exactly: 1250050 kuruş → `12500.50`. A float would round beyond 2^53 / 100. */
export function decimalOf(minor: number | bigint, digits: number): `${number}` {
  const negative = minor < 0;
  const text = (negative ? -BigInt(minor) : BigInt(minor)).toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const fraction = digits > 0 ? `.${text.slice(-digits)}` : '';
  return `${negative ? '-' : ''}${whole}${fraction}` as `${number}`;
}

/** An amount in words of a locale (D70): `₺1.234.567,50`, `$1,234,567.50`, `₺1,3 Mn`. Exact for every amount, however large. */
export function formatMoney(
  { minor, currency }: AnyMoney,
  locale: string,
  { abbreviate = false, short = false }: MoneyFormat = {},
): string {
  const amount = (brief: boolean): string =>
    formatOf(locale, currency, brief, short).format(decimalOf(minor, currencyDigits(currency)));
  return signBesideLetters(abbreviate ? signAsInFull(amount(true), () => amount(false)) : amount(false));
}

/** Engines with older data of languages write `1,3 Mn ₺`, though the full amount is `₺1.250.000`: the sign stands where that has it. */
export function signAsInFull(brief: string, full: () => string): string {
  const [, minus = '', number = '', sign] = /^(-?)(\d.*)\s(\p{Sc})$/u.exec(brief) ?? [];
  return sign && full().startsWith(minus + sign) ? minus + sign + number : brief;
}

/** From right to left a sign at the end of an amount would step to the other side of its letters: `$US`. */
export const signBesideLetters = (amount: string): string => amount.replace(/[A-Z]\$$/, '$&\u200e');
