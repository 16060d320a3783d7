import type { OfferLanguage, OfferSectionKind } from '../records/offer.js';
import type { RichText } from '../rich-text/rich-text.js';
import { mergeToken } from './merge-fields.js';

type Titles = Readonly<Record<OfferSectionKind, string>>;

/** What sections are called in an offer; texts of a document, not of the interface. */
const TITLES: Readonly<Record<OfferLanguage, Titles>> = {
  tr: {
    summary: 'İhtiyacınız',
    solution: 'Çözümümüz ve teknik özellikler',
    pricing: 'Fiyatlandırma',
    timeline: 'Zaman planı',
    benefits: 'Size sağlayacakları',
    faq: 'Sık sorulan sorular',
    custom: 'Diğer',
  },
  en: {
    summary: 'Your needs',
    solution: 'Our solution and technical specifications',
    pricing: 'Pricing',
    timeline: 'Timeline',
    benefits: 'What you gain',
    faq: 'Frequently asked questions',
    custom: 'Other',
  },
};

export const sectionTitle = (kind: OfferSectionKind, language: OfferLanguage): string =>
  TITLES[language][kind];

/** S106–S112, D54: the sections of an offer that begins without a template, in their order. */
export const USUAL_SECTIONS: readonly OfferSectionKind[] = [
  'summary',
  'solution',
  'benefits',
  'pricing',
  'timeline',
  'faq',
];

const paragraph = (text: string): RichText => [
  { kind: 'paragraph', indent: 0, checked: false, spans: [{ text }] },
];

/** The first words of a new offer, addressed to the customer (S110); other sections begin empty. */
export function openingText(kind: OfferSectionKind, language: OfferLanguage): RichText | null {
  if (kind !== 'summary') return null;
  const customer = mergeToken('customer', language);
  return paragraph(language === 'tr' ? `Sayın ${customer},` : `Dear ${customer},`);
}
