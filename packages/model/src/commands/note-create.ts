import * as z from 'zod/mini';
import { create } from '../patch.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { id, maybeId } from './shapes.js';

/** S71: the head of a new note; its text comes by typing. */
export const noteCreate = defineCommand(
  'note-create',
  z.object({ opportunityId: z.optional(maybeId), contactId: z.optional(maybeId), id: z.optional(id) }),
  (snapshot, { id: givenId, opportunityId = null, contactId = null }, env) => {
    const checks = new Checks();
    checks.newId(snapshot, 'notes', givenId);
    // S8: about one opportunity, or explicitly about none.
    if (opportunityId === null && contactId === null) checks.add('required', 'opportunityId');
    checks.live(snapshot, 'opportunities', opportunityId, 'opportunityId', 'unknown-record');
    checks.live(snapshot, 'contacts', contactId, 'contactId', 'unknown-customer');
    if (checks.failed) return { ok: false, problems: checks.problems };
    const newId = givenId ?? env.newId();
    return {
      ok: true,
      patches: [
        create('notes', newId, { opportunityId, contactId, createdAt: env.now, createdBy: env.actor }),
      ],
      value: { id: newId },
    };
  },
);
