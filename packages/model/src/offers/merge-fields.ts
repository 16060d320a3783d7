import type { OfferLanguage } from '../records/offer.js';
import type { RichBlock, RichText } from '../rich-text/rich-text.js';

/** S110: what a text of an offer may name, to be filled with what is so when it is sent. */
export const MERGE_FIELDS = [
  'customer',
  'representative',
  'validity',
  'opportunity',
  'total',
  'date',
  'company',
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];
export type MergeValues = Readonly<Record<MergeField, string>>;

/** How they are written in a text; both languages are understood in every offer. */
const TOKENS: Readonly<Record<OfferLanguage, Readonly<Record<MergeField, string>>>> = {
  tr: {
    customer: 'müşteri',
    representative: 'temsilci',
    validity: 'geçerlilik',
    opportunity: 'fırsat',
    total: 'toplam',
    date: 'tarih',
    company: 'firma',
  },
  en: {
    customer: 'customer',
    representative: 'representative',
    validity: 'validity',
    opportunity: 'opportunity',
    total: 'total',
    date: 'date',
    company: 'company',
  },
};

const KNOWN: ReadonlyMap<string, MergeField> = new Map(
  MERGE_FIELDS.flatMap((name) => [[TOKENS.tr[name], name] as const, [TOKENS.en[name], name] as const]),
);

const TOKEN = /\{\s*([\p{L}]{1,30})\s*\}/gu;

/** As somebody types it: `{müşteri}`. */
export const mergeToken = (name: MergeField, language: OfferLanguage): string =>
  `{${TOKENS[language][name]}}`;

const fieldOf = (word: string): MergeField | undefined =>
  KNOWN.get(word.normalize('NFC').toLocaleLowerCase('tr')) ?? KNOWN.get(word.toLowerCase());

/** A text with its merge fields filled; what is no field stays as it is. */
export function fillText(text: string, values: MergeValues): string {
  return text.replace(TOKEN, (token, word: string) => {
    const name = fieldOf(word);
    return name === undefined ? token : values[name];
  });
}

/** The same in a formatted text; a field that is formatted in pieces is none. */
export function fillRichText(text: RichText, values: MergeValues): RichText {
  return text.map((block): RichBlock => ({
    ...block,
    spans: block.spans.map((span) => ({ ...span, text: fillText(span.text, values) })),
  }));
}
