import * as z from 'zod/mini';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { subject } from './refuse.js';
import { setChanged } from './same.js';
import { checkSchemaTitle, checkSegments } from './schema-checks.js';
import { id } from './shapes.js';

export const schemaEdit = defineCommand(
  'schema-edit',
  z.object({
    id,
    title: z.optional(z.string()),
    passScore: z.optional(z.number()),
    segments: z.optional(z.array(z.string())),
  }),
  (snapshot, input) => {
    const { record: schema, refusal } = subject(snapshot, 'schemas', input.id, 'unknown-schema');
    if (refusal) return refusal;
    const checks = new Checks();
    const { title, passScore, segments } = input;
    if (passScore !== undefined && (!Number.isInteger(passScore) || passScore < 0 || passScore > 100))
      checks.add('out-of-range', 'passScore', { min: 0, max: 100 });
    const fields = {
      ...(title === undefined ? {} : { title: checkSchemaTitle(snapshot, schema.id, title, 'tr', checks) }),
      ...(passScore === undefined ? {} : { passScore }),
      ...(segments && { segments: checkSegments(snapshot, schema.id, segments, checks) }),
    };
    if (checks.failed) return { ok: false, problems: checks.problems };
    return { ok: true, patches: setChanged('schemas', schema, fields), value: null };
  },
);
