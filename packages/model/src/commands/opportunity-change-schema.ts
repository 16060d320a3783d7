import * as z from 'zod/mini';
import { defineCommand } from './define-command.js';
import { planMove } from './opportunity-move.js';
import { refuse, subject } from './refuse.js';
import { entering, id } from './shapes.js';

/** D11: into another schema, with the stage chosen; recorded with both schemas. Within one schema it is an ordinary move. */
export const opportunityChangeSchema = defineCommand(
  'opportunity-change-schema',
  z.object({ id, schemaId: id, stageId: id, ...entering }),
  (snapshot, input, env) => {
    const { record: opportunity, refusal } = subject(snapshot, 'opportunities', input.id);
    if (refusal) return refusal;
    const schema = snapshot.get('schemas', input.schemaId);
    if (!schema) return refuse('unknown-schema', 'schemaId');
    if (schema.removed) return refuse('archived', 'schemaId');
    const stage = snapshot.get('stages', input.stageId);
    if (stage?.schemaId !== schema.id) return refuse('unknown-stage', 'stageId');
    if (stage.removed) return refuse('archived', 'stageId');
    const { schemaId, stageId } = opportunity.position;
    if (schemaId === schema.id && stageId === stage.id) return { ok: true, patches: [], value: null };
    return planMove(snapshot, env, opportunity, stage, {
      ...(input.fields && { fields: input.fields }),
      ...(input.custom && { custom: input.custom }),
      ...(input.status && { status: input.status }),
    });
  },
);
