import {
  encodeRichText,
  INVOICE_STATES,
  inOrder,
  isSent,
  offerLines,
  MERGE_FIELDS,
  mergeToken,
  OFFER_LANGUAGES,
  OFFER_SECTION_KINDS,
  type CommandInput,
  type CommandMap,
  type Json,
  type Offer,
  type OfferFields,
} from '@firsat/model';
import type { Ask } from './operations.js';

type OfferCommandName = Extract<keyof CommandMap, `offer-${string}`>;

/** What the operations on offers take from the others. */
export interface Words {
  words(ask: Ask): string;
  anyId(ask: Ask, collection: 'offers' | 'opportunities' | 'offerTemplates' | 'offerFaqs'): string;
  everKnown(ask: Ask, collection: 'offers' | 'offerTemplates' | 'offerFaqs'): string;
  date(ask: Ask): string;
}

function fields(ask: Ask, { words, date }: Words): Partial<OfferFields> {
  const { chance } = ask;
  return {
    ...(chance.happens(0.4) ? { title: chance.happens(0.05) ? ' ' : words(ask) } : {}),
    ...(chance.happens(0.2) ? { currency: chance.of(['TRY', 'TRY', 'EUR', 'lira']) } : {}),
    ...(chance.happens(0.3) ? { vatEntry: chance.of(['exclusive', 'inclusive'] as const) } : {}),
    ...(chance.happens(0.2) ? { inWords: chance.happens(0.5) } : {}),
    ...(chance.happens(0.3) ? { vatRounding: chance.of(['line', 'rateGroup'] as const) } : {}),
    ...(chance.happens(0.3)
      ? {
          discount: chance.of([
            null,
            { kind: 'percent', basisPoints: chance.below(10_100) } as const,
            { kind: 'amount', minor: chance.below(50_000) } as const,
          ]),
        }
      : {}),
    ...(chance.happens(0.5) ? { validUntil: chance.of([null, date(ask), '2027-06-01']) } : {}),
    ...(chance.happens(0.1)
      ? { exchange: { amount: chance.below(500_000), scale: 4, source: words(ask), on: date(ask) } }
      : {}),
  };
}

/** One of the entries of a set field of an offer, or one that never was. */
function entryOf(ask: Ask, id: string, name: 'sections' | 'steps' | 'questions'): string {
  const entries = Object.keys(ask.replica.store.get('offers', id)?.[name] ?? {});
  return ask.chance.of([...entries, ...(entries.length === 0 || ask.chance.happens(0.1) ? ['gone'] : [])]);
}

function texts(ask: Ask, id: string, { words }: Words): Readonly<Record<string, Json>> {
  const keys = Object.keys(ask.replica.store.get('offers', id)?.sections ?? {});
  const { chance } = ask;
  return Object.fromEntries(
    keys
      .filter(() => chance.happens(0.4))
      .map((key) => [
        key,
        encodeRichText([
          {
            kind: 'paragraph',
            indent: 0,
            checked: false,
            spans: [{ text: `${words(ask)} ${mergeToken(chance.of(MERGE_FIELDS), 'tr')}` }],
          },
        ]),
      ]),
  );
}

/** Mostly an offer of which that is true here; now and then any, or one that is gone. */
function offerThat(ask: Ask, { anyId }: Words, holds: (offer: Offer) => boolean): string {
  const fitting = ask.chance.happens(0.1) ? [] : [...ask.replica.store.list('offers')].filter(holds);
  return fitting.length > 0 ? ask.chance.of(fitting).id : anyId(ask, 'offers');
}

/** Could be sent: a draft with lines, whose day has not passed. */
const isSendable = (ask: Ask) => (offer: Offer) => {
  const { lines, foreign, unexplained } = offerLines(ask.replica.store, offer);
  const isValid = offer.validUntil === null || offer.validUntil > '2026-06';
  return !isSent(offer) && lines.length > 0 && foreign === 0 && unexplained === 0 && isValid;
};

