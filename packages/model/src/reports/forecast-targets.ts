import { addDays, type CalendarDate } from '../calendar-date.js';
import type { Quota } from '../records/quota.js';
import type { Snapshot } from '../snapshot.js';
import { targetOf } from './quota-target.js';

/** What was to be sold in some days, by the quotas that were set for them (D44). */
export interface ForecastTarget {
  readonly currency: string;
  /** Minor units. */
  readonly minor: bigint;
  /** Whose quotas it is the sum of: the company's own number, or those of its representatives where it has none. */
  readonly of: 'company' | 'members';
  readonly quotas: number;
}

interface Days {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/**
 * The targets for the days, one for each currency: of the company's quotas by first-year value, where some of them lie within the days and leave none
 * of them out, else of all its representatives' (pro-rated for those who joined meanwhile, D44). A quota is never cut into pieces: where its period
 * reaches beyond the days, it says nothing of them.
 */
export function forecastTargets(
  quotas: Iterable<Quota>,
  days: Days,
  source: Pick<Snapshot, 'get'>,
): readonly ForecastTarget[] {
  const within = [...quotas].filter(
    ({ basis, target, startDate, endDate }) =>
      basis === 'first-year' && target !== null && startDate >= days.from && endDate <= days.to,
  );
  const currencies = [...new Set(within.flatMap(({ target }) => target?.currency ?? []))].sort();
  return currencies.flatMap((currency): ForecastTarget[] => {
    const own = within.filter(({ target }) => target?.currency === currency);
    const company = own.filter(({ ownerId, team }) => ownerId === null && team === null);
    const members = own.filter(({ ownerId }) => ownerId !== null);
    for (const [of, list] of [['company', company] as const, ['members', members] as const]) {
      if (!isCovered(days, list)) continue;
      const minor = list.reduce((sum, quota) => sum + (targetOf(quota, source).target ?? 0n), 0n);
      return [{ currency, minor, of, quotas: list.length }];
    }
    return [];
  });
}

/** Whether every one of the days lies in a period. */
function isCovered({ from, to }: Days, quotas: readonly Quota[]): boolean {
  let next = from;
  for (const { startDate, endDate } of [...quotas].sort((a, b) => (a.startDate < b.startDate ? -1 : 1))) {
    if (startDate > next) return false;
    const after = addDays(endDate, 1);
    if (after > next) next = after;
  }
  return quotas.length > 0 && next > to;
}
