import * as z from 'zod/mini';
import type { CalendarDate } from '../calendar-date.js';
import { create, type Patch } from '../patch.js';
import { linkId } from '../records/link.js';
import type { Line } from '../records/line.js';
import type { Opportunity } from '../records/opportunity.js';
import { linesOf } from '../selectors/line-document.js';
import { linksOf } from '../selectors/links.js';
import { nextTermOf, termLater } from '../selectors/next-term.js';
import { resolveContact } from '../selectors/contact-resolution.js';
import type { Snapshot } from '../snapshot.js';
import type { CommandEnv } from './command.js';
import { defineCommand } from './define-command.js';
import { pricePatches } from './line-repricing.js';
import { opportunityCreate } from './opportunity-create.js';
import { subject } from './refuse.js';
import { id } from './shapes.js';

/**
 * S75: the same sale once more, as a new open one in the first stage of its schema; history, result and what was done are not taken along. `nextTerm`
 * shifts its dates by its term instead of starting today.
 */
export const opportunityRepeat = defineCommand(
  'opportunity-repeat',
  z.object({
    id,
    newId: z.optional(id),
    description: z.optional(z.string()),
    lines: z.optional(z.boolean()),
    links: z.optional(z.boolean()),
    nextTerm: z.optional(z.boolean()),
  }),
  (snapshot, input, env) => {
    const { record: before, refusal } = subject(snapshot, 'opportunities', input.id);
    if (refusal) return refusal;
    const newId = input.newId ?? env.newId();
    const customer = resolveContact(snapshot, before.customerId);
    const planned = opportunityCreate.plan(
      snapshot,
      {
        id: newId,
        description: input.description ?? before.description,
        customerId: customer?.id ?? null,
        need: before.need,
        situation: before.situation,
        expectation: before.expectation,
        price: before.price,
        period: before.period,
        termMonths: before.termMonths,
        ownerId: isLive(snapshot, before.ownerId) ? before.ownerId : env.actor,
        priority: before.priority,
        ...placeOf(snapshot, before),
        ...datesOf(before, input.nextTerm === true, env),
      },
      env,
    );
    if (!planned.ok) return planned;
    const { patches, copy } = withCopied(planned.patches, newId, before);
    return {
      ok: true,
      patches: [
        ...patches,
        ...(input.lines ? linePatches(snapshot, env, before, copy) : []),
        ...(input.links ? linkPatches(snapshot, env, before.id, newId) : []),
      ],
      value: { id: newId },
      ...(planned.warnings && { warnings: planned.warnings }),
    };
  },
);

function isLive(snapshot: Snapshot, memberId: string | null): boolean {
  return memberId !== null && snapshot.get('members', memberId)?.removed === null;
}

/** Its own schema, unless that was put aside: then the default one. */
function placeOf(snapshot: Snapshot, { position }: Opportunity): { schemaId?: string } {
  return snapshot.get('schemas', position.schemaId)?.removed === null ? { schemaId: position.schemaId } : {};
}

/** When it begins and is to be agreed; without a next term it begins today, and its end is open. */
function datesOf(
  opportunity: Opportunity,
  isNextTerm: boolean,
  { today }: Pick<CommandEnv, 'today'>,
): { startDate: CalendarDate | null; expectedClose: CalendarDate | null } {
  const startDate = isNextTerm ? nextTermOf(opportunity, today) : null;
  if (startDate === null) return { startDate: today, expectedClose: null };
  const { expectedClose } = opportunity;
  return { startDate, expectedClose: expectedClose && termLater(expectedClose, opportunity) };
}

/** Tags and own fields stand in the base of the new record, and need no event. */
function withCopied(
  planned: readonly Patch[],
  newId: string,
  before: Opportunity,
): { readonly patches: readonly Patch[]; readonly copy: Opportunity } {
  let copy = before;
  const patches = planned.map((patch): Patch => {
    if (patch.kind !== 'create' || patch.collection !== 'opportunities') return patch;
    const fields = { ...(patch.fields as Partial<Opportunity>), tags: before.tags, custom: before.custom };
    copy = { ...before, ...fields, id: newId, removed: null, priceSource: 'estimate', sourcePrice: null };
    return create('opportunities', newId, fields);
  });
  return { patches, copy: { ...copy, lineTerms: null } };
}

function linePatches(snapshot: Snapshot, env: CommandEnv, before: Opportunity, copy: Opportunity): Patch[] {
  const lines = linesOf(snapshot, { opportunityId: before.id, offerId: null }).map((line): Line => ({
    ...line,
    id: env.newId(),
    opportunityId: copy.id,
  }));
  if (lines.length === 0) return [];
  const next: Opportunity = {
    ...copy,
    lineTerms: before.lineTerms,
    // An accepted offer stays with the sale that it was accepted for: the lines count again.
    priceSource: before.priceSource === 'estimate' ? 'estimate' : 'items',
  };
  return [
    ...lines.map(({ id: lineId, removed: _, ...fields }) => create('lines', lineId, fields)),
    ...pricePatches(snapshot, env, copy, next, lines),
  ];
}

function linkPatches(snapshot: Snapshot, env: CommandEnv, from: string, to: string): Patch[] {
  return linksOf(snapshot, from).map(({ link, contact }) =>
    create('links', linkId(to, contact.id), {
      opportunityId: to,
      contactId: contact.id,
      role: link.role,
      createdBy: env.actor,
      createdAt: env.now,
    }),
  );
}
