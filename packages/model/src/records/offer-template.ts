import { field } from '../fields/field-kind.js';
import { keyed, type Keyed } from '../fields/keyed.js';
import { choice, instant, text } from '../fields/kinds.js';
import type { Id, MemberId } from '../ids.js';
import { OFFER_LANGUAGES, offerSectionKind, type OfferLanguage, type OfferSection } from './offer.js';
import type { BaseRecord, RecordKind } from './record.js';

/** S110: what an offer begins with: its sections, their order and their texts with merge fields. */
export interface OfferTemplate extends BaseRecord {
  readonly id: Id<'offer-template'>;
  readonly title: string;
  readonly language: OfferLanguage;
  readonly sections: Keyed<OfferSection>;
  readonly createdAt: number;
  readonly createdBy: MemberId;
}

export const offerTemplateKind: RecordKind<OfferTemplate> = {
  collection: 'offerTemplates',
  doc: 'work',
  root: 'ft',
  fields: {
    title: field('n', text, ''),
    language: field('l', choice('offer-language', OFFER_LANGUAGES), 'tr'),
    sections: keyed('s', offerSectionKind),
    createdAt: field('z', instant, 0),
    createdBy: field('y', text, ''),
  },
};

/** S112: a question of the library, for every offer to pick. */
export interface OfferFaq extends BaseRecord {
  readonly id: Id<'offer-faq'>;
  readonly question: string;
  readonly answer: string;
  readonly language: OfferLanguage;
}

export const offerFaqKind: RecordKind<OfferFaq> = {
  collection: 'offerFaqs',
  doc: 'work',
  root: 'fq',
  fields: {
    question: field('q', text, ''),
    answer: field('a', text, ''),
    language: field('l', choice('offer-language', OFFER_LANGUAGES), 'tr'),
  },
};
