import { daysBetween, type CalendarDate } from '../calendar-date.js';
import type { Quota } from '../records/quota.js';
import { divideRounded } from '../rounding.js';
import type { Snapshot } from '../snapshot.js';

/** A volume: minor units of the quota's currency, or a number of wins. */
export type Volume = bigint;

export interface QuotaTarget {
  /** `null` while none is set. Of who joined meanwhile, the part for the days since, rounded once. */
  readonly target: Volume | null;
  /** D44: the day since which the target and the pace count, where that is after the first of the period. */
  readonly since: CalendarDate | null;
}

/** D44: what is to be reached, pro-rated by days for who joined in the middle of the period. */
export function targetOf(
  { ownerId, basis, wins, target, startDate, endDate }: Quota,
  source: Pick<Snapshot, 'get'>,
): QuotaTarget {
  const set = basis === 'wins' ? wins : (target?.minor ?? null);
  const joined = ownerId === null ? null : (source.get('members', ownerId)?.joinedOn ?? null);
  const since = joined !== null && joined > startDate ? joined : null;
  const days = daysBetween(startDate, endDate) + 1;
  const there = since === null ? days : Math.max(0, daysBetween(since, endDate) + 1);
  return {
    target: set === null || days <= 0 ? null : divideRounded(BigInt(set) * BigInt(there), BigInt(days)),
    since,
  };
}
