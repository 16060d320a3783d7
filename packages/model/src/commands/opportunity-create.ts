import * as z from 'zod/mini';
import { BLANK_OPPORTUNITY } from '../records/blank.js';
import { OPEN_STATUS, type Opportunity } from '../records/opportunity.js';
import { orderAt } from '../order/order-key.js';
import { create } from '../patch.js';
import { schemaForCustomer } from '../process/suggestions.js';
import { liveStages } from '../selectors/stage-resolution.js';
import type { Snapshot } from '../snapshot.js';
import { Checks } from './checks.js';
import type { CommandInput } from './command-map.js';
import { defineCommand } from './define-command.js';
import { judgeEntry } from './entering.js';
import { historyPatch, statusToJson } from './history.js';
import { checkOpportunityFields, dateWarnings } from './opportunity-checks.js';
import { id, maybeId, opportunityFields, status } from './shapes.js';
import { customerPatches, nextStatus } from './status-change.js';

type Input = CommandInput<'opportunity-create'>;

/**
 * S33–S58: a new opportunity, at the top of its column where it is seen. Default: open, first stage of the schema of the customer's segment, else of the default one (S102), starting today,
 * owned by its creator. A status given at once is a second event, so that the history has both (D14).
 */
export const opportunityCreate = defineCommand(
  'opportunity-create',
  z.object({
    ...opportunityFields,
    description: z.string(),
    customerId: maybeId,
    id: z.optional(id),
    schemaId: z.optional(id),
    stageId: z.optional(id),
    status: z.optional(z.object(status)),
  }),
  (snapshot, input, env) => {
    const checks = new Checks();
    checks.newId(snapshot, 'opportunities', input.id);
    const fields = checkOpportunityFields(snapshot, input, env, checks);
    const place = findPlace(snapshot, input, checks);
    const opportunity: Opportunity = {
      ...BLANK_OPPORTUNITY,
      id: input.id ?? env.newId(),
      removed: null,
      customerId: fields.customerId ?? null,
      description: fields.description ?? '',
      need: fields.need ?? null,
      situation: fields.situation ?? null,
      expectation: fields.expectation ?? null,
      quotaId: fields.quotaId ?? null,
      price: fields.price ?? null,
      period: fields.period ?? 'fixed',
      termMonths: fields.termMonths ?? null,
      startDate: fields.startDate === undefined ? env.today : fields.startDate,
      expectedClose: fields.expectedClose ?? null,
      ownerId: fields.ownerId === undefined ? env.actor : fields.ownerId,
      probability: fields.probability ?? null,
      priority: fields.priority ?? 0,
      createdBy: env.actor,
      createdAt: env.now,
    };
    const next = input.status ? nextStatus(opportunity, input.status, env, checks) : OPEN_STATUS;
    const stage = place && snapshot.get('stages', place.stageId);
    const gate = stage
      ? judgeEntry(snapshot, { ...opportunity, status: next }, stage, env, checks, true)
      : [];
    if (checks.failed || !place) return { ok: false, problems: checks.problems };

    const eventId = env.newId();
    const column = snapshot.column(place.schemaId, place.stageId);
    const order = orderAt(column, 0, env.random, (row) => row.position.order);
    const opened = {
      ...opportunity,
      position: { ...place, order, moveId: eventId, at: env.now, by: env.actor },
    };
    const final: Opportunity = { ...opened, status: next };
    const { id: newId, removed: _, ...base } = final;
    const patches = [
      historyPatch(snapshot, env, eventId, opened, { type: 'created' }),
      ...(next.code === 'open'
        ? []
        : [
            historyPatch(snapshot, env, env.newId(), final, {
              type: 'status-changed',
              from: statusToJson(OPEN_STATUS),
              to: statusToJson(next),
            }),
          ]),
      create('opportunities', newId, base),
      ...customerPatches(snapshot, final),
    ];
    return { ok: true, patches, value: { id: newId }, warnings: [...dateWarnings(final), ...gate] };
  },
);

function findPlace(
  snapshot: Snapshot,
  input: Input,
  checks: Checks,
): { schemaId: string; stageId: string } | null {
  const asked = input.stageId === undefined ? undefined : snapshot.get('stages', input.stageId);
  const schemaId = input.schemaId ?? asked?.schemaId ?? schemaForCustomer(snapshot, input.customerId) ?? '';
  const schema = snapshot.get('schemas', schemaId);
  if (!schema) checks.add('unknown-schema', 'schemaId');
  else if (schema.removed) checks.add('archived', 'schemaId');
  else if (input.stageId !== undefined) {
    if (asked?.schemaId !== schemaId) checks.add('unknown-stage', 'stageId');
    else if (asked.removed) checks.add('archived', 'stageId');
    else return { schemaId, stageId: asked.id };
  } else {
    const first = liveStages(snapshot, schemaId)[0];
    if (first) return { schemaId, stageId: first.id };
    checks.add('unknown-stage', 'stageId');
  }
  return null;
}
