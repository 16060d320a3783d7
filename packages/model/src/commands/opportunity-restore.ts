import * as z from 'zod/mini';
import { restore } from '../patch.js';
import { defineCommand } from './define-command.js';
import { historyPatch } from './history.js';
import { refuse } from './refuse.js';
import { id } from './shapes.js';

/** D76: back from the bin. Nothing is written for one that is not there. */
export const opportunityRestore = defineCommand(
  'opportunity-restore',
  z.object({ id }),
  (snapshot, input, env) => {
    const opportunity = snapshot.get('opportunities', input.id);
    if (!opportunity) return refuse('unknown-record', 'id');
    if (!opportunity.removed) return { ok: true, patches: [], value: null };
    return {
      ok: true,
      patches: [
        historyPatch(snapshot, env, env.newId(), opportunity, { type: 'restored' }),
        restore('opportunities', opportunity.id),
      ],
      value: null,
    };
  },
);
