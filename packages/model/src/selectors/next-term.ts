import { calendarDate, daysInMonth, type CalendarDate } from '../calendar-date.js';
import type { Opportunity } from '../records/opportunity.js';
import { ASSUMED_MONTHS } from './price-values.js';

/** S75: when the next term of a recurring sale begins; `null` of one that does not recur. */
export function nextTermOf(
  opportunity: Pick<Opportunity, 'period' | 'termMonths' | 'startDate'>,
  today: CalendarDate,
): CalendarDate | null {
  if (opportunity.period === 'fixed') return null;
  return opportunity.startDate === null ? today : termLater(opportunity.startDate, opportunity);
}

/** The same day a term later (D26: a year where none is known), else the last of that month; no calendar goes further than 9999. */
export function termLater(date: CalendarDate, { termMonths }: Pick<Opportunity, 'termMonths'>): CalendarDate {
  const months =
    Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + (termMonths ?? ASSUMED_MONTHS);
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  if (year > 9999) return '9999-12-31';
  return calendarDate(year, month, Math.min(Number(date.slice(8)), daysInMonth(year, month)));
}
