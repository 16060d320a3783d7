import * as z from 'zod/mini';
import type { Json } from '../json.js';
import type { Patch } from '../patch.js';
import type { Problem } from '../problems.js';
import type { Opportunity } from '../records/opportunity.js';
import { isPriceFixed } from '../selectors/line-document.js';
import type { Snapshot } from '../snapshot.js';
import { Checks } from './checks.js';
import type { CommandEnv } from './command.js';
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
    const checks = new Checks();
    const fields = changesOf(snapshot, before, input.changes, env, checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    const after = { ...before, ...fields };
    return {
      ok: true,
      patches: editPatches(snapshot, before, fields, after, env),
      value: null,
      warnings: editWarnings(fields, after),
    };
  },
);

/** Those of the asked changes of a live opportunity that change something, checked and cleaned. */
export function changesOf(
  snapshot: Snapshot,
  before: Opportunity,
  changes: Partial<OpportunityFields>,
  env: CommandEnv,
  checks: Checks,
): Partial<OpportunityFields> {
  const asked: Partial<OpportunityFields> = changedFields(before, changes);
  // D30: it is what the lines or the accepted offer come to.
  if (asked.price !== undefined && isPriceFixed(snapshot, before)) checks.add('computed', 'price');
  return changedFields(before, checkOpportunityFields(snapshot, asked, env, checks));
}

/** What writes and tells the changes; `after` is the opportunity after all that happens to it together with them. */
export function editPatches(
  snapshot: Snapshot,
  before: Opportunity,
  fields: Partial<OpportunityFields>,
  after: Opportunity,
  env: CommandEnv,
): Patch[] {
  const names = Object.keys(fields) as (keyof OpportunityFields)[];
  return [
    ...names.map((name) =>
      historyPatch(snapshot, env, env.newId(), after, {
        type: 'field-changed',
        field: name,
        from: before[name] as Json,
        to: after[name] as Json,
      }),
    ),
    ...setChanged('opportunities', before, fields),
  ];
}

export function editWarnings(fields: Partial<OpportunityFields>, after: Opportunity): Problem[] {
  return 'startDate' in fields || 'expectedClose' in fields ? dateWarnings(after) : [];
}
