import { dayNumber, type CalendarDate } from '../calendar-date.js';

/** `short`: day and month (`22 Kas`); `month`: month and year (`Kas 2027`); `full`: with the year (`22 Kas 2026`); `numeric`: as it is typed (`22.11.2026`). */
export type DateStyle = 'short' | 'month' | 'full' | 'numeric';

const PARTS: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  short: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
  full: { day: 'numeric', month: 'short', year: 'numeric' },
  numeric: { day: '2-digit', month: '2-digit', year: 'numeric' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** A calendar date in words of a locale (D71). Built and read in UTC within this function, so that no zone can shift it (D57). */
export function formatDate(date: CalendarDate, locale: string, style: DateStyle): string {
  const key = `${locale} ${style}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { ...PARTS[style], calendar: 'gregory', timeZone: 'UTC' });
    formats.set(key, format);
  }
  return format.format(dayNumber(date) * 86_400_000);
}
