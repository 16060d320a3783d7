import { addDays, calendarDate, dayNumber, daysInMonth, type CalendarDate } from '../calendar-date.js';

export const CALENDAR_UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type CalendarUnit = (typeof CALENDAR_UNITS)[number];

/**
 * Which days a filter means (D60). A calendar range is a whole week, month, … counted from the one that today lies in (`-1` last, `0` this,
 * `1` next); a rolling one is a number of days that ends or begins today. "This week" and "the last 7 days" are different filters.
 */
export type DateRange =
  | { readonly kind: 'between'; readonly from: CalendarDate | null; readonly to: CalendarDate | null }
  | { readonly kind: 'calendar'; readonly unit: CalendarUnit; readonly offset: number }
  | { readonly kind: 'rolling'; readonly days: number; readonly direction: 'past' | 'next' }
  /** Days before today, and days after it: what is due today is not overdue (D8). */
  | { readonly kind: 'past' }
  | { readonly kind: 'future' };

/** What today is, and how the workspace cuts its weeks and years. */
export interface RangeEnv {
  readonly today: CalendarDate;
  /** ISO number of the first day of a week: 1 = Monday (D60, the default), 7 = Sunday. */
  readonly weekStart?: number;
  /** The month that the fiscal year begins with, 1–12 (D61); quarters and years follow it. Default: January. */
  readonly fiscalStart?: number;
}

/** Both ends included; `null` = open. */
export interface DaySpan {
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
}

/** The days of a range, as strings that compare (D57). A `between` whose ends are exchanged means the days between them. */
export function daysOf(range: DateRange, env: RangeEnv): DaySpan {
  const { today } = env;
  switch (range.kind) {
    case 'between':
      return range.from !== null && range.to !== null && range.from > range.to
        ? { from: range.to, to: range.from }
        : { from: range.from, to: range.to };
    case 'rolling':
      return range.direction === 'past'
        ? { from: addDays(today, 1 - range.days), to: today }
        : { from: today, to: addDays(today, range.days - 1) };
    case 'past':
      return { from: null, to: addDays(today, -1) };
    case 'future':
      return { from: addDays(today, 1), to: null };
    case 'calendar':
      return calendarSpan(range.unit, range.offset, env);
  }
}

function calendarSpan(
  unit: CalendarUnit,
  offset: number,
  { today, weekStart = 1, fiscalStart = 1 }: RangeEnv,
): DaySpan {
  if (unit === 'day') {
    const day = addDays(today, offset);
    return { from: day, to: day };
  }
  if (unit === 'week') {
    // 1970-01-01 was a Thursday: ISO day 4.
    const isoDay = ((((dayNumber(today) + 3) % 7) + 7) % 7) + 1;
    const since = (isoDay - weekStart + 7) % 7;
    const from = addDays(today, 7 * offset - since);
    return { from, to: addDays(from, 6) };
  }
  const length = { month: 1, quarter: 3, year: 12 }[unit];
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  const shift = unit === 'month' ? 0 : fiscalStart - 1;
  const first = (Math.floor((month - shift) / length) + offset) * length + shift;
  return { from: monthDay(first, 'first'), to: monthDay(first + length - 1, 'last') };
}

/** The first or last day of a month that is counted from the year 0. */
function monthDay(count: number, which: 'first' | 'last'): CalendarDate {
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  return calendarDate(year, month, which === 'first' ? 1 : daysInMonth(year, month));
}

/** The fiscal year and quarter of a day (D61): the year is named by the one it ends in, as in "MY2026 Ç3". */
export function fiscalPeriod(
  day: CalendarDate,
  fiscalStart = 1,
): { readonly year: number; readonly quarter: number } {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const first = Math.floor((month - (fiscalStart - 1)) / 12) * 12 + fiscalStart - 1;
  return { year: Math.floor((first + 11) / 12), quarter: Math.floor((month - first) / 3) + 1 };
}
