import type { CalendarDate, Instant } from '../calendar-date.js';
import type { Opportunity } from '../records/opportunity.js';
import type { QuotaBasis } from '../records/quota.js';
import { firstYearTwelfths } from '../selectors/price-values.js';
import { endedState } from './closed-state.js';
import { dayOf, type ReportContext, type Subject } from './report.js';

/** One time of being won, with the corrections that were made to it (D7). */
export interface Win {
  /** The opportunity as it was won then: its representative (D41), and how its price was meant (D25). */
  readonly won: Opportunity;
  /** Day on which it was reopened; `null` while it stands. */
  readonly reopened: CalendarDate | null;
}

/** Each time that an opportunity was won. */
export function winsOf(subject: Subject, context: ReportContext): Win[] {
  const { statuses } = subject;
  const wins: Win[] = [];
  let since: Instant | null = null;
  for (const [index, { value: status, since: at }] of statuses.entries()) {
    if (status.code !== 'won') {
      since = null;
      continue;
    }
    since ??= at;
    const next = statuses[index + 1];
    if (next?.value.code === 'won') continue;
    wins.push({
      won: next ? endedState(subject, status, since) : subject.closed,
      reopened: next ? dayOf(context, next.since) : null,
    });
  }
  return wins;
}

/** D43: what of a price counts, in twelfths of minor units. */
export function twelfthsOf(
  minor: number,
  terms: Pick<Opportunity, 'period' | 'termMonths'>,
  basis: QuotaBasis,
): bigint | null {
  const isFixed = terms.period === 'fixed';
  if (basis === 'monthly') return isFixed ? null : BigInt(minor) * (terms.period === 'monthly' ? 12n : 1n);
  if (basis === 'one-off' && !isFixed) return null;
  return firstYearTwelfths(minor, terms);
}
