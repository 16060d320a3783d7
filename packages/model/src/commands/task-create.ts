import * as z from 'zod/mini';
import { create } from '../patch.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { id, maybeId, taskFields } from './shapes.js';
import { checkTaskFields } from './task-checks.js';

/** S67: assigned to whoever creates it unless somebody else is named. */
export const taskCreate = defineCommand(
  'task-create',
  z.object({
    ...taskFields,
    title: z.string(),
    id: z.optional(id),
    opportunityId: z.optional(maybeId),
    contactId: z.optional(maybeId),
  }),
  (snapshot, { id: givenId, opportunityId = null, contactId = null, ...given }, env) => {
    const checks = new Checks();
    checks.newId(snapshot, 'tasks', givenId);
    // S8: about one opportunity, or explicitly about none.
    if (opportunityId === null && contactId === null) checks.add('required', 'opportunityId');
    checks.live(snapshot, 'opportunities', opportunityId, 'opportunityId', 'unknown-record');
    checks.live(snapshot, 'contacts', contactId, 'contactId', 'unknown-customer');
    const fields = checkTaskFields(snapshot, { assigneeId: env.actor, ...given }, env, checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    const newId = givenId ?? env.newId();
    return {
      ok: true,
      patches: [
        create('tasks', newId, {
          ...fields,
          opportunityId,
          contactId,
          createdBy: env.actor,
          createdAt: env.now,
        }),
      ],
      value: { id: newId },
    };
  },
);
