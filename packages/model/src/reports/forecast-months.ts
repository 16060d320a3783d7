import { calendarDate, daysInMonth, type CalendarDate } from '../calendar-date.js';
import { fiscalPeriod } from '../filter/date-range.js';

/** A calendar month, `YYYY-MM`. */
export type Month = string;

/** So many months, the first one included. */
export function monthsFrom(first: Month, count: number): readonly Month[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) => addMonths(first, index));
}

/** D61: the month in which the fiscal year of a day begins; `fiscalStart` is 1–12. */
export function fiscalYearStart(day: CalendarDate, fiscalStart: number): Month {
  const year = Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < fiscalStart ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(fiscalStart).padStart(2, '0')}`;
}

/** D61: the month in which the fiscal quarter of a month begins. */
export function fiscalQuarterStart(month: Month, fiscalStart: number): Month {
  const first = `${month}-01`;
  const { quarter } = fiscalPeriod(first, fiscalStart);
  return addMonths(fiscalYearStart(first, fiscalStart), (quarter - 1) * 3);
}

export function addMonths(month: Month, count: number): Month {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return calendarDate(Math.floor(total / 12), (total % 12) + 1, 1).slice(0, 7);
}

/** The last day of a month. */
export function lastDayOf(month: Month): CalendarDate {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return calendarDate(year, number, daysInMonth(year, number));
}

/** D35: the day that dropping on a month means: the same day of the month, else its last; without a day before, its last. */
export function dayInMonth(before: CalendarDate | null, month: Month): CalendarDate {
  const last = lastDayOf(month);
  const same = before === null ? last : `${month}-${before.slice(8)}`;
  return same < last ? same : last;
}
