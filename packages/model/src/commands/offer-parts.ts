import * as z from 'zod/mini';
import { isCalendarDate } from '../calendar-date.js';
import { inOrder } from '../offers/offer-document.js';
import { orderAt } from '../order/order-key.js';
import { setEntry, type Patch } from '../patch.js';
import { OFFER_SECTION_KINDS } from '../records/offer.js';
import { Checks, MAX_NOTE } from './checks.js';
import type { CommandEnv } from './command.js';
import { defineCommand } from './define-command.js';
import { draft, MAX_PARTS } from './offer-checks.js';
import { orderByNeighbours } from './placing.js';
import { refuse } from './refuse.js';
import { sameValue } from './same.js';
import { id, maybeText, neighbours } from './shapes.js';

/** After all others. */
function last(rows: readonly { readonly order: string }[], env: Pick<CommandEnv, 'random'>): string {
  return orderAt(rows, rows.length, env.random, (row) => row.order);
}

/** S106–S111: adds a section at the end, or gives one another title. */
export const offerSectionSet = defineCommand(
  'offer-section-set',
  z.object({
    id,
    key: z.optional(z.string()),
    kind: z.optional(z.enum(OFFER_SECTION_KINDS)),
    title: z.optional(maybeText),
  }),
  (snapshot, input, env) => {
    const { record: offer, refusal } = draft(snapshot, input.id);
    if (refusal) return refusal;
    const sections = inOrder(offer.sections);
    const before = input.key === undefined ? undefined : offer.sections[input.key];
    if (input.key !== undefined && !before) return refuse('unknown-record', 'key');
    const checks = new Checks();
    if (!before && sections.length >= MAX_PARTS) checks.add('out-of-range', 'key', { max: MAX_PARTS });
    const title = input.title === undefined ? (before?.title ?? null) : checks.text(input.title, 'title');
    if (checks.failed) return { ok: false, problems: checks.problems };
    const key = input.key ?? env.newId();
    const section = before
      ? { ...before, title }
      : { kind: input.kind ?? ('custom' as const), title, order: last(sections, env), text: null };
    return {
      ok: true,
      patches: sameValue(before, section) ? [] : [setEntry('offers', offer.id, 'sections', key, section)],
      value: { id: key },
    };
  },
);

/** D54: the order is everybody's to choose. */
export const offerSectionMove = defineCommand(
  'offer-section-move',
  z.object({ id, key: z.string(), ...neighbours }),
  (snapshot, { id: offerId, key, ...beside }, env) => {
    const { record: offer, refusal } = draft(snapshot, offerId);
    if (refusal) return refusal;
    const section = offer.sections[key];
    if (!section) return refuse('unknown-record', 'key');
    const order = orderByNeighbours(inOrder(offer.sections), key, beside, env.random, (row) => row.order);
    const patches: Patch[] =
      order === null ? [] : [setEntry('offers', offer.id, 'sections', key, { ...section, order })];
    return { ok: true, patches, value: null };
  },
);

export const offerSectionRemove = defineCommand(
  'offer-section-remove',
  z.object({ id, key: z.string() }),
  (snapshot, { id: offerId, key }) => {
    const { record: offer, refusal } = draft(snapshot, offerId);
    if (refusal) return refusal;
    if (!offer.sections[key]) return refuse('unknown-record', 'key');
    return { ok: true, patches: [setEntry('offers', offer.id, 'sections', key, null)], value: null };
  },
);

export const offerSectionBegin = defineCommand(
  'offer-section-begin',
  z.object({ id, key: z.string() }),
  (snapshot, { id: offerId, key }) => {
    const { record: offer, refusal } = draft(snapshot, offerId);
    if (refusal) return refusal;
    const section = offer.sections[key];
    if (!section) return refuse('unknown-record', 'key');
    const patches: Patch[] =
      section.text === null
        ? []
        : [setEntry('offers', offer.id, 'sections', key, { ...section, text: null })];
    return { ok: true, patches, value: null };
  },
);

