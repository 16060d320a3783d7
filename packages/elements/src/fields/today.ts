import { dateInZone, type CalendarDate } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';

/** "Today" in the workspace's zone (D58). */
export function todayOf(store: PipelineStore, now: number = Date.now()): CalendarDate {
  return dateInZone(now, store.settings?.timeZone ?? 'Europe/Istanbul');
}
