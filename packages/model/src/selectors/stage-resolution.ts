import type { SchemaId, StageId } from '../ids.js';
import type { Position } from '../records/position.js';
import type { Stage } from '../records/stage-schema.js';
import { compareOrder } from '../order/compare-order.js';
import type { Snapshot } from '../snapshot.js';

/** Where cards of a stage stand now: in a live stage, in an archived one (D9), or nowhere (D10). */
export type ResolvedStage =
  | { readonly kind: 'stage' | 'archived'; readonly stage: Stage }
  | { readonly kind: 'unplaced'; readonly stage: undefined };

/** Nowhere: the lane of cards without a stage. */
export const UNPLACED: ResolvedStage = Object.freeze({ kind: 'unplaced', stage: undefined });

/**
 * Follows merges (`removed.to`) from a stage to where its cards stand now. A chain that ends in a missing stage, or in a circle (two
 * people merged two stages into each other), leaves the cards in the archived stage where they are: never in a guessed one.
 */
export function resolveStage(snapshot: Pick<Snapshot, 'get'>, stageId: StageId): ResolvedStage {
  const own = snapshot.get('stages', stageId);
  if (!own) return UNPLACED;
  const seen = new Set<string>();
  let stage = own;
  while (stage.removed) {
    seen.add(stage.id);
    if (stage.removed.to === undefined) return { kind: 'archived', stage };
    const next = snapshot.get('stages', stage.removed.to);
    if (!next || seen.has(next.id) || next.schemaId !== own.schemaId) return { kind: 'archived', stage: own };
    stage = next;
  }
  return { kind: 'stage', stage };
}

/** The stage of a position; unplaced also when the stage belongs to another schema than the position says. */
export function stageOf(snapshot: Pick<Snapshot, 'get'>, position: Position): ResolvedStage {
  const resolved = resolveStage(snapshot, position.stageId);
  return resolved.stage?.schemaId === position.schemaId ? resolved : UNPLACED;
}

/** The live stages of a schema by (order, id). */
export function liveStages(snapshot: Pick<Snapshot, 'list'>, schemaId: SchemaId): readonly Stage[] {
  return [...snapshot.list('stages')].filter((stage) => stage.schemaId === schemaId).sort(compareOrder);
}
