import * as z from 'zod/mini';
import { create } from '../patch.js';
import { beginOn } from './begin-on.js';
import { defineCommand } from './define-command.js';
import { id } from './shapes.js';

/** S71: the head of a new note; its text comes by typing. */
export const noteCreate = defineCommand(
  'note-create',
  z.object({ opportunityId: id, id: z.optional(id) }),
  (snapshot, input, env) => {
    const { opportunity, checks, refusal } = beginOn(snapshot, 'notes', input);
    if (refusal) return refusal;
    if (checks.failed) return { ok: false, problems: checks.problems };
    const newId = input.id ?? env.newId();
    return {
      ok: true,
      patches: [
        create('notes', newId, {
          opportunityId: opportunity.id,
          createdAt: env.now,
          createdBy: env.actor,
        }),
      ],
      value: { id: newId },
    };
  },
);
