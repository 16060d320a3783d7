import {
  addDays,
  calendarDate,
  dateInZone,
  daysBetween,
  daysInMonth,
  instantInZone,
  type CalendarDate,
  type Instant,
  type ReminderTime,
} from '@firsat/model';
import type { Localizer } from '../locales/localizer.js';

/** The zone of this device: what "tomorrow at nine" means for whoever sits at it (D58). */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/** A reminder that was due longer ago than this, and was not shown then, is late (D66). */
export const LATE_MS = 300_000;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What a clock shows, as it is written in a language: `09:00`, `9:00 AM`. */
export function clockWords(at: Instant, zone: string, l: Localizer): string {
  const key = `${l.locale} ${zone}`;
  let format = clocks.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(l.locale, { timeStyle: 'short', timeZone: zone });
    clocks.set(key, format);
  }
  return format.format(at);
}

/** Today, tomorrow, yesterday, or the date. */
export function dayWords(date: CalendarDate, today: CalendarDate, l: Localizer): string {
  const { todo } = l.t;
  const near = { '-1': todo.yesterday, '0': todo.today, '1': todo.tomorrow }[
    String(daysBetween(today, date))
  ];
  return near ?? l.date(date, date.slice(0, 4) === today.slice(0, 4) ? 'short' : 'full');
}

/** When a reminder comes, or came, on the clock of this device. */
export function timeWords(time: ReminderTime, now: Instant, zone: string, l: Localizer): string {
  const today = dateInZone(now, zone);
  if (time.kind === 'day') return dayWords(time.date, today, l);
  return l.t.todo.at(dayWords(dateInZone(time.at, zone), today, l), clockWords(time.at, zone, l));
}

/** When a task is to be done: a day of the workspace, and what the clock shows there. */
export function dueWords(
  due: { readonly date: CalendarDate; readonly time: string | null },
  today: CalendarDate,
  l: Localizer,
): string {
  const day = dayWords(due.date, today, l);
  if (due.time === null) return day;
  return l.t.todo.at(day, clockWords(instantInZone('2026-01-01', due.time, 'UTC'), 'UTC', l));
}

/** The hour at which a reminder is set for a day when nobody says another. */
const MORNING = '09:00';

export type PresetKey = 'hour' | 'today' | 'tomorrow' | 'week' | 'nextWeek' | 'month';

/** A ready answer to "when?". */
export interface WhenPreset<T> {
  readonly key: PresetKey;
  readonly value: T;
}

/** In an hour, tomorrow morning, on Monday morning. */
export function reminderPresets(now: Instant, zone: string): readonly WhenPreset<ReminderTime>[] {
  const today = dateInZone(now, zone);
  const morning = (date: CalendarDate): ReminderTime => ({
    kind: 'moment',
    at: instantInZone(date, MORNING, zone),
    zone,
  });
  return [
    { key: 'hour', value: { kind: 'moment', at: Math.ceil(now / 300_000) * 300_000 + 3_600_000, zone } },
    { key: 'tomorrow', value: morning(addDays(today, 1)) },
    { key: 'nextWeek', value: morning(nextMonday(today)) },
  ];
}

/** The same day of the next week, in the morning. */
export function inAWeek(now: Instant, zone: string): ReminderTime {
  const date = addDays(dateInZone(now, zone), 7);
  return { kind: 'moment', at: instantInZone(date, MORNING, zone), zone };
}

/** The days that people mean most, for tasks and dates of opportunities. */
export function dayPresets(
  today: CalendarDate,
  keys: readonly ('today' | 'tomorrow' | 'week' | 'nextWeek' | 'month')[],
): readonly WhenPreset<CalendarDate>[] {
  const days = {
    today,
    tomorrow: addDays(today, 1),
    week: addDays(today, 7),
    nextWeek: nextMonday(today),
    month: monthLater(today),
  };
  return keys.map((key) => ({ key, value: days[key] }));
}

/** Monday begins the week (D60); on a Sunday or Monday it is the one after: tomorrow has an answer of its own. */
export function nextMonday(today: CalendarDate): CalendarDate {
  const left = 7 - (daysBetween('1970-01-05', today) % 7);
  return addDays(today, left > 1 ? left : 8);
}

function monthLater(date: CalendarDate): CalendarDate {
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  return calendarDate(year, month, Math.min(Number(date.slice(8)), daysInMonth(year, month)));
}
