import { isCalendarDate, type CalendarDate, type Instant } from '../calendar-date.js';
import { field, type FieldKind } from '../fields/field-kind.js';
import { keyed, type Keyed } from '../fields/keyed.js';
import {
  basisPoints,
  choice,
  currency,
  date,
  flag,
  instant,
  integer,
  optional,
  reference,
  text,
} from '../fields/kinds.js';
import type { MemberId, OfferId, OpportunityId } from '../ids.js';
import { discount } from '../pricing/line-kinds.js';
import {
  VAT_ENTRIES,
  VAT_ROUNDINGS,
  type Discount,
  type VatEntry,
  type VatRounding,
} from '../pricing/values.js';
import { decodeRichText, encodeRichText, type RichText } from '../rich-text/rich-text.js';
import type { BaseRecord, RecordKind } from './record.js';

/** Languages that an offer can be written in, whatever the language of the widgets (D54). */
export const OFFER_LANGUAGES = ['tr', 'en'] as const;
export type OfferLanguage = (typeof OFFER_LANGUAGES)[number];

/** S106–S109, S111, S112: what a part of an offer is about; `custom` is a free text. */
export const OFFER_SECTION_KINDS = [
  'summary',
  'solution',
  'pricing',
  'timeline',
  'benefits',
  'faq',
  'custom',
] as const;
export type OfferSectionKind = (typeof OFFER_SECTION_KINDS)[number];

/** One part of an offer. Its text is edited together under `offerRoot`; a title that is `null` is the usual one of its kind. */
export interface OfferSection {
  readonly kind: OfferSectionKind;
  readonly title: string | null;
  readonly order: string;
  /** What the text begins with, of a template or an earlier offer, until somebody types into it. */
  readonly text: RichText | null;
}

/** S109: a step of the work, its first day and its last. */
export interface OfferStep {
  readonly phase: string;
  readonly start: CalendarDate | null;
  readonly end: CalendarDate | null;
  readonly order: string;
}

/** S112: a question that is often asked, and its answer; copied from the library, free to be changed. */
export interface OfferQuestion {
  readonly question: string;
  readonly answer: string;
  readonly order: string;
}

/** D53: a series of a member's device, and within it a count; with a year the count begins anew each year. */
export interface OfferNumber {
  readonly series: string;
  readonly year: number | null;
  readonly count: number;
}

/** What was sent: from then on the offer says this and nothing else (D52). */
export interface OfferIssue {
  readonly number: OfferNumber;
  readonly at: Instant;
  readonly by: MemberId;
  /** The frozen document as JSON (`readOfferDocument`), and its SHA-256 in hexadecimal digits. */
  readonly document: string;
  readonly hash: string;
}

export const OFFER_RESULTS = ['accepted', 'rejected', 'cancelled'] as const;
export type OfferResult = (typeof OFFER_RESULTS)[number];

/** S14: what became of it; one register, since the parts only make sense together. */
export interface OfferDecision {
  readonly result: OfferResult;
  readonly on: CalendarDate;
  readonly at: Instant;
  readonly by: MemberId;
  readonly reason: string | null;
}

/** D56: what one unit of the offer's currency is in the workspace's, as somebody has entered it. */
export interface OfferExchange {
  readonly amount: number;
  /** Decimals of `amount`. */
  readonly scale: number;
  /** Whose rate it is, say "TCMB döviz satış". */
  readonly source: string;
  readonly on: CalendarDate;
}

export const INVOICE_STATES = ['requested', 'issued', 'paid', 'cancelled'] as const;
export type InvoiceState = (typeof INVOICE_STATES)[number];

/** S113: what the host's invoicing has made of an accepted offer. */
export interface OfferInvoice {
  readonly state: InvoiceState;
  readonly number: string | null;
  readonly on: CalendarDate | null;
  readonly at: Instant;
  readonly by: MemberId;
}

/** S73, S105: an offer to the customer of an opportunity (S74). What is below `issues` counts while it is a draft. */
export interface Offer extends BaseRecord {
  readonly id: OfferId;
  readonly opportunityId: OpportunityId;
  readonly createdAt: Instant;
  readonly createdBy: MemberId;
  /** D52: the offer that this one replaces, and which revision this is: 1, 2 … */
  readonly revisionOf: OfferId | null;
  readonly revision: number;
  /** By key: two devices that send one draft at once both keep what they sent; `issueOf` says which counts. */
  readonly issues: Keyed<OfferIssue>;
  readonly decision: OfferDecision | null;
  readonly invoice: OfferInvoice | null;
  readonly title: string;
  readonly language: OfferLanguage;
  readonly currency: string;
  readonly vatEntry: VatEntry;
  readonly vatRounding: VatRounding;
  /** On the whole document. */
  readonly discount: Discount | null;
  /** Tevkifat in basis points (D50); information. */
  readonly withholding: number | null;
  readonly validUntil: CalendarDate | null;
  readonly exchange: OfferExchange | null;
  /** The amount is written out in words as well (D54). */
  readonly inWords: boolean;
  readonly sections: Keyed<OfferSection>;
  readonly steps: Keyed<OfferStep>;
  readonly questions: Keyed<OfferQuestion>;
}

/** Longest frozen document, in UTF-16 units. */
export const MAX_OFFER_DOCUMENT = 400_000;
/** Longest name of a series. */
export const MAX_SERIES = 6;