/** S109: a step of the work with its first and last day. */
export const offerStepSet = defineCommand(
  'offer-step-set',
  z.object({
    id,
    key: z.optional(z.string()),
    phase: z.optional(z.string()),
    start: z.optional(maybeText),
    end: z.optional(maybeText),
  }),
  (snapshot, input, env) => {
    const { record: offer, refusal } = draft(snapshot, input.id);
    if (refusal) return refusal;
    const steps = inOrder(offer.steps);
    const before = input.key === undefined ? undefined : offer.steps[input.key];
    if (input.key !== undefined && !before) return refuse('unknown-record', 'key');
    const checks = new Checks();
    if (!before && steps.length >= MAX_PARTS) checks.add('out-of-range', 'key', { max: MAX_PARTS });
    const phase =
      input.phase === undefined && before ? before.phase : checks.title(input.phase ?? '', 'phase');
    const start = checks.date(input.start === undefined ? (before?.start ?? null) : input.start, 'start');
    const end = checks.date(input.end === undefined ? (before?.end ?? null) : input.end, 'end');
    if (isCalendarDate(start) && isCalendarDate(end) && end < start) checks.add('out-of-range', 'end');
    if (checks.failed) return { ok: false, problems: checks.problems };
    const key = input.key ?? env.newId();
    const step = { phase, start, end, order: before?.order ?? last(steps, env) };
    return {
      ok: true,
      patches: sameValue(before, step) ? [] : [setEntry('offers', offer.id, 'steps', key, step)],
      value: { id: key },
    };
  },
);

export const offerStepRemove = defineCommand(
  'offer-step-remove',
  z.object({ id, key: z.string() }),
  (snapshot, { id: offerId, key }) => {
    const { record: offer, refusal } = draft(snapshot, offerId);
    if (refusal) return refusal;
    if (!offer.steps[key]) return refuse('unknown-record', 'key');
    return { ok: true, patches: [setEntry('offers', offer.id, 'steps', key, null)], value: null };
  },
);

/** S112: a question with its answer; one of the library is copied. */
export const offerQuestionSet = defineCommand(
  'offer-question-set',
  z.object({
    id,
    key: z.optional(z.string()),
    faqId: z.optional(id),
    question: z.optional(z.string()),
    answer: z.optional(z.string()),
  }),
  (snapshot, input, env) => {
    const { record: offer, refusal } = draft(snapshot, input.id);
    if (refusal) return refusal;
    const questions = inOrder(offer.questions);
    const before = input.key === undefined ? undefined : offer.questions[input.key];
    if (input.key !== undefined && !before) return refuse('unknown-record', 'key');
    const faq = input.faqId === undefined ? undefined : snapshot.get('offerFaqs', input.faqId);
    if (input.faqId !== undefined && (!faq || faq.removed)) return refuse('unknown-record', 'faqId');
    const from = before ?? faq;
    const checks = new Checks();
    if (!before && questions.length >= MAX_PARTS) checks.add('out-of-range', 'key', { max: MAX_PARTS });
    const question = checks.title(input.question ?? from?.question ?? '', 'question');
    const answer = checks.text(input.answer ?? from?.answer ?? '', 'answer', MAX_NOTE) ?? '';
    if (checks.failed) return { ok: false, problems: checks.problems };
    const key = input.key ?? env.newId();
    const entry = { question, answer, order: before?.order ?? last(questions, env) };
    return {
      ok: true,
      patches: sameValue(before, entry) ? [] : [setEntry('offers', offer.id, 'questions', key, entry)],
      value: { id: key },
    };
  },
);

export const offerQuestionRemove = defineCommand(
  'offer-question-remove',
  z.object({ id, key: z.string() }),
  (snapshot, { id: offerId, key }) => {
    const { record: offer, refusal } = draft(snapshot, offerId);
    if (refusal) return refusal;
    if (!offer.questions[key]) return refuse('unknown-record', 'key');
    return { ok: true, patches: [setEntry('offers', offer.id, 'questions', key, null)], value: null };
  },
);
