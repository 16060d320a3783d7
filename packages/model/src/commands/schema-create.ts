import * as z from 'zod/mini';
import { create } from '../patch.js';
import { TEMPLATE_KEYS, templateSchema, templateStages } from '../templates/templates.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { checkSchemaTitle, lastSchemaOrder } from './schema-checks.js';
import { id } from './shapes.js';

/** S24: saved at once with its title; with a template it has the template's stages, else none yet (S25 adds them). */
export const schemaCreate = defineCommand(
  'schema-create',
  z.object({
    title: z.string(),
    id: z.optional(id),
    template: z.optional(z.enum(TEMPLATE_KEYS)),
    language: z.optional(z.string()),
  }),
  (snapshot, input, env) => {
    const language = input.language ?? 'tr';
    const checks = new Checks();
    checks.newId(snapshot, 'schemas', input.id);
    const title = checkSchemaTitle(snapshot, null, input.title, language, checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    const schemaId = input.id ?? env.newId();
    const stages = input.template ? templateStages(input.template, language) : [];
    return {
      ok: true,
      patches: [
        create('schemas', schemaId, {
          title,
          order: lastSchemaOrder(snapshot, env),
          ...(input.template && templateSchema(input.template, language)),
        }),
        ...stages.map((stage) => create('stages', env.newId(), { ...stage, schemaId })),
      ],
      value: { id: schemaId },
    };
  },
);
