import * as z from 'zod/mini';
import { Checks } from './checks.js';
import type { ContactFields } from './command-map.js';
import { checkContactFields, contactSubject, contactWarnings } from './contact-checks.js';
import { defineCommand } from './define-command.js';
import { changedFields, setChanged } from './same.js';
import { contactFields, id } from './shapes.js';

export const contactEdit = defineCommand(
  'contact-edit',
  z.object({ id, changes: z.object(contactFields) }),
  (snapshot, input) => {
    const { record: before, refusal } = contactSubject(snapshot, input.id);
    if (refusal) return refusal;
    const checks = new Checks();
    const changed: Partial<ContactFields> = changedFields(before, input.changes);
    const fields = checkContactFields(snapshot, before.id, changed, checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    return {
      ok: true,
      patches: setChanged('contacts', before, fields),
      value: null,
      warnings: contactWarnings(snapshot, { ...before, ...fields }, changedFields(before, fields)),
    };
  },
);
