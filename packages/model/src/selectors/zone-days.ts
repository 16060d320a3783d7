import { addDays, instantInZone, offsetInZone, type CalendarDate, type Instant } from '../calendar-date.js';

const DAY = 86_400_000;

/** A day of a zone that begins within a day of Greenwich's; the instants are its first, and that of the day after. */
interface ZoneDay {
  readonly date: CalendarDate;
  readonly begins: Instant;
  readonly ends: Instant;
}

/** By zone and by number of the day since 1970. */
const zones = new Map<string, Map<number, ZoneDay>>();

/**
 * `dateInZone` for many instants of not so many days: the browser's calendar is asked once for each day's beginning, not for each instant.
 */
export function dayInZone(at: Instant, zone: string): CalendarDate {
  const number = Math.floor(at / DAY);
  let days = zones.get(zone);
  if (!days) zones.set(zone, (days = new Map<number, ZoneDay>()));
  const day = days.get(number) ?? readDay(number, zone, days);
  // No zone is a day off Greenwich: one of the neighbours, if not the same.
  if (at < day.begins) return (days.get(number - 1) ?? readDay(number - 1, zone, days)).date;
  if (at >= day.ends) return (days.get(number + 1) ?? readDay(number + 1, zone, days)).date;
  return day.date;
}

function readDay(number: number, zone: string, days: Map<number, ZoneDay>): ZoneDay {
  const date = addDays('1970-01-01', number);
  const begins = days.get(number - 1)?.ends ?? beginning(number, date, zone);
  const ends = days.get(number + 1)?.begins ?? beginning(number + 1, addDays(date, 1), zone);
  const day = { date, begins, ends };
  days.set(number, day);
  return day;
}

/** By zone and half day: how far its clocks are ahead of Greenwich's. Neighbours share them, and each costs a formatted date. */
const offsets = new Map<string, Map<number, number>>();

function beginning(number: number, date: CalendarDate, zone: string): Instant {
  let known = offsets.get(zone);
  if (!known) offsets.set(zone, (known = new Map<number, number>()));
  const [before, after] = [2 * number - 1, 2 * number + 1].map((half) => {
    let offset = known.get(half);
    if (offset === undefined) known.set(half, (offset = offsetInZone((half * DAY) / 2, zone)));
    return offset;
  });
  // The clocks are not changed around midnight, but for a day or two of the year.
  return before === after ? number * DAY - (before ?? 0) : instantInZone(date, '00:00', zone);
}
