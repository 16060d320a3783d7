import * as z from 'zod/mini';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { subject } from './refuse.js';
import { changedFields, setChanged } from './same.js';
import { id, stageFields } from './shapes.js';
import { checkStageFields } from './stage-checks.js';
import { keepProbability } from './stage-past.js';

/** S27: a rename changes what every opportunity displays, never its history (events hold ids). What weighs sums is kept for days that were before (D23). */
export const stageEdit = defineCommand(
  'stage-edit',
  z.object({ id, changes: z.object(stageFields) }),
  (snapshot, input, env) => {
    const { record: stage, refusal } = subject(snapshot, 'stages', input.id, 'unknown-stage');
    if (refusal) return refusal;
    const checks = new Checks();
    const fields = checkStageFields(changedFields(stage, input.changes), checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    const patches = setChanged('stages', stage, fields);
    if (fields.probability !== undefined) patches.push(...keepProbability(stage, env.now));
    return { ok: true, patches, value: null };
  },
);
