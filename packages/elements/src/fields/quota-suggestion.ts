import type { CalendarDate, Quota } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';

/** S50: the quota that an opportunity would count for by its representative and the day on which it is expected (else starts). */
export function suggestQuota(
  store: PipelineStore,
  ownerId: string | null,
  day: CalendarDate | null,
): Quota | undefined {
  if (ownerId === null || day === null) return undefined;
  for (const quota of store.list('quotas'))
    if (quota.ownerId === ownerId && quota.startDate <= day && day <= quota.endDate) return quota;
  return undefined;
}
