import {
  addDays,
  daysBetween,
  daysOf,
  isCalendarDate,
  type DateRange,
  type DaySpan,
  type RangeEnv,
} from '@firsat/model';
import type { Check } from '../base/property.js';

/** What is offered, in this order; a range of two days besides. */
export const PERIODS: readonly DateRange[] = [
  { kind: 'calendar', unit: 'week', offset: 0 },
  { kind: 'calendar', unit: 'month', offset: 0 },
  { kind: 'calendar', unit: 'month', offset: -1 },
  { kind: 'calendar', unit: 'quarter', offset: 0 },
  { kind: 'calendar', unit: 'quarter', offset: -1 },
  { kind: 'calendar', unit: 'year', offset: 0 },
  { kind: 'calendar', unit: 'year', offset: -1 },
  { kind: 'rolling', days: 30, direction: 'past' },
  { kind: 'rolling', days: 90, direction: 'past' },
  { kind: 'rolling', days: 365, direction: 'past' },
];

export const THIS_YEAR: DateRange = Object.freeze({ kind: 'calendar', unit: 'year', offset: 0 });

/** As an attribute says it: `quarter -1`, `last 30`, `2026-01-01..2026-03-31` (either end may be missing), `all`. */
export function periodText(range: DateRange | null): string {
  if (range === null) return 'all';
  switch (range.kind) {
    case 'calendar':
      return `${range.unit} ${String(range.offset)}`;
    case 'rolling':
      return `${range.direction === 'past' ? 'last' : 'next'} ${String(range.days)}`;
    case 'between':
      return `${range.from ?? ''}..${range.to ?? ''}`;
    default:
      return range.kind;
  }
}

const CALENDAR = /^(day|week|month|quarter|year)(?: (-?\d{1,4}))?$/u;
const ROLLING = /^(last|next) (\d{1,5})$/u;
const BETWEEN = /^(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?$/u;

/** `undefined`: it is no period. */
export function readPeriod(text: string): DateRange | null | undefined {
  if (text === 'all') return null;
  const calendar = CALENDAR.exec(text);
  if (calendar?.[1])
    return { kind: 'calendar', unit: calendar[1] as 'month', offset: Number(calendar[2] ?? '0') };
  const rolling = ROLLING.exec(text);
  if (rolling?.[2])
    return {
      kind: 'rolling',
      days: Math.max(1, Number(rolling[2])),
      direction: rolling[1] === 'last' ? 'past' : 'next',
    };
  const between = BETWEEN.exec(text);
  const isDay = (day: string | undefined): boolean => day === undefined || isCalendarDate(day);
  if (between && isDay(between[1]) && isDay(between[2]))
    return { kind: 'between', from: between[1] ?? null, to: between[2] ?? null };
  return undefined;
}

/** A property that says a period. */
export const aPeriod: Check = [
  (given) => typeof given === 'string' && readPeriod(given) !== undefined,
  'month, quarter -1, last 30, 2026-01-01..2026-03-31, all …',
];

/** The days of a range; everything when there is none. */
export function spanOf(range: DateRange | null, env: RangeEnv): DaySpan {
  return range === null ? { from: null, to: null } : daysOf(range, env);
}

/**
 * What a period is compared with: the one before it. While it still goes on, as many of its days as have passed, so that like is compared with
 * like; `null` for what has no beginning.
 */
export function previousSpan(range: DateRange | null, env: RangeEnv): DaySpan | null {
  if (range === null) return null;
  const { from, to } = daysOf(range, env);
  if (from === null || from > env.today) return null;
  const last = to === null || to > env.today ? env.today : to;
  const length = daysBetween(from, last);
  if (range.kind !== 'calendar') return { from: addDays(from, -length - 1), to: addDays(from, -1) };
  const before = daysOf({ ...range, offset: range.offset - 1 }, env);
  if (before.from === null || before.to === null) return null;
  if (last === to) return before;
  const until = addDays(before.from, length);
  return { from: before.from, to: until < before.to ? until : before.to };
}
