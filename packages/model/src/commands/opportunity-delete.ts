import * as z from 'zod/mini';
import { remove } from '../patch.js';
import { defineCommand } from './define-command.js';
import { historyPatch } from './history.js';
import { subject } from './refuse.js';
import { id } from './shapes.js';

/** D76: into the bin, from where it comes back with everything that was edited meanwhile. */
export const opportunityDelete = defineCommand(
  'opportunity-delete',
  z.object({ id }),
  (snapshot, input, env) => {
    const { record: opportunity, refusal } = subject(snapshot, 'opportunities', input.id);
    if (refusal) return refusal;
    return {
      ok: true,
      patches: [
        historyPatch(snapshot, env, env.newId(), opportunity, { type: 'deleted' }),
        remove('opportunities', opportunity.id, { at: env.now, by: env.actor }),
      ],
      value: null,
    };
  },
);
