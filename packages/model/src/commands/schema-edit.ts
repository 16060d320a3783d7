import * as z from 'zod/mini';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { subject } from './refuse.js';
import { setChanged } from './same.js';
import { checkSchemaTitle } from './schema-checks.js';
import { id } from './shapes.js';

export const schemaEdit = defineCommand(
  'schema-edit',
  z.object({ id, title: z.string() }),
  (snapshot, input) => {
    const { record: schema, refusal } = subject(snapshot, 'schemas', input.id, 'unknown-schema');
    if (refusal) return refusal;
    const checks = new Checks();
    const title = checkSchemaTitle(snapshot, schema.id, input.title, 'tr', checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    return { ok: true, patches: setChanged('schemas', schema, { title }), value: null };
  },
);
