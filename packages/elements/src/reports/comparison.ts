import { addDays, type CalendarDate } from '@firsat/model';
import { addMonths, dayInMonth } from '@firsat/model/reports';

/** How long ago a report that tells what is now can be compared with; the first is the usual one. */
export const PASTS = ['week', 'month', 'quarter', 'year'] as const;
export type Past = (typeof PASTS)[number];

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The day so long before another: the same day of the week or of the month, or the last one that the month has. */
export function dayBefore(day: CalendarDate, past: Past): CalendarDate {
  return past === 'week' ? addDays(day, -7) : dayInMonth(day, addMonths(day.slice(0, 7), -MONTHS[past]));
}
