/** A calendar date `YYYY-MM-DD` without time and zone (D57); compared as a string. */
export type CalendarDate = string;
/** Milliseconds since the epoch, by some device's clock. */
export type Instant = number;
/** What a clock shows, `HH:MM` of 24 hours. */
export type WallTime = string;

const PATTERN = /^\d{4}-\d{2}-\d{2}$/;
const DAY = 86_400_000;

/** Whether `text` is an existing calendar date of the years 0001–9999. */
export function isCalendarDate(text: unknown): text is CalendarDate {
  if (typeof text !== 'string') return false;
  if (!PATTERN.test(text)) return false;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The number that these characters (all digits) spell; no substrings, since the read path runs this for every date of a document. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index++) value = value * 10 + text.charCodeAt(index) - 48;
  return value;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export function calendarDate(year: number, month: number, day: number): CalendarDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Days since 1970-01-01; the arithmetic is in UTC and never leaves this module (D57). */
export function dayNumber(date: CalendarDate): number {
  return Date.UTC(digits(date, 0, 4), digits(date, 5, 7) - 1, digits(date, 8, 10)) / DAY;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  const moved = new Date((dayNumber(date) + days) * DAY);
  return calendarDate(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

const zoned = new Map<string, Intl.DateTimeFormat>();

/** The calendar date at an instant in an IANA time zone (D58: "today" is the workspace zone's). */
export function dateInZone(at: Instant, timeZone: string): CalendarDate {
  let format = zoned.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    zoned.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(at).map((part) => [part.type, part.value]));
  return calendarDate(Number(parts.get('year')), Number(parts.get('month')), Number(parts.get('day')));
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The instant at which clocks of a zone show noon on a date: when all that is known of an event is its day. */
export function noonInZone(date: CalendarDate, timeZone: string): Instant {
  const shown = dayNumber(date) * DAY + DAY / 2;
  // No zone changes its clocks between noon there and noon in Greenwich, so the offset of the one holds for the other.
  return shown - offsetInZone(shown, timeZone);
}

/**
 * The instant at which clocks of a zone show `HH:MM` on a date. An hour that is skipped in spring is read an hour later, one that is
 * repeated in autumn is its first.
 */
export function instantInZone(date: CalendarDate, time: WallTime, timeZone: string): Instant {
  const shown = dayNumber(date) * DAY + Number(time.slice(0, 2)) * 3_600_000 + Number(time.slice(3)) * 60_000;
  const first = shown - offsetInZone(shown - DAY / 2, timeZone);
  const second = shown - offsetInZone(shown + DAY / 2, timeZone);
  return [first, second].find((at) => at + offsetInZone(at, timeZone) === shown) ?? first;
}

/** Whether this device knows the zone by that name. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
}

/** What calendar and clock of a zone show at an instant. */
export function localTime(
  at: Instant,
  timeZone: string,
): { readonly date: CalendarDate; readonly time: `${number}:${number}` } {
  const [year, month, day, hour, minute] = clockAt(at, timeZone);
  const two = (value: number) => String(value).padStart(2, '0') as `${number}`;
  return { date: calendarDate(year, month, day), time: `${two(hour)}:${two(minute)}` };
}

/** How far the clocks of a zone are ahead of Greenwich's at an instant, in milliseconds. */
export function offsetInZone(at: Instant, timeZone: string): number {
  const [year, month, day, hour, minute, second] = clockAt(at, timeZone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - at;
}

type Clock = readonly [
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
];

function clockAt(at: Instant, timeZone: string): Clock {
  let format = clocks.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clocks.set(timeZone, format);
  }
  const part = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes): number => part.get(type) ?? NaN;
  return [of('year'), of('month'), of('day'), of('hour'), of('minute'), of('second')];
}
