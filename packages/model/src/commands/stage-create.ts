import * as z from 'zod/mini';
import { create } from '../patch.js';
import { STAGE_COLORS } from '../records/stage-schema.js';
import { liveStages } from '../selectors/stage-resolution.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { orderByNeighbours } from './placing.js';
import { refuse, subject } from './refuse.js';
import { id, neighbours, stageFields } from './shapes.js';
import { checkStageFields } from './stage-checks.js';

/**
 * S25: a new stage beside its neighbours. What is not said follows the stage before it: its probability, its phase (`post` after the win);
 * the colour is the first that the schema does not use yet.
 */
export const stageCreate = defineCommand(
  'stage-create',
  z.object({ ...stageFields, ...neighbours, name: z.string(), schemaId: id, id: z.optional(id) }),
  (snapshot, { id: givenId, schemaId, beforeId, afterId, ...given }, env) => {
    const { record: schema, refusal } = subject(snapshot, 'schemas', schemaId, 'unknown-schema', 'schemaId');
    if (refusal) return refusal;
    const checks = new Checks();
    checks.newId(snapshot, 'stages', givenId);
    const fields = checkStageFields(given, checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    const stages = liveStages(snapshot, schema.id);
    const beside = {
      ...(afterId === undefined ? {} : { afterId }),
      ...(beforeId === undefined ? {} : { beforeId }),
    };
    const order = orderByNeighbours(stages, null, beside, env.random, (row) => row.order);
    if (order === null) return refuse('failed');
    const previous = stages.filter((stage) => stage.order < order).at(-1);
    const used = new Set(stages.map((stage) => stage.color));
    const newId = givenId ?? env.newId();
    return {
      ok: true,
      patches: [
        create('stages', newId, {
          color:
            STAGE_COLORS.find((color) => !used.has(color)) ??
            STAGE_COLORS[stages.length % STAGE_COLORS.length] ??
            'slate',
          probability: previous?.probability ?? 1000,
          phase: previous && previous.phase !== 'pre' ? 'post' : 'pre',
          ...fields,
          schemaId: schema.id,
          order,
        }),
      ],
      value: { id: newId },
    };
  },
);
