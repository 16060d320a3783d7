import * as z from 'zod/mini';
import { create } from '../patch.js';
import { Checks } from './checks.js';
import { checkContactFields, nameWarnings } from './contact-checks.js';
import { defineCommand } from './define-command.js';
import { contactFields, id } from './shapes.js';

/** S2, S34: a company or person; a prospect until the first win. */
export const contactCreate = defineCommand(
  'contact-create',
  z.object({ ...contactFields, name: z.string(), id: z.optional(id) }),
  (snapshot, { id: givenId, ...given }, env) => {
    const checks = new Checks();
    checks.newId(snapshot, 'contacts', givenId);
    const newId = givenId ?? env.newId();
    const fields = checkContactFields(snapshot, newId, given, checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    return {
      ok: true,
      patches: [create('contacts', newId, { ...fields, createdAt: env.now })],
      value: { id: newId },
      warnings: nameWarnings(snapshot, newId, fields.name ?? ''),
    };
  },
);
