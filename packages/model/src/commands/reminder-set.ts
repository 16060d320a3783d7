import * as z from 'zod/mini';
import { create } from '../patch.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { id, reminderFields, reminderTime } from './shapes.js';
import { checkReminderFields } from './task-checks.js';

/** S76: for whoever sets it unless somebody else is named. A time that has passed is taken: it is due at once. */
export const reminderSet = defineCommand(
  'reminder-set',
  z.object({ ...reminderFields, when: reminderTime, opportunityId: id, id: z.optional(id) }),
  (snapshot, { id: givenId, opportunityId, ...given }, env) => {
    const checks = new Checks();
    checks.newId(snapshot, 'reminders', givenId);
    checks.live(snapshot, 'opportunities', opportunityId, 'opportunityId', 'unknown-record');
    const fields = checkReminderFields(snapshot, { recipientId: env.actor, ...given }, env, checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    const newId = givenId ?? env.newId();
    return {
      ok: true,
      patches: [
        create('reminders', newId, {
          ...fields,
          opportunityId,
          createdBy: env.actor,
          createdAt: env.now,
        }),
      ],
      value: { id: newId },
    };
  },
);