const isKind = (value: unknown): value is OfferSectionKind =>
  (OFFER_SECTION_KINDS as readonly unknown[]).includes(value);
const dateOrNull = (value: unknown): CalendarDate | null => (isCalendarDate(value) ? value : null);
const textOrNull = (value: unknown): string | null => text.decode(value) ?? null;
const shown = (value: unknown): string => text.decode(value) ?? '';
const areTexts = (...values: readonly unknown[]): boolean =>
  values.every((value) => typeof value === 'string');

/** A kind that is kept as a list of values. */
function tuple<T extends object>(
  name: string,
  read: (parts: readonly unknown[]) => T | undefined,
  encode: FieldKind<T>['encode'],
): FieldKind<T> {
  return {
    name,
    decode: (json) => {
      const value = Array.isArray(json) ? read(json as unknown[]) : undefined;
      return value && Object.freeze(value);
    },
    encode,
  };
}

export const offerSectionKind = tuple<OfferSection>(
  'offer-section',
  ([kind, title, order, blocks]) =>
    isKind(kind) && areTexts(order)
      ? { kind, title: textOrNull(title), order: order as string, text: decodeRichText(blocks) ?? null }
      : undefined,
  ({ kind, title, order, text: blocks }) => [kind, title, order, blocks && encodeRichText(blocks)],
);

const step = tuple<OfferStep>(
  'offer-step',
  ([phase, start, end, order]) =>
    areTexts(phase, order)
      ? {
          phase: shown(phase),
          start: dateOrNull(start),
          end: dateOrNull(end),
          order: order as string,
        }
      : undefined,
  ({ phase, start, end, order }) => [phase, start, end, order],
);

const question = tuple<OfferQuestion>(
  'offer-question',
  ([asked, answer, order]) =>
    areTexts(asked, answer, order)
      ? { question: shown(asked), answer: shown(answer), order: order as string }
      : undefined,
  ({ question: asked, answer, order }) => [asked, answer, order],
);

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;

const issue = tuple<OfferIssue>(
  'offer-issue',
  ([series, year, count, at, by, document, hash]) =>
    areTexts(series, by, document, hash) &&
    (year === null || isCount(year)) &&
    isCount(count) &&
    Number.isFinite(at) &&
    (document as string).length <= MAX_OFFER_DOCUMENT
      ? {
          number: Object.freeze({ series: shown(series), year, count }),
          at: at as number,
          by: by as string,
          document: document as string,
          hash: hash as string,
        }
      : undefined,
  ({ number: { series, year, count }, at, by, document, hash }) => [
    series,
    year,
    count,
    at,
    by,
    document,
    hash,
  ],
);

const decision = tuple<OfferDecision>(
  'offer-decision',
  ([result, on, at, by, reason]) =>
    (OFFER_RESULTS as readonly unknown[]).includes(result) &&
    isCalendarDate(on) &&
    Number.isFinite(at) &&
    areTexts(by)
      ? { result: result as OfferResult, on, at: at as number, by: by as string, reason: textOrNull(reason) }
      : undefined,
  ({ result, on, at, by, reason }) => [result, on, at, by, reason],
);

const exchange = tuple<OfferExchange>(
  'offer-exchange',
  ([amount, scale, source, on]) =>
    isCount(amount) && isScale(scale) && areTexts(source) && isCalendarDate(on)
      ? { amount, scale, source: shown(source), on }
      : undefined,
  ({ amount, scale, source, on }) => [amount, scale, source, on],
);

export const isScale = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 6;

const invoice = tuple<OfferInvoice>(
  'offer-invoice',
  ([state, number, on, at, by]) =>
    (INVOICE_STATES as readonly unknown[]).includes(state) && Number.isFinite(at) && areTexts(by)
      ? {
          state: state as InvoiceState,
          number: textOrNull(number),
          on: dateOrNull(on),
          at: at as number,
          by: by as string,
        }
      : undefined,
  ({ state, number, on, at, by }) => [state, number, on, at, by],
);

export const offerKind: RecordKind<Offer> = {
  collection: 'offers',
  doc: 'work',
  root: 'f',
  fields: {
    opportunityId: field('o', text, ''),
    createdAt: field('z', instant, 0),
    createdBy: field('y', text, ''),
    revisionOf: field('p', optional(reference), null),
    revision: field('r', integer, 1),
    issues: keyed('i', issue),
    decision: field('d', optional(decision), null),
    invoice: field('v', optional(invoice), null),
    title: field('n', text, ''),
    language: field('l', choice('offer-language', OFFER_LANGUAGES), 'tr'),
    currency: field('c', currency, 'TRY'),
    vatEntry: field('e', choice('vat-entry', VAT_ENTRIES), 'exclusive'),
    vatRounding: field('g', choice('vat-rounding', VAT_ROUNDINGS), 'rateGroup'),
    discount: field('a', optional(discount), null),
    withholding: field('w', optional(basisPoints), null),
    validUntil: field('u', optional(date), null),
    exchange: field('x', optional(exchange), null),
    inWords: field('h', flag, false),
    sections: keyed('s', offerSectionKind),
    steps: keyed('t', step),
    questions: keyed('q', question),
  },
};

/** Where the text of a section stands in the text document of its opportunity. */
export const offerRoot = (id: string, section: string): string => `offer:${id}:${section}`;