/** One random input for each command on offers. */
export function offerInputs(say: Words): {
  readonly [N in OfferCommandName]: (ask: Ask) => CommandInput<N>;
} {
  const { words, anyId, everKnown, date } = say;
  const draft = (ask: Ask): string => offerThat(ask, say, (offer) => !isSent(offer));
  const sent = (ask: Ask): string => offerThat(ask, say, isSent);
  /** A draft that has something to take out, as long as there is one. */
  const draftWith = (ask: Ask, name: 'steps' | 'questions'): string =>
    offerThat(ask, say, (offer) => !isSent(offer) && Object.keys(offer[name]).length > 0);
  /** Few opportunities, so that people meet on the same offers. */
  const sale = (ask: Ask): string => {
    const [...rows] = ask.replica.store.list('opportunities');
    return rows[ask.chance.below(Math.min(4, rows.length + 1))]?.id ?? anyId(ask, 'opportunities');
  };
  return {
    'offer-create': (ask) => {
      const copyOf = anyId(ask, 'offers');
      return {
        opportunityId: sale(ask),
        language: ask.chance.of(OFFER_LANGUAGES),
        ...(ask.chance.happens(0.2) ? { templateId: anyId(ask, 'offerTemplates') } : {}),
        ...(ask.chance.happens(0.15) ? { copyOf, texts: texts(ask, copyOf, say) } : {}),
      };
    },
    'offer-edit': (ask) => ({ id: draft(ask), changes: fields(ask, say) }),
    'offer-section-set': (ask) => {
      const id = draft(ask);
      return {
        id,
        ...(ask.chance.happens(0.5)
          ? { key: entryOf(ask, id, 'sections') }
          : { kind: ask.chance.of(OFFER_SECTION_KINDS) }),
        title: ask.chance.of([null, words(ask)]),
      };
    },
    'offer-section-move': (ask) => {
      const id = draft(ask);
      const sections = inOrder(ask.replica.store.get('offers', id)?.sections ?? {});
      return {
        id,
        key: entryOf(ask, id, 'sections'),
        beforeId: sections.length > 0 ? ask.chance.of(sections).id : null,
      };
    },
    'offer-section-remove': (ask) => {
      const id = draft(ask);
      return { id, key: entryOf(ask, id, 'sections') };
    },
    'offer-section-begin': (ask) => {
      const id = draft(ask);
      return { id, key: entryOf(ask, id, 'sections') };
    },
    'offer-step-set': (ask) => {
      const id = draft(ask);
      return {
        id,
        ...(ask.chance.happens(0.4) ? { key: entryOf(ask, id, 'steps') } : {}),
        phase: words(ask),
        start: ask.chance.of([null, date(ask)]),
        end: ask.chance.of([null, date(ask)]),
      };
    },
    'offer-step-remove': (ask) => {
      const id = draftWith(ask, 'steps');
      return { id, key: entryOf(ask, id, 'steps') };
    },
    'offer-question-set': (ask) => {
      const id = draft(ask);
      return {
        id,
        ...(ask.chance.happens(0.4) ? { key: entryOf(ask, id, 'questions') } : {}),
        ...(ask.chance.happens(0.4) ? { faqId: anyId(ask, 'offerFaqs') } : { question: words(ask) }),
      };
    },
    'offer-question-remove': (ask) => {
      const id = draftWith(ask, 'questions');
      return { id, key: entryOf(ask, id, 'questions') };
    },
    'offer-issue': (ask) => {
      const id = offerThat(ask, say, isSendable(ask));
      return {
        id,
        texts: texts(ask, id, say),
        ...(ask.chance.happens(0.2) ? { series: ask.chance.of(['A', 'B', 'TK', '?']) } : {}),
        ...(ask.chance.happens(0.2) ? { byYear: ask.chance.happens(0.5) } : {}),
      };
    },
    'offer-decide': (ask) => ({
      id: sent(ask),
      result: ask.chance.of(['accepted', 'accepted', 'rejected'] as const),
      ...(ask.chance.happens(0.2) ? { on: date(ask) } : {}),
      ...(ask.chance.happens(0.2) ? { setPrice: ask.chance.happens(0.5) } : {}),
      ...(ask.chance.happens(0.3) ? { win: true } : {}),
    }),
    'offer-cancel': (ask) => ({ id: sent(ask), reason: ask.chance.of([null, words(ask)]) }),
    'offer-revise': (ask) => ({ id: sent(ask) }),
    'offer-invoice': (ask) => ({
      id: offerThat(ask, say, ({ decision }) => decision?.result === 'accepted'),
      state: ask.chance.of(INVOICE_STATES),
      number: ask.chance.of([null, words(ask)]),
    }),
    'offer-delete': (ask) => ({ id: draft(ask) }),
    'offer-restore': (ask) => ({ id: everKnown(ask, 'offers') }),
    'offer-template-create': (ask) => ({
      title: words(ask),
      ...(ask.chance.happens(0.6) ? { offerId: anyId(ask, 'offers') } : {}),
    }),
    'offer-template-edit': (ask) => ({ id: anyId(ask, 'offerTemplates'), title: words(ask) }),
    'offer-template-delete': (ask) => ({ id: anyId(ask, 'offerTemplates') }),
    'offer-template-restore': (ask) => ({ id: everKnown(ask, 'offerTemplates') }),
    'offer-faq-create': (ask) => ({ question: words(ask), answer: words(ask) }),
    'offer-faq-edit': (ask) => ({ id: anyId(ask, 'offerFaqs'), answer: words(ask) }),
    'offer-faq-delete': (ask) => ({ id: anyId(ask, 'offerFaqs') }),
    'offer-faq-restore': (ask) => ({ id: everKnown(ask, 'offerFaqs') }),
  };
}

export const OFFER_WEIGHTS: { readonly [N in OfferCommandName]: number } = {
  'offer-create': 5,
  'offer-edit': 2.5,
  'offer-section-set': 1,
  'offer-section-move': 0.6,
  'offer-section-remove': 0.5,
  'offer-section-begin': 0.5,
  'offer-step-set': 1,
  'offer-step-remove': 0.4,
  'offer-question-set': 1,
  'offer-question-remove': 0.4,
  'offer-issue': 4,
  'offer-decide': 4,
  'offer-cancel': 0.8,
  'offer-revise': 1.2,
  'offer-invoice': 2,
  'offer-delete': 0.8,
  'offer-restore': 0.6,
  'offer-template-create': 0.5,
  'offer-template-edit': 0.3,
  'offer-template-delete': 0.3,
  'offer-template-restore': 0.2,
  'offer-faq-create': 0.5,
  'offer-faq-edit': 0.3,
  'offer-faq-delete': 0.3,
  'offer-faq-restore': 0.3,
};
