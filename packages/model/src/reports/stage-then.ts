import type { Instant } from '../calendar-date.js';
import type { StageId } from '../ids.js';
import type { Stage } from '../records/stage-schema.js';
import { resolveStage } from '../selectors/stage-resolution.js';
import type { Snapshot } from '../snapshot.js';

type Source = Pick<Snapshot, 'get'>;

/** The changes of a stage's probability, oldest first: when, and what it had been until then. */
export function probabilityChanges({ probabilityUntil }: Stage): readonly (readonly [Instant, number])[] {
  const changes: [Instant, number][] = [];
  for (const [key, value] of Object.entries(probabilityUntil)) {
    const at = Number(key);
    if (Number.isSafeInteger(at) && typeof value === 'number') changes.push([at, value]);
  }
  return changes.sort(([a], [b]) => a - b);
}

/**
 * D23, D31: the probability that a stage, or at that time already the one that it was merged into (D9), gave at an instant, where changes of it are known that were made
 * later than `since`; else `undefined`: nothing tells of it.
 */
export function stageProbabilityAt(
  source: Source,
  stageId: StageId,
  since: Instant,
  at: Instant,
): number | undefined {
  const own = source.get('stages', stageId);
  const stage = own?.removed && own.removed.at <= at ? resolveStage(source, stageId).stage : own;
  const changes = stage ? probabilityChanges(stage) : [];
  if (!stage || !changes.some(([changed]) => changed > since)) return undefined;
  return changes.find(([changed]) => changed > at)?.[1] ?? stage.probability;
}
