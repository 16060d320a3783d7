import * as z from 'zod/mini';
import { remove, restore } from '../patch.js';
import { defineCommand } from './define-command.js';
import { refuse, subject } from './refuse.js';
import { id } from './shapes.js';

/** Archives a schema that is neither the default nor used by an opportunity (they would leave every board). */
export const schemaArchive = defineCommand('schema-archive', z.object({ id }), (snapshot, input, env) => {
  const { record: schema, refusal } = subject(snapshot, 'schemas', input.id, 'unknown-schema');
  if (refusal) return refusal;
  if (snapshot.settings?.defaultSchemaId === schema.id) return refuse('in-use', 'id', { count: 0 });
  let used = 0;
  for (const { position } of snapshot.list('opportunities')) if (position.schemaId === schema.id) used++;
  if (used > 0) return refuse('in-use', 'id', { count: used });
  return { ok: true, patches: [remove('schemas', schema.id, { at: env.now, by: env.actor })], value: null };
});

/** Takes an archiving back; nothing is written for a live one. */
export const schemaRestore = defineCommand('schema-restore', z.object({ id }), (snapshot, input) => {
  const schema = snapshot.get('schemas', input.id);
  if (!schema) return refuse('unknown-schema', 'id');
  return { ok: true, patches: schema.removed ? [restore('schemas', schema.id)] : [], value: null };
});
