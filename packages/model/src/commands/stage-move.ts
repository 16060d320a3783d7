import * as z from 'zod/mini';
import { set } from '../patch.js';
import { liveStages } from '../selectors/stage-resolution.js';
import { defineCommand } from './define-command.js';
import { orderByNeighbours } from './placing.js';
import { subject } from './refuse.js';
import { id, neighbours } from './shapes.js';

/** S25: another place among the stages of its schema; opportunities do not change. */
export const stageMove = defineCommand(
  'stage-move',
  z.object({ id, ...neighbours }),
  (snapshot, input, env) => {
    const { record: stage, refusal } = subject(snapshot, 'stages', input.id, 'unknown-stage');
    if (refusal) return refusal;
    const stages = liveStages(snapshot, stage.schemaId);
    const order = orderByNeighbours(stages, stage.id, input, env.random, (row) => row.order);
    const patches = order === null ? [] : [set('stages', stage.id, 'order', order)];
    return { ok: true, patches, value: null };
  },
);
