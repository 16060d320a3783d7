import * as z from 'zod/mini';
import type { Json } from '../json.js';
import type { Opportunity } from '../records/opportunity.js';
import { isPriceComputed } from '../selectors/effective-price.js';
import { Checks } from './checks.js';
import type { OpportunityFields } from './command-map.js';
import { defineCommand } from './define-command.js';
import { historyPatch } from './history.js';
import { checkOpportunityFields, dateWarnings } from './opportunity-checks.js';
import { subject } from './refuse.js';
import { changedFields, setChanged } from './same.js';
import { id, opportunityFields } from './shapes.js';

/** Changes fields; what keeps its value is neither written nor recorded. One event per changed field, all with the values after the edit. */
export const opportunityEdit = defineCommand(
  'opportunity-edit',
  z.object({ id, changes: z.object(opportunityFields) }),
  (snapshot, input, env) => {
    const { record: before, refusal } = subject(snapshot, 'opportunities', input.id);
    if (refusal) return refusal;
    const changed: Partial<OpportunityFields> = changedFields(before, input.changes);
    const checks = new Checks();
    // D30: it is what the lines or the accepted offer come to.
    if (changed.price !== undefined && isPriceComputed(before)) checks.add('computed', 'price');
    const fields = checkOpportunityFields(snapshot, changed, env, checks);
    if (checks.failed) return { ok: false, problems: checks.problems };

    const after: Opportunity = { ...before, ...fields };
    const names = Object.keys(changedFields(before, fields)) as (keyof OpportunityFields)[];
    return {
      ok: true,
      patches: [
        ...names.map((name) =>
          historyPatch(snapshot, env, env.newId(), after, {
            type: 'field-changed',
            field: name,
            from: before[name] as Json,
            to: after[name] as Json,
          }),
        ),
        ...setChanged('opportunities', before, fields),
      ],
      value: null,
      warnings: names.some((name) => name === 'startDate' || name === 'expectedClose')
        ? dateWarnings(after)
        : [],
    };
  },
);
