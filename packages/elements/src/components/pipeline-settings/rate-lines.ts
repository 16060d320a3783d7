import {
  decimalOf,
  ok,
  parseDate,
  parseDecimal,
  problem,
  refused,
  scaledRate,
  type CalendarDate,
  type Result,
} from '@firsat/model';
import type { Localizer } from '../../locales/localizer.js';

/** A line that can be read. */
export interface RateLine {
  readonly on: CalendarDate;
  readonly currency: string;
  readonly value: string;
}

/** One that cannot, and what is missing in it. */
export interface UnreadLine {
  readonly line: number;
  readonly text: string;
  readonly missing: 'day' | 'currency' | 'value' | 'more';
}

export interface ReadLines {
  readonly lines: readonly RateLine[];
  readonly unread: readonly UnreadLine[];
}

/** A rate as people write it (D70): a decimal above 0 that is kept with every digit. */
export function readRateValue(text: string, l: Localizer): Result<string> {
  const read = parseDecimal(text, l.locale);
  if (!read) return refused(problem(text.trim() === '' ? 'required' : 'not-a-number', 'value'));
  const value = read.value > 0n ? decimalOf(read.value, read.scale) : '0';
  return scaledRate(value) === null ? refused(problem('out-of-range', 'value')) : ok(value);
}

/** Rows of a table as they were copied: a day, a currency and a rate on each line, in any order, between tabs, semicolons or blanks. */
export function readRateLines(text: string, l: Localizer): ReadLines {
  const lines: RateLine[] = [];
  const unread: UnreadLine[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const parts = raw.split(/[\t;\s]+/).filter((part) => part !== '');
    if (parts.length === 0) continue;
    const read = readParts(parts, l);
    if (typeof read === 'string') unread.push({ line: index + 1, text: raw.trim(), missing: read });
    else lines.push(read);
  }
  return { lines, unread };
}

function readParts(parts: readonly string[], l: Localizer): RateLine | UnreadLine['missing'] {
  let on: CalendarDate | undefined;
  let currency: string | undefined;
  let value: string | undefined;
  for (const part of parts) {
    const day = on === undefined ? parseDate(part, l.locale) : undefined;
    const rate = readRateValue(part, l);
    if (currency === undefined && /^[A-Z]{3}$/.test(part)) currency = part;
    else if (day?.ok && /\D/.test(part)) on = day.value;
    else if (value === undefined && rate.ok) value = rate.value;
    else return 'more';
  }
  if (on === undefined) return 'day';
  if (currency === undefined) return 'currency';
  return value === undefined ? 'value' : { on, currency, value };
}
