import * as z from 'zod/mini';
import { set } from '../patch.js';
import type { Opportunity } from '../records/opportunity.js';
import type { Stage } from '../records/stage-schema.js';
import { stageOf } from '../selectors/stage-resolution.js';
import type { Snapshot } from '../snapshot.js';
import { Checks } from './checks.js';
import type { CommandEnv, Plan } from './command.js';
import type { Entering, Neighbours } from './command-map.js';
import { customPatches } from './custom-patches.js';
import { defineCommand } from './define-command.js';
import { readEntry } from './entering.js';
import { historyPatch } from './history.js';
import { editPatches } from './opportunity-edit.js';
import { statusPatches } from './opportunity-set-status.js';
import { orderByNeighbours } from './placing.js';
import { refuse, subject } from './refuse.js';
import { entering, id, neighbours } from './shapes.js';

/**
 * Puts an opportunity into a stage of its schema, beside its neighbours there (D81, D83). Skips and steps back are allowed and recorded (D13);
 * probability does not follow (D31), the status only where the stage says so (D1, D2);
 * what the stage requires must be there or be given (D12). A card whose own schema is gone may be moved into any.
 */
export const opportunityMove = defineCommand(
  'opportunity-move',
  z.object({ id, stageId: id, ...neighbours, ...entering }),
  (snapshot, input, env) => {
    const { record: opportunity, refusal } = subject(snapshot, 'opportunities', input.id);
    if (refusal) return refusal;
    const stage = snapshot.get('stages', input.stageId);
    if (!stage) return refuse('unknown-stage', 'stageId');
    if (stage.removed) return refuse('archived', 'stageId');
    const own = snapshot.get('schemas', opportunity.position.schemaId);
    if (stage.schemaId !== opportunity.position.schemaId && own && !own.removed) {
      return refuse('unknown-stage', 'stageId');
    }
    return planMove(snapshot, env, opportunity, stage, input);
  },
);

/** The plan of a move into a live stage, of the same schema or another one (D11); shared with the change of schema. */
export function planMove(
  snapshot: Snapshot,
  env: CommandEnv,
  opportunity: Opportunity,
  stage: Stage,
  beside: Neighbours & Entering,
): Plan<null> {
  const from = opportunity.position;
  const stays = from.schemaId === stage.schemaId && stageOf(snapshot, from).stage?.id === stage.id;
  const column = snapshot.column(stage.schemaId, stage.id);
  const order = orderByNeighbours(column, opportunity.id, beside, env.random, (row) => row.position.order);
  if (stays) {
    // A reorder is no move: since when it stands here, and by whose hand, stays as it was.
    const patches =
      order === null ? [] : [set('opportunities', opportunity.id, 'position', { ...from, order })];
    return { ok: true, patches, value: null };
  }
  const checks = new Checks();
  const entry = readEntry(snapshot, opportunity, stage, beside, env, checks);
  if (checks.failed) return { ok: false, problems: checks.problems };
  const eventId = env.newId();
  const schemaChanged = from.schemaId !== stage.schemaId;
  const position = {
    schemaId: stage.schemaId,
    stageId: stage.id,
    order: order ?? from.order,
    moveId: eventId,
    at: env.now,
    by: env.actor,
  };
  const moved = { ...entry.opportunity, position };
  return {
    ok: true,
    patches: [
      ...editPatches(snapshot, opportunity, entry.fields, moved, env),
      ...customPatches(snapshot, opportunity, entry.custom, moved, env),
      historyPatch(snapshot, env, eventId, moved, {
        type: schemaChanged ? 'schema-changed' : 'stage-changed',
        from: schemaChanged ? { schemaId: from.schemaId, stageId: from.stageId } : from.stageId,
        to: schemaChanged ? { schemaId: position.schemaId, stageId: position.stageId } : position.stageId,
        prev: from.moveId || null,
      }),
      set('opportunities', opportunity.id, 'position', position),
      ...statusPatches(snapshot, opportunity, moved, env),
    ],
    value: null,
    warnings: entry.warnings,
  };
}
