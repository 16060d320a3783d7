import type { Quota } from '../records/quota.js';

type Spanned = Pick<Quota, 'ownerId' | 'team' | 'basis' | 'startDate' | 'endDate'>;

/** D45: whether two quotas are for the same one, by the same basis, on the same days. */
export function quotasOverlap(a: Spanned, b: Spanned): boolean {
  const isSame = a.ownerId === b.ownerId && a.team === b.team && a.basis === b.basis;
  return isSame && a.startDate <= b.endDate && b.startDate <= a.endDate;
}
