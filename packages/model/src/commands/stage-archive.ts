import * as z from 'zod/mini';
import { remove, restore, set, type Patch } from '../patch.js';
import type { Stage } from '../records/stage-schema.js';
import { liveStages } from '../selectors/stage-resolution.js';
import type { Snapshot } from '../snapshot.js';
import type { CommandEnv } from './command.js';
import { defineCommand } from './define-command.js';
import { historyPatch } from './history.js';
import { refuse } from './refuse.js';
import { id, maybeId } from './shapes.js';

/**
 * D9: archives a stage; its cards stay where they are, in a column marked as archived. With `to` it is merged: its cards move there with
 * an event each, and cards that a colleague moves into it meanwhile are shown there too. An archived stage may still be merged.
 */
export const stageArchive = defineCommand(
  'stage-archive',
  z.object({ id, to: z.optional(maybeId) }),
  (snapshot, input, env) => {
    const stage = snapshot.get('stages', input.id);
    if (!stage) return refuse('unknown-stage', 'id');
    const tombstone = { at: env.now, by: env.actor };
    if (input.to !== undefined && input.to !== null) {
      if (input.to === stage.id) return refuse('same-stage', 'to');
      const target = snapshot.get('stages', input.to);
      if (target?.schemaId !== stage.schemaId) return refuse('unknown-stage', 'to');
      if (target.removed) return refuse('archived', 'to');
      if (stage.removed?.to !== undefined) return refuse('archived', 'id');
      const patches = [
        ...mergeCards(snapshot, env, stage, target),
        remove('stages', stage.id, { ...tombstone, to: target.id }),
      ];
      return { ok: true, patches, value: null };
    }
    if (stage.removed) return { ok: true, patches: [], value: null };
    if (liveStages(snapshot, stage.schemaId).length <= 1) return refuse('last-stage', 'id');
    return { ok: true, patches: [remove('stages', stage.id, tombstone)], value: null };
  },
);

/** Takes an archiving or a merge back for the cards to come; cards that a merge has moved stay where they are. */
export const stageRestore = defineCommand('stage-restore', z.object({ id }), (snapshot, input) => {
  const stage = snapshot.get('stages', input.id);
  if (!stage) return refuse('unknown-stage', 'id');
  return { ok: true, patches: stage.removed ? [restore('stages', stage.id)] : [], value: null };
});

/** The events come first, as everywhere: `work` is written before `core`. */
function mergeCards(snapshot: Snapshot, env: CommandEnv, from: Stage, to: Stage): Patch[] {
  const [events, moves]: [Patch[], Patch[]] = [[], []];
  for (const opportunity of snapshot.column(from.schemaId, from.id)) {
    const moveId = env.newId();
    const { position } = opportunity;
    // The order key stays, so the two columns interleave and nothing else has to be written.
    const next = { ...position, stageId: to.id, moveId, at: env.now, by: env.actor };
    events.push(
      historyPatch(
        snapshot,
        env,
        moveId,
        { ...opportunity, position: next },
        {
          type: 'stage-changed',
          from: position.stageId,
          to: to.id,
          prev: position.moveId || null,
        },
      ),
    );
    moves.push(set('opportunities', opportunity.id, 'position', next));
  }
  return [...events, ...moves];
}
