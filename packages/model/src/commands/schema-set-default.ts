import * as z from 'zod/mini';
import { set } from '../patch.js';
import { SETTINGS_ID } from '../records/settings.js';
import { liveStages } from '../selectors/stage-resolution.js';
import { defineCommand } from './define-command.js';
import { refuse, subject } from './refuse.js';
import { id } from './shapes.js';

/** S26: one schema is the default of new opportunities; it must have a stage to put them into. */
export const schemaSetDefault = defineCommand('schema-set-default', z.object({ id }), (snapshot, input) => {
  const { record: schema, refusal } = subject(snapshot, 'schemas', input.id, 'unknown-schema');
  if (refusal) return refusal;
  if (!snapshot.settings) return refuse('not-ready');
  if (liveStages(snapshot, schema.id).length === 0) return refuse('last-stage', 'id');
  const same = snapshot.settings.defaultSchemaId === schema.id;
  return {
    ok: true,
    patches: same ? [] : [set('settings', SETTINGS_ID, 'defaultSchemaId', schema.id)],
    value: null,
  };
});
