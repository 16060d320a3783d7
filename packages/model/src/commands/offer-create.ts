import * as z from 'zod/mini';
import type { OfferDocument } from '../offers/read-document.js';
import { frozenDocument } from '../offers/read-document.js';
import { issueOf } from '../offers/offer-state.js';
import { offerDocument } from '../offers/offer-document.js';
import { create } from '../patch.js';
import type { Offer } from '../records/offer.js';
import { lineDocument, vatOf } from '../selectors/line-document.js';
import type { Snapshot } from '../snapshot.js';
import { beginOn } from './begin-on.js';
import { Checks } from './checks.js';
import type { CommandEnv } from './command.js';
import { defineCommand } from './define-command.js';
import { beginningOf, linePatches, usualSections, usualValidity } from './offer-beginning.js';
import { language, readTexts, sentOffer, texts } from './offer-checks.js';
import { refuse, subject } from './refuse.js';
import { id } from './shapes.js';
import type { SectionTextsInput } from './maps/offer-commands.js';

/** S73, S74: an offer of the opportunity to its customer, as a draft. */
export const offerCreate = defineCommand(
  'offer-create',
  z.object({
    opportunityId: id,
    id: z.optional(id),
    title: z.optional(z.string()),
    language: z.optional(language),
    templateId: z.optional(id),
    copyOf: z.optional(id),
    texts: z.optional(texts),
  }),
  (snapshot, input, env) => {
    const { opportunity, checks, refusal } = beginOn(snapshot, 'offers', input);
    if (refusal) return refusal;
    checks.live(snapshot, 'offerTemplates', input.templateId ?? null, 'templateId', 'unknown-record');
    const model = input.copyOf === undefined ? undefined : snapshot.get('offers', input.copyOf);
    const source = model && documentOfOffer(snapshot, model, input.texts ?? {}, env, checks);
    if (input.copyOf !== undefined && !source) checks.add('unknown-record', 'copyOf');
    const template =
      input.templateId === undefined ? undefined : snapshot.get('offerTemplates', input.templateId);
    const chosen = input.language ?? source?.language ?? template?.language ?? 'tr';
    const title = checks.title(input.title ?? source?.title ?? opportunity.description, 'title');
    if (checks.failed) return { ok: false, problems: checks.problems };

    const newId = input.id ?? env.newId();
    const own = lineDocument(snapshot, opportunity);
    const { currency, entry, rounding, discount } = own.terms;
    const beginning = source
      ? beginningOf(source, env)
      : {
          currency,
          vatEntry: entry,
          vatRounding: rounding,
          discount,
          validUntil: usualValidity(env.today),
          sections: template?.sections ?? usualSections(chosen, env),
        };
    const lines = source ?? { lines: own.lines.map((line) => ({ ...copied(line), vat: vatOf(line) })) };
    return {
      ok: true,
      patches: [
        create('offers', newId, {
          ...beginning,
          title,
          language: chosen,
          opportunityId: opportunity.id,
          createdAt: env.now,
          createdBy: env.actor,
        }),
        ...linePatches(lines, { id: newId, opportunityId: opportunity.id }, env),
      ],
      value: { id: newId },
    };
  },
);

/** D52: R2 of R1, with all that R1 says. */
export const offerRevise = defineCommand(
  'offer-revise',
  z.object({ id, newId: z.optional(id) }),
  (snapshot, input, env) => {
    const { record: before, refusal } = sentOffer(snapshot, input.id);
    if (refusal) return refusal;
    const opportunity = subject(snapshot, 'opportunities', before.opportunityId);
    if (opportunity.refusal) return opportunity.refusal;
    const issue = issueOf(before);
    const document = issue && frozenDocument(issue);
    if (!document) return refuse('unknown-record', 'id');
    const isBegun = snapshot
      .children('offers', before.opportunityId)
      .some((offer) => offer.revisionOf === before.id && !issueOf(offer));
    if (isBegun) return refuse('already-exists', 'id');
    const checks = new Checks();
    checks.newId(snapshot, 'offers', input.newId);
    if (checks.failed) return { ok: false, problems: checks.problems };
    const newId = input.newId ?? env.newId();
    return {
      ok: true,
      patches: [
        create('offers', newId, {
          ...beginningOf(document, env),
          opportunityId: before.opportunityId,
          revisionOf: before.id,
          revision: before.revision + 1,
          createdAt: env.now,
          createdBy: env.actor,
        }),
        ...linePatches(document, { id: newId, opportunityId: before.opportunityId }, env),
      ],
      value: { id: newId },
    };
  },
);

/** What was sent, or what the draft would say now. */
export function documentOfOffer(
  snapshot: Snapshot,
  offer: Offer,
  given: SectionTextsInput,
  env: CommandEnv,
  checks: Checks,
): OfferDocument | undefined {
  const issue = issueOf(offer);
  return issue
    ? frozenDocument(issue)
    : offerDocument(snapshot, offer, readTexts(given, offer, checks), env.today);
}

function copied<T extends { readonly id: string; readonly removed: unknown; readonly order: string }>({
  id: _id,
  removed: _removed,
  order: _order,
  ...line
}: T): Omit<T, 'id' | 'removed' | 'order'> {
  return line;
}
