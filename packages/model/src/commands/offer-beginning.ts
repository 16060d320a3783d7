import { addDays, daysBetween, type CalendarDate } from '../calendar-date.js';
import type { Keyed } from '../fields/keyed.js';
import type { OfferId } from '../ids.js';
import { openingText, USUAL_SECTIONS } from '../offers/section-words.js';
import { sectionTitle } from '../offers/section-words.js';
import type { OfferDocument } from '../offers/read-document.js';
import { orderSequence } from '../order/order-key.js';
import { create, type Patch } from '../patch.js';
import type { FieldsOf } from '../records/collections.js';
import type { Offer, OfferLanguage, OfferQuestion, OfferSection, OfferStep } from '../records/offer.js';
import type { CommandEnv } from './command.js';

/** So long an offer holds unless somebody says otherwise. */
const USUAL_DAYS = 30;

type Beginning = Partial<FieldsOf<'offers'>>;

/** Entries in a row, each under a new key. */
export function entriesOf<T extends object>(
  values: readonly T[],
  env: Pick<CommandEnv, 'newId'>,
): Keyed<T & { readonly order: string }> {
  const orders = orderSequence(values.length);
  return Object.fromEntries(
    values.map((value, index) => [env.newId(), { ...value, order: orders[index] ?? 'a0' }]),
  );
}

export function usualSections(language: OfferLanguage, env: Pick<CommandEnv, 'newId'>): Keyed<OfferSection> {
  return entriesOf(
    USUAL_SECTIONS.map((kind) => ({ kind, title: null, text: openingText(kind, language) })),
    env,
  );
}

export const usualValidity = (today: CalendarDate): CalendarDate => addDays(today, USUAL_DAYS);

/** The draft that says what a document says; it holds as long as that one did, from today. */
export function beginningOf(document: OfferDocument, env: CommandEnv): Beginning {
  const { title, language, currency, entry, rounding, discount, withholding, exchange } = document;
  const { on, validUntil } = document;
  const steps: Keyed<OfferStep> = entriesOf(document.steps, env);
  const questions: Keyed<OfferQuestion> = entriesOf(document.questions, env);
  const sections: Keyed<OfferSection> = entriesOf(
    document.sections.map((section) => ({
      kind: section.kind,
      title: section.title === sectionTitle(section.kind, language) ? null : section.title,
      text: section.text.length === 0 ? null : section.text,
    })),
    env,
  );
  return {
    ...{ title, language, currency, discount, withholding, sections, steps, questions },
    inWords: document.inWords !== null,
    vatEntry: entry,
    vatRounding: rounding,
    validUntil: validUntil && addDays(env.today, Math.max(0, daysBetween(on, validUntil))),
    exchange: exchange && {
      amount: exchange.amount,
      scale: exchange.scale,
      source: exchange.source,
      on: exchange.on,
    },
  };
}

/** The lines of a document as those of a draft. */
export function linePatches(
  document: Pick<OfferDocument, 'lines'>,
  { id, opportunityId }: { readonly id: OfferId } & Pick<Offer, 'opportunityId'>,
  env: CommandEnv,
): Patch[] {
  const orders = orderSequence(document.lines.length);
  return document.lines.map((line, index) =>
    create('lines', env.newId(), {
      ...line,
      opportunityId,
      offerId: id,
      order: orders[index] ?? 'a0',
    }),
  );
}
