import type { CalendarDate } from '../calendar-date.js';
import { parseDate } from '../fields/parse-date.js';
import { parseMoney } from '../fields/parse-money.js';
import { parseDecimal } from '../fields/parse-decimal.js';
import { currencyDigits, type Money } from '../money.js';
import { refused, problem, type Result } from '../problems.js';

export type DecimalSign = ',' | '.';
export type DateOrder = 'dmy' | 'mdy';
/** What cells say about how they are written. `none`: any reading gives the same; `unclear`: more than one is possible, so somebody is asked. */
export type Evidence<T> = T | 'none' | 'unclear';

/**
 * Which sign begins the decimals (D70). `1.234` alone could be either, and `12,5` above `12.5` means that the file has both: then it is
 * asked, never guessed.
 */
export function decimalEvidence(cells: Iterable<string>): Evidence<DecimalSign> {
  const seen = new Set<DecimalSign>();
  let isUnclear = false;
  for (const cell of cells) {
    const digits = cell.replace(/[^\d.,]/g, '').replace(/^[.,]+|[.,]+$/g, '');
    const signs = digits.replace(/\d/g, '');
    const last = signs.at(-1) as DecimalSign | undefined;
    if (last === undefined) continue;
    const other: DecimalSign = last === ',' ? '.' : ',';
    const tail = digits.length - digits.lastIndexOf(last) - 1;
    if (signs.includes(other)) seen.add(signs.indexOf(last) === signs.length - 1 ? last : other);
    else if (signs.length > 1) seen.add(other);
    else if (tail === 3 && /^[1-9]\d{0,2}[.,]/.test(digits)) isUnclear = true;
    else seen.add(last);
  }
  const [sure] = seen;
  if (seen.size > 1) return 'unclear';
  return sure ?? (isUnclear ? 'unclear' : 'none');
}

const SLASHED = /^(\d{1,2})\s*[-/ ]\s*(\d{1,2})\s*[-/ ]\s*(?:\d{2}|\d{4})\b/;

/** Whether day or month comes first where slashes leave it open; with dots it is the day always. */
export function dateEvidence(cells: Iterable<string>): Evidence<DateOrder> {
  const seen = new Set<DateOrder>();
  let isUnclear = false;
  for (const cell of cells) {
    const match = SLASHED.exec(cell);
    if (!match) continue;
    const [first, second] = [Number(match[1]), Number(match[2])];
    if (first > 12) seen.add('dmy');
    else if (second > 12) seen.add('mdy');
    else if (first !== second) isUnclear = true;
  }
  const [sure] = seen;
  if (seen.size > 1) return 'unclear';
  return sure ?? (isUnclear ? 'unclear' : 'none');
}

const localeOf = (decimal: DecimalSign): string => (decimal === ',' ? 'tr' : 'en');

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/₺|\bTL\b/iu, 'TRY'],
  [/€/u, 'EUR'],
  [/£/u, 'GBP'],
  [/\$/u, 'USD'],
];

/** The currency that an amount is written with, if any: a sign, TL, or an ISO code. */
export function currencyIn(text: string): string | null {
  for (const [sign, currency] of SIGNS) if (sign.test(text)) return currency;
  return /\b([A-Z]{3})\b/.exec(text.toUpperCase())?.[1] ?? null;
}

/** An amount of 0 or more; its own currency counts before the one that is expected. */
export function readAmount(text: string, decimal: DecimalSign, expected: string): Result<Money> {
  const currency = currencyIn(text) ?? expected;
  if (!isCurrency(currency)) return refused(problem('not-an-amount', undefined, { digits: 2 }));
  return parseMoney(text, localeOf(decimal), currency);
}

export function readWhole(text: string, decimal: DecimalSign): number | null {
  const read = parseDecimal(text, localeOf(decimal));
  const value = read?.scale === 0 ? Number(read.value) : NaN;
  return Number.isSafeInteger(value) ? value : null;
}

/** Any number, as near as a number of the machine can be. */
export function readNumber(text: string, decimal: DecimalSign): number | null {
  const read = parseDecimal(text, localeOf(decimal));
  if (!read) return null;
  const value = Number(read.value) / 10 ** read.scale;
  return Number.isFinite(value) ? value : null;
}

/** A date, with or without a time behind it, which does not count. */
export function readDay(text: string, order: DateOrder): Result<CalendarDate> {
  const day = text.replace(/(?<=\d)(?:T|,?\s+)\d{1,2}:\d{2}.*$/, '');
  return parseDate(day, order === 'dmy' ? 'tr' : 'en-US');
}

export function isCurrency(code: string): boolean {
  if (!/^[A-Z]{3}$/.test(code)) return false;
  try {
    return currencyDigits(code) >= 0;
  } catch {
    return false;
  }
}
