import { addDays, calendarDate, daysInMonth, type CalendarDate } from '../calendar-date.js';

export const QUOTA_UNITS = ['month', 'quarter', 'half', 'year'] as const;
/** S51: what a period of a quota is, unless its last day is chosen. */
export type QuotaUnit = (typeof QUOTA_UNITS)[number];

/** S51: five years of months at once. */
export const MAX_QUOTA_SERIES = 60;

const MONTHS: Readonly<Record<QuotaUnit, number>> = { month: 1, quarter: 3, half: 6, year: 12 };

export interface QuotaPeriod {
  readonly startDate: CalendarDate;
  readonly endDate: CalendarDate;
  /** As it stands in the name of the quota: `2026-03`, `2026-01 – 2026-03`. */
  readonly label: string;
}

/** S51: periods that follow each other from a day on, without a gap. */
export function quotaPeriods(
  unit: QuotaUnit,
  startDate: CalendarDate,
  count: number,
): readonly QuotaPeriod[] {
  return Array.from({ length: count }, (_, index) => {
    const from = monthsLater(startDate, index * MONTHS[unit]);
    const to = addDays(monthsLater(startDate, (index + 1) * MONTHS[unit]), -1);
    const label = unit === 'month' ? from.slice(0, 7) : `${from.slice(0, 7)} – ${to.slice(0, 7)}`;
    return { startDate: from, endDate: to, label };
  });
}

/** The same day of a later month, or its last one. */
function monthsLater(day: CalendarDate, months: number): CalendarDate {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  return calendarDate(year, month, Math.min(Number(day.slice(8)), daysInMonth(year, month)));
}
