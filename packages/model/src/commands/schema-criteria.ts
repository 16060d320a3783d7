import * as z from 'zod/mini';
import { setEntry } from '../patch.js';
import { criteriaOf, MAX_WEIGHT } from '../process/qualification.js';
import { usualCriteria } from '../templates/template-process.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { changeEntry, refuseChecks, removedEntry } from './process-checks.js';
import { subject } from './refuse.js';
import { id, neighbours } from './shapes.js';

export const schemaCriterionSet = defineCommand(
  'schema-criterion-set',
  z.object({
    id,
    criterionId: z.optional(id),
    text: z.optional(z.string()),
    weight: z.optional(z.number()),
    ...neighbours,
  }),
  (snapshot, { id: schemaId, criterionId, text, weight, ...beside }, env) => {
    const { record: schema, refusal } = subject(snapshot, 'schemas', schemaId, 'unknown-schema');
    if (refusal) return refusal;
    const checks = new Checks();
    if (weight !== undefined && (!Number.isInteger(weight) || weight < 1 || weight > MAX_WEIGHT))
      checks.add('out-of-range', 'weight', { min: 1, max: MAX_WEIGHT });
    const entry = changeEntry(
      criteriaOf(schema),
      schema.criteria,
      criterionId,
      beside,
      env,
      'criterionId',
      checks,
      (before, order) => ({
        order,
        text: checks.title(text ?? before?.text ?? '', 'text'),
        weight: weight ?? before?.weight ?? 1,
      }),
    );
    if (!entry || checks.failed) return refuseChecks(checks);
    return {
      ok: true,
      patches: entry.json === null ? [] : [setEntry('schemas', schema.id, 'criteria', entry.key, entry.json)],
      value: { criterionId: entry.key },
    };
  },
);

/** What was answered stays with the opportunities, and counts no more. */
export const schemaCriterionRemove = defineCommand(
  'schema-criterion-remove',
  z.object({ id, criterionId: id }),
  (snapshot, { id: schemaId, criterionId }) => {
    const { record: schema, refusal } = subject(snapshot, 'schemas', schemaId, 'unknown-schema');
    if (refusal) return refusal;
    const keys = removedEntry(schema.criteria, criterionId);
    return {
      ok: true,
      patches: keys.map((key) => setEntry('schemas', schema.id, 'criteria', key, null)),
      value: null,
    };
  },
);

/** Under ids of their own, so that two people who add them at once add four. */
export const schemaCriteriaSeed = defineCommand(
  'schema-criteria-seed',
  z.object({ id, language: z.optional(z.string()) }),
  (snapshot, { id: schemaId, language = 'tr' }) => {
    const { record: schema, refusal } = subject(snapshot, 'schemas', schemaId, 'unknown-schema');
    if (refusal) return refusal;
    if (criteriaOf(schema).length > 0) return { ok: true, patches: [], value: null };
    return {
      ok: true,
      patches: Object.entries(usualCriteria(language)).map(([key, json]) =>
        setEntry('schemas', schema.id, 'criteria', key, json),
      ),
      value: null,
    };
  },
);
