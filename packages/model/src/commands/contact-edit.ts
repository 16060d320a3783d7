import * as z from 'zod/mini';
import { Checks } from './checks.js';
import type { ContactFields } from './command-map.js';
import { checkContactFields, nameWarnings } from './contact-checks.js';
import { defineCommand } from './define-command.js';
import { subject } from './refuse.js';
import { changedFields, setChanged } from './same.js';
import { contactFields, id } from './shapes.js';

export const contactEdit = defineCommand(
  'contact-edit',
  z.object({ id, changes: z.object(contactFields) }),
  (snapshot, input) => {
    const { record: before, refusal } = subject(snapshot, 'contacts', input.id);
    if (refusal) return refusal;
    const checks = new Checks();
    const changed: Partial<ContactFields> = changedFields(before, input.changes);
    const fields = checkContactFields(snapshot, before.id, changed, checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    const patches = setChanged('contacts', before, fields);
    const renamed = fields.name !== undefined && fields.name !== before.name;
    return {
      ok: true,
      patches,
      value: null,
      warnings: renamed ? nameWarnings(snapshot, before.id, fields.name ?? '') : [],
    };
  },
);
