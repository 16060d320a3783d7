import { calendarDate, isCalendarDate, type CalendarDate } from '../calendar-date.js';
import { fold } from '../fold.js';
import { ok, problem, refused, type Result } from '../problems.js';
import { plainDigits } from './plain-digits.js';

const dayFirst = new Map<string, boolean>();
const monthNames = new Map<string, ReadonlyMap<string, number>>();

/**
 * A calendar date as it is typed or pasted (D71): ISO, the numeric order of the locale (`22.11.2026`, in American English `11/22/2026`), or
 * with the month's name in the locale, Turkish or English. With dots the day always comes first. Two digits of a year mean 1970–2069.
 * Impossible dates are refused, never moved into the next month (`not-a-date`).
 */
export function parseDate(text: string, locale: string): Result<CalendarDate> {
  const typed = plainDigits(text).trim();
  const parts = readNumeric(typed, locale) ?? readNamed(typed, locale);
  if (!parts) return refused(problem('not-a-date'));
  const [year, month, day] = parts;
  const date = calendarDate(year, month, day);
  return isCalendarDate(date) ? ok(date) : refused(problem('not-a-date'));
}

type YearMonthDay = readonly [year: number, month: number, day: number];

function readNumeric(text: string, locale: string): YearMonthDay | null {
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (iso) return [Number(iso[1]), Number(iso[3]), Number(iso[4])];
  const local = /^(\d{1,2})\s*([-/. ])\s*(\d{1,2})\s*\2\s*(\d{2}|\d{4})$/.exec(text);
  if (!local) return null;
  const [first, second, year] = [Number(local[1]), Number(local[3]), fullYear(local[4] ?? '')];
  return local[2] === '.' || isDayFirst(locale) ? [year, second, first] : [year, first, second];
}

function readNamed(text: string, locale: string): YearMonthDay | null {
  const words = fold(text)
    .replace(/[.,]/g, ' ')
    .split(/[\s-]+/)
    .filter(Boolean);
  if (words.length !== 3) return null;
  const [a = '', b = '', year = ''] = words;
  if (!/^(\d{2}|\d{4})$/.test(year)) return null;
  const [day, name] = /^\d{1,2}$/.test(a) ? [a, b] : [b, a];
  const month = monthOf(name, locale);
  return month !== undefined && /^\d{1,2}$/.test(day) ? [fullYear(year), month, Number(day)] : null;
}

function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length === 4 ? year : year < 70 ? 2000 + year : 1900 + year;
}

function isDayFirst(locale: string): boolean {
  let known = dayFirst.get(locale);
  if (known === undefined) {
    const order = new Intl.DateTimeFormat(locale, { calendar: 'gregory', dateStyle: 'short' })
      .formatToParts(0)
      .map((part) => part.type);
    known = order.indexOf('day') < order.indexOf('month');
    dayFirst.set(locale, known);
  }
  return known;
}

function monthOf(name: string, locale: string): number | undefined {
  let known = monthNames.get(locale);
  if (!known) {
    const names = new Map<string, number>();
    for (const language of ['en', 'tr', locale]) {
      for (const month of ['long', 'short'] as const) {
        const format = new Intl.DateTimeFormat(language, { month, calendar: 'gregory', timeZone: 'UTC' });
        for (let i = 0; i < 12; i++)
          names.set(fold(format.format(Date.UTC(2026, i, 15))).replace('.', ''), i + 1);
      }
    }
    monthNames.set(locale, (known = names));
  }
  return known.get(name);
}
