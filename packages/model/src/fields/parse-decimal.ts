import { plainDigits } from './plain-digits.js';

/** A decimal numeral read exactly: `value` × 10^-`scale`. */
export interface Decimal {
  readonly value: bigint;
  readonly scale: number;
}

const decimalSigns = new Map<string, ',' | '.'>();

/** The decimal sign of a locale; the other of the two groups thousands. */
export function decimalSign(locale: string): ',' | '.' {
  let sign = decimalSigns.get(locale);
  if (!sign) {
    const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1.5);
    sign = parts.find((part) => part.type === 'decimal')?.value === ',' ? ',' : '.';
    decimalSigns.set(locale, sign);
  }
  return sign;
}

/** Any blank that people or spreadsheets put into numbers, and the apostrophe of the Swiss. */
const BLANKS = /[\s\u00a0\u2007\u2009\u202f'’]/gu;
const ARABIC_SIGNS = /[\u066b\u066c]/;
const GROUPED = /^[1-9]\d{0,2}(?:([.,_])\d{3})(?:\1\d{3})*$/;

/**
 * Reads a number as people type and paste it (D70), or `null` when it cannot be read. `.` and `,` are told apart by what they can be: both
 * present, the last is the decimal sign; one repeated, it groups; one alone, it groups when the locale groups with it and three digits
 * follow (`12.500` is never 12,5 in Turkish), else it is the decimal sign. So a thousand pasted from the other habit (`12,500` in Turkish)
 * reads as three decimals, which callers refuse where so many make no sense, rather than guess.
 */
export function parseDecimal(text: string, locale: string): Decimal | null {
  const typed = plainDigits(text);
  // Arabic script has a decimal sign and a group sign of its own: nothing to tell apart.
  const sign = ARABIC_SIGNS.test(typed) ? '.' : decimalSign(locale);
  const compact = typed
    .trim()
    .replace(/\u066b/g, '.')
    .replace(/\u066c/g, ',')
    .replace(BLANKS, '_')
    .replace(/\u2212/g, '-');
  const match = /^([+-]?)_*([\d.,_]+)$/.exec(compact);
  const body = match?.[2]?.replace(/^_+|_+$/g, '') ?? '';
  if (!/\d/.test(body)) return null;
  const split = splitDecimals(body, sign);
  if (!split) return null;
  const [whole, fraction] = split;
  const grouped = /[.,_]/.test(whole);
  if (grouped && !GROUPED.test(whole)) return null;
  if (!/^[\d.,_]*$/.test(whole) || !/^\d*$/.test(fraction)) return null;
  const value = BigInt(`${whole.replace(/[.,_]/g, '') || '0'}${fraction}`);
  return { value: match?.[1] === '-' ? -value : value, scale: fraction.length };
}

/** Splits at the decimal sign, if there is one; `null` when it is not clear whether there is. */
function splitDecimals(body: string, sign: ',' | '.'): readonly [string, string] | null {
  const last = Math.max(body.lastIndexOf('.'), body.lastIndexOf(','));
  if (last < 0) return [body, ''];
  const mark = body.charAt(last);
  const [whole, fraction] = [body.slice(0, last), body.slice(last + 1)];
  const other = mark === '.' ? ',' : '.';
  if (whole.includes(mark)) return whole.includes(other) || body.includes('_') ? null : [body, ''];
  if (whole.includes(other) || whole.includes('_')) return [whole, fraction];
  if (mark !== sign && GROUPED.test(body)) return [body, ''];
  return [whole, fraction];
}
