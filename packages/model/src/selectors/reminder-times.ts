import {
  addDays,
  calendarDate,
  daysBetween,
  daysInMonth,
  instantInZone,
  isTimeZone,
  localTime,
  type CalendarDate,
  type Instant,
  type WallTime,
} from '../calendar-date.js';
import { dayInZone } from './zone-days.js';
import type { Reminder, ReminderTime, Repeat } from '../records/reminder.js';

/** When a reminder on a whole day is delivered, in the zone of whoever is reminded: not in the middle of the night. */
export const DAY_REMINDER_TIME: WallTime = '09:00';

/** What a reminder stands at now. */
export interface ReminderState {
  /** When it comes next, snoozed or not. */
  readonly due: ReminderTime;
  /** What marks name: this coming and no other. */
  readonly key: string;
  /** The occurrence of its series that comes then; `due` itself unless it was put off. */
  readonly occurrence: ReminderTime;
  readonly snoozed: boolean;
  /** D66: already delivered on some device. */
  readonly seen: boolean;
}

export function reminderKey(time: ReminderTime): string {
  return time.kind === 'day' ? time.date : String(time.at);
}

/** The next coming of a reminder, late or not; `null` when it is done with. */
export function reminderState(reminder: Reminder): ReminderState | null {
  const { when, repeat, dismissed } = reminder;
  const through =
    repeat && dismissed && indexOf(when, repeat, dismissed.through) !== null ? dismissed.through : when;
  const state = stateAt(reminder, through);
  // Put off meanwhile by somebody else, it comes back: then it is another coming than the one that was done with.
  const done =
    dismissed !== null &&
    reminderKey(dismissed.through) === reminderKey(through) &&
    (!state.snoozed || dismissed.key === state.key);
  if (!done) return state;
  const next = repeat && following(when, repeat, through);
  return next ? stateAt(reminder, next) : null;
}

/**
 * The mark that is done with everything up to now: the occurrences that were missed meanwhile come no more. `null` when there is nothing left
 * to be done with.
 */
export function dismissal(
  reminder: Reminder,
  { now, today }: { readonly now: Instant; readonly today: CalendarDate },
): Pick<ReminderState, 'key' | 'occurrence'> | null {
  let state = reminderState(reminder);
  const { when, repeat } = reminder;
  if (!state || !repeat) return state;
  const hasCome = (time: ReminderTime): boolean =>
    time.kind === 'moment' ? time.at <= now : time.date <= today;
  for (let next = following(when, repeat, state.occurrence); next && hasCome(next);) {
    state = stateAt(reminder, next);
    next = following(when, repeat, next);
  }
  return state;
}

function stateAt({ snoozed, seen }: Reminder, occurrence: ReminderTime): ReminderState {
  const isSnoozed = snoozed?.of === reminderKey(occurrence);
  const due = isSnoozed ? snoozed.until : occurrence;
  const key = isSnoozed ? `${reminderKey(due)} ${String(snoozed.at)}` : reminderKey(due);
  return { due, key, occurrence, snoozed: isSnoozed, seen: seen?.key === key };
}

/** The instant of delivery; a whole day is delivered at {@link DAY_REMINDER_TIME} in `zone`, the recipient's own (D58). */
export function momentOf(time: ReminderTime, zone: string): Instant {
  return time.kind === 'moment' ? time.at : instantInZone(time.date, DAY_REMINDER_TIME, knownZone(zone));
}

/** The day on which it comes, for those who work in `zone`. */
export function dayOf(time: ReminderTime, zone: string): CalendarDate {
  return time.kind === 'day' ? time.date : dayInZone(time.at, knownZone(zone));
}

/** Time runs on: at a moment, or when its day has begun for whoever is reminded. */
export function isDue(time: ReminderTime, now: Instant, zone: string): boolean {
  return time.kind === 'moment' ? time.at <= now : time.date <= dayInZone(now, knownZone(zone));
}

/** Asking the browser costs more than everything else here. */
const zones = new Map<string, string>();

function zoneOf(time: ReminderTime): string {
  return time.kind === 'moment' ? time.zone : 'UTC';
}

/** A zone that this device does not know is read as UTC: a reminder comes a few hours off rather than never. */
export function knownZone(zone: string): string {
  let known = zones.get(zone);
  if (known === undefined) {
    known = isTimeZone(zone) ? zone : 'UTC';
    zones.set(zone, known);
  }
  return known;
}

/** The occurrence after one of the series, or `null` when the series has ended. */
function following(when: ReminderTime, repeat: Repeat, after: ReminderTime): ReminderTime | null {
  const index = indexOf(when, repeat, after);
  if (index === null) return null;
  const next = occurrence(when, repeat, index + 1);
  return next && (repeat.until === null || dayOf(next, zoneOf(next)) <= repeat.until) ? next : null;
}

/** Which one of the series a time is; `null` when it is none, as after the series was put on another date. */
function indexOf(when: ReminderTime, repeat: Repeat, time: ReminderTime): number | null {
  if (when.kind !== time.kind) return null;
  const zone = knownZone(zoneOf(when));
  const [first, date] = [dayOf(when, zone), dayOf(time, zone)];
  const index =
    repeat.unit === 'month'
      ? monthsBetween(first, date) / repeat.every
      : daysBetween(first, date) / (repeat.every * (repeat.unit === 'week' ? 7 : 1));
  if (!Number.isInteger(index) || index < 0) return null;
  const there = occurrence(when, repeat, index);
  return there && reminderKey(there) === reminderKey(time) ? index : null;
}

/** Counted from the first one, so that the 31st comes back after February; on the clock of the zone of entry, summer and winter. */
function occurrence(when: ReminderTime, repeat: Repeat, index: number): ReminderTime | null {
  const zone = knownZone(zoneOf(when));
  const date = shifted(dayOf(when, zone), repeat, index);
  if (date > '9999-12-31' || date.length > 10) return null;
  if (index === 0) return when;
  return when.kind === 'day'
    ? { kind: 'day', date }
    : { ...when, at: instantInZone(date, localTime(when.at, zone).time, zone) };
}

function shifted(date: CalendarDate, { unit, every }: Repeat, index: number): CalendarDate {
  if (unit !== 'month') return addDays(date, index * every * (unit === 'week' ? 7 : 1));
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + index * every;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  return calendarDate(year, month, Math.min(Number(date.slice(8)), daysInMonth(year, month)));
}

function monthsBetween(from: CalendarDate, to: CalendarDate): number {
  const months = (date: CalendarDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return months(to) - months(from);
}
