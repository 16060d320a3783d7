import { dayNumber, isCalendarDate, type CalendarDate } from '../calendar-date.js';
import type { Settings } from '../records/settings.js';

/** How the work queue counts days. */
export interface QueueSettings {
  /** S57: days before the expected close at which it is said again, most first; the first one is the horizon. */
  readonly closingDays: readonly number[];
  /** D62: idle days are working days: without weekends and holidays. */
  readonly workingDays: boolean;
  /** Ascending, each once. */
  readonly holidays: readonly CalendarDate[];
}

export const DEFAULT_CLOSING_DAYS: readonly number[] = Object.freeze([7, 3, 1]);

/** Farthest horizon of "closing soon". */
export const MAX_CLOSING_DAYS = 365;

/** Reads what the settings say; what cannot be read counts as not said. */
export function queueSettings(
  settings: Pick<Settings, 'closingDays' | 'workingDays' | 'holidays'> | undefined,
): QueueSettings {
  const closing = listOf(settings?.closingDays, isClosingDay).sort((a, b) => b - a);
  return {
    closingDays: closing.length > 0 ? closing : DEFAULT_CLOSING_DAYS,
    workingDays: settings?.workingDays === true,
    holidays: listOf(settings?.holidays, isCalendarDate).sort(),
  };
}

export function isClosingDay(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_CLOSING_DAYS;
}

function listOf<T>(json: unknown, is: (value: unknown) => value is T): T[] {
  return Array.isArray(json) ? [...new Set((json as unknown[]).filter(is))] : [];
}

/** Days from one date to a later one, as idleness counts them: without the days off when working days count (D62). */
export function idleDays(from: CalendarDate, to: CalendarDate, settings: QueueSettings): number {
  const [start, end] = [dayNumber(from), dayNumber(to)];
  if (end <= start) return 0;
  if (!settings.workingDays) return end - start;
  const holidays = settings.holidays.filter(
    (date) => date > from && date <= to && !isWeekend(dayNumber(date)),
  );
  return workdaysUntil(end) - workdaysUntil(start) - holidays.length;
}

/** Weekdays since Monday, 1969-12-29, this day included. */
function workdaysUntil(day: number): number {
  const since = day + 4;
  return Math.floor(since / 7) * 5 + Math.min(5, since % 7);
}

function isWeekend(day: number): boolean {
  return (day + 3) % 7 >= 5;
}
