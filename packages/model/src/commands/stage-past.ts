import { setEntry, type Patch } from '../patch.js';
import type { Instant } from '../calendar-date.js';
import type { Stage } from '../records/stage-schema.js';

/** D23: keeps what weighs sums now, before it is changed, for days that were before. The first of several changes of a moment counts. */
export function keepProbability({ id, probability, probabilityUntil }: Stage, now: Instant): Patch[] {
  const key = String(now);
  return key in probabilityUntil ? [] : [setEntry('stages', id, 'probabilityUntil', key, probability)];
}
