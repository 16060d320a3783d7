import * as z from 'zod/mini';
import { create, remove, restore, set } from '../patch.js';
import { Checks, MAX_NOTE } from './checks.js';
import { defineCommand } from './define-command.js';
import { beginningOf, usualSections } from './offer-beginning.js';
import { language, texts } from './offer-checks.js';
import { documentOfOffer } from './offer-create.js';
import { refuse, subject } from './refuse.js';
import { setChanged } from './same.js';
import { id } from './shapes.js';

/** S110: a template of an offer's sections, or of the usual ones. */
export const offerTemplateCreate = defineCommand(
  'offer-template-create',
  z.object({
    title: z.string(),
    id: z.optional(id),
    language: z.optional(language),
    offerId: z.optional(id),
    texts: z.optional(texts),
  }),
  (snapshot, input, env) => {
    const checks = new Checks();
    checks.newId(snapshot, 'offerTemplates', input.id);
    const title = checks.title(input.title, 'title');
    const offer = input.offerId === undefined ? undefined : snapshot.get('offers', input.offerId);
    const source = offer && documentOfOffer(snapshot, offer, input.texts ?? {}, env, checks);
    if (input.offerId !== undefined && !source) checks.add('unknown-record', 'offerId');
    if (checks.failed) return { ok: false, problems: checks.problems };
    const chosen = input.language ?? source?.language ?? 'tr';
    const sections = (source && beginningOf(source, env).sections) ?? usualSections(chosen, env);
    const newId = input.id ?? env.newId();
    return {
      ok: true,
      patches: [
        create('offerTemplates', newId, {
          title,
          sections,
          language: chosen,
          createdAt: env.now,
          createdBy: env.actor,
        }),
      ],
      value: { id: newId },
    };
  },
);

export const offerTemplateEdit = defineCommand(
  'offer-template-edit',
  z.object({ id, title: z.string() }),
  (snapshot, input) => {
    const { record, refusal } = subject(snapshot, 'offerTemplates', input.id);
    if (refusal) return refusal;
    const checks = new Checks();
    const title = checks.title(input.title, 'title');
    if (checks.failed) return { ok: false, problems: checks.problems };
    return {
      ok: true,
      patches: title === record.title ? [] : [set('offerTemplates', record.id, 'title', title)],
      value: null,
    };
  },
);

/** Offers that were begun with it keep what they have. */
export const offerTemplateDelete = defineCommand(
  'offer-template-delete',
  z.object({ id }),
  (snapshot, input, env) => {
    const { record, refusal } = subject(snapshot, 'offerTemplates', input.id);
    if (refusal) return refusal;
    const patches = [remove('offerTemplates', record.id, { at: env.now, by: env.actor })];
    return { ok: true, patches, value: null };
  },
);

export const offerTemplateRestore = defineCommand(
  'offer-template-restore',
  z.object({ id }),
  (snapshot, input) => {
    const record = snapshot.get('offerTemplates', input.id);
    if (!record) return refuse('unknown-record', 'id');
    return { ok: true, patches: record.removed ? [restore('offerTemplates', record.id)] : [], value: null };
  },
);

/** S112: a question for the library. */
export const offerFaqCreate = defineCommand(
  'offer-faq-create',
  z.object({
    question: z.string(),
    answer: z.string(),
    id: z.optional(id),
    language: z.optional(language),
  }),
  (snapshot, input, env) => {
    const checks = new Checks();
    checks.newId(snapshot, 'offerFaqs', input.id);
    const question = checks.title(input.question, 'question');
    const answer = checks.text(input.answer, 'answer', MAX_NOTE) ?? '';
    if (checks.failed) return { ok: false, problems: checks.problems };
    const newId = input.id ?? env.newId();
    return {
      ok: true,
      patches: [create('offerFaqs', newId, { question, answer, language: input.language ?? 'tr' })],
      value: { id: newId },
    };
  },
);

/** Offers that have picked it keep what they have. */
export const offerFaqEdit = defineCommand(
  'offer-faq-edit',
  z.object({ id, question: z.optional(z.string()), answer: z.optional(z.string()) }),
  (snapshot, input) => {
    const { record, refusal } = subject(snapshot, 'offerFaqs', input.id);
    if (refusal) return refusal;
    const checks = new Checks();
    const question = checks.title(input.question ?? record.question, 'question');
    const answer = checks.text(input.answer ?? record.answer, 'answer', MAX_NOTE) ?? '';
    if (checks.failed) return { ok: false, problems: checks.problems };
    return { ok: true, patches: setChanged('offerFaqs', record, { question, answer }), value: null };
  },
);

export const offerFaqDelete = defineCommand('offer-faq-delete', z.object({ id }), (snapshot, input, env) => {
  const { record, refusal } = subject(snapshot, 'offerFaqs', input.id);
  if (refusal) return refusal;
  return { ok: true, patches: [remove('offerFaqs', record.id, { at: env.now, by: env.actor })], value: null };
});

export const offerFaqRestore = defineCommand('offer-faq-restore', z.object({ id }), (snapshot, input) => {
  const record = snapshot.get('offerFaqs', input.id);
  if (!record) return refuse('unknown-record', 'id');
  return { ok: true, patches: record.removed ? [restore('offerFaqs', record.id)] : [], value: null };
});
