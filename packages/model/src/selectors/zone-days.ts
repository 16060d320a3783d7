import { addDays, instantInZone, type CalendarDate, type Instant } from '../calendar-date.js';

const DAY = 86_400_000;

const midnights = new Map<string, Map<CalendarDate, Instant>>();

/**
 * `dateInZone` for many instants of not so many days: the browser's calendar is asked once for each day's beginning, not for each instant.
 */
export function dayInZone(at: Instant, zone: string): CalendarDate {
  const known = knownOf(zone);
  let date = dateOfUtc(at);
  // No zone is a day off Greenwich: one of the neighbours, if not the same.
  if (at < beginning(date, zone, known)) date = addDays(date, -1);
  else if (at >= beginning(addDays(date, 1), zone, known)) date = addDays(date, 1);
  return date;
}

function knownOf(zone: string): Map<CalendarDate, Instant> {
  let known = midnights.get(zone);
  if (!known) midnights.set(zone, (known = new Map<CalendarDate, Instant>()));
  return known;
}

function beginning(date: CalendarDate, zone: string, known: Map<CalendarDate, Instant>): Instant {
  let at = known.get(date);
  if (at === undefined) known.set(date, (at = instantInZone(date, '00:00', zone)));
  return at;
}

function dateOfUtc(at: Instant): CalendarDate {
  return addDays('1970-01-01', Math.floor(at / DAY));
}
