import { isCalendarDate, type CalendarDate } from '../calendar-date.js';
import { isMoney, type Money } from '../money.js';
import type { DocumentFigures, LineFigures, RateFigures } from '../pricing/price-document.js';
import {
  isUnitPrice,
  type Discount,
  type UnitPrice,
  type Vat,
  type VatEntry,
  type VatRounding,
} from '../pricing/values.js';
import {
  OFFER_SECTION_KINDS,
  type OfferExchange,
  type OfferIssue,
  type OfferLanguage,
  type OfferSectionKind,
} from '../records/offer.js';
import { decodeRichText, type RichText } from '../rich-text/rich-text.js';
import { MERGE_FIELDS, type MergeValues } from './merge-fields.js';

export interface DocumentSection {
  readonly key: string;
  readonly kind: OfferSectionKind;
  readonly title: string;
  /** With its merge fields as they were typed: `values` fills them. */
  readonly text: RichText;
}

export interface DocumentStep {
  readonly phase: string;
  readonly start: CalendarDate | null;
  readonly end: CalendarDate | null;
}

export interface DocumentQuestion {
  readonly question: string;
  readonly answer: string;
}

/** A line as it was offered, with all that a revision begins from. */
export interface DocumentLine {
  readonly productId: string | null;
  readonly catalogueVersion: string | null;
  readonly name: string;
  readonly code: string | null;
  readonly unit: string | null;
  readonly description: string | null;
  readonly specification: string | null;
  readonly quantity: number;
  readonly unitPrice: UnitPrice | null;
  readonly discount: Discount | null;
  readonly vat: Vat;
}

/**
 * S105: all that an offer says, by itself: nothing in it is looked up elsewhere when it is shown or printed. A draft is shown as the document that
 * it would become; sent, this is what was frozen (D52).
 */
export interface OfferDocument {
  readonly v: 1;
  readonly title: string;
  readonly language: OfferLanguage;
  readonly currency: string;
  readonly revision: number;
  /** The day on which it was sent; of a draft, today. */
  readonly on: CalendarDate;
  readonly validUntil: CalendarDate | null;
  readonly company: string;
  readonly customer: string;
  readonly taxNumber: string | null;
  readonly representative: string;
  readonly entry: VatEntry;
  readonly rounding: VatRounding;
  readonly discount: Discount | null;
  readonly withholding: number | null;
  /** D56: the rate, and the total in the workspace's currency by it; information. */
  readonly exchange: (OfferExchange & { readonly total: Money }) | null;
  /** D54: what is to be paid, written out. */
  readonly inWords: string | null;
  readonly values: MergeValues;
  readonly sections: readonly DocumentSection[];
  readonly steps: readonly DocumentStep[];
  readonly questions: readonly DocumentQuestion[];
  readonly lines: readonly DocumentLine[];
  readonly figures: DocumentFigures;
}

type Bag = Readonly<Record<string, unknown>>;

const bag = (value: unknown): Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Bag) : {};
const list = (value: unknown): readonly Bag[] => (Array.isArray(value) ? (value as unknown[]).map(bag) : []);
const words = (value: unknown): string => (typeof value === 'string' ? value : '');
const wordsOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const whole = (value: unknown): number => (Number.isSafeInteger(value) ? (value as number) : 0);
const day = (value: unknown): CalendarDate | null => (isCalendarDate(value) ? value : null);

const known = new WeakMap<OfferIssue, OfferDocument | undefined>();

/** What was sent. `undefined` for what no version of this can read; each issue is read once. */
export function frozenDocument(issue: OfferIssue): OfferDocument | undefined {
  if (!known.has(issue)) known.set(issue, readOfferDocument(issue.document));
  return known.get(issue);
}

/** Reads what `offerDocument` has written. Never throws: it comes from other people's devices. */
export function readOfferDocument(text: string): OfferDocument | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const from = bag(json);
  const on = day(from.on);
  const currency = words(from.currency);
  if (from.v !== 1 || on === null || !/^[A-Z]{3}$/.test(currency)) return undefined;
  const given = bag(from.values);
  const values = Object.fromEntries(MERGE_FIELDS.map((name) => [name, words(given[name])]));
  return {
    v: 1,
    title: words(from.title),
    language: from.language === 'en' ? 'en' : 'tr',
    currency,
    revision: whole(from.revision),
    on,
    validUntil: day(from.validUntil),
    company: words(from.company),
    customer: words(from.customer),
    taxNumber: wordsOrNull(from.taxNumber),
    representative: words(from.representative),
    entry: from.entry === 'inclusive' ? 'inclusive' : 'exclusive',
    rounding: from.rounding === 'line' ? 'line' : 'rateGroup',
    discount: discountOf(from.discount),
    withholding: from.withholding === null ? null : whole(from.withholding),
    exchange: exchangeOf(bag(from.exchange)),
    inWords: wordsOrNull(from.inWords),
    values: values as MergeValues,
    sections: list(from.sections).map(({ key, kind, title, text: blocks }) => ({
      key: words(key),
      kind: OFFER_SECTION_KINDS.find((one) => one === kind) ?? 'custom',
      title: words(title),
      text: decodeRichText(blocks) ?? [],
    })),
    steps: list(from.steps).map(({ phase, start, end }) => ({
      phase: words(phase),
      start: day(start),
      end: day(end),
    })),
    questions: list(from.questions).map(({ question, answer }) => ({
      question: words(question),
      answer: words(answer),
    })),
    lines: list(from.lines).map(lineOf),
    figures: figuresOf(bag(from.figures)),
  };
}

function discountOf(value: unknown): Discount | null {
  const { kind, basisPoints, minor } = bag(value);
  if (kind === 'percent') return { kind, basisPoints: whole(basisPoints) };
  return kind === 'amount' ? { kind, minor: whole(minor) } : null;
}

function exchangeOf({ amount, scale, source, on, total }: Bag): OfferDocument['exchange'] {
  const date = day(on);
  return date !== null && isMoney(total)
    ? { amount: whole(amount), scale: whole(scale), source: words(source), on: date, total }
    : null;
}

function lineOf(from: Bag): DocumentLine {
  const { rate, exemption } = bag(from.vat);
  return {
    productId: wordsOrNull(from.productId),
    catalogueVersion: wordsOrNull(from.catalogueVersion),
    name: words(from.name),
    code: wordsOrNull(from.code),
    unit: wordsOrNull(from.unit),
    description: wordsOrNull(from.description),
    specification: wordsOrNull(from.specification),
    quantity: whole(from.quantity),
    unitPrice: isUnitPrice(from.unitPrice) ? from.unitPrice : null,
    discount: discountOf(from.discount),
    vat: { rate: whole(rate), exemption: wordsOrNull(exemption) },
  };
}

function figuresOf(from: Bag): DocumentFigures {
  const withheld = bag(from.withholding);
  return {
    entry: from.entry === 'inclusive' ? 'inclusive' : 'exclusive',
    rounding: from.rounding === 'line' ? 'line' : 'rateGroup',
    lines: list(from.lines).map((line): LineFigures => ({
      id: words(line.id),
      list: whole(line.list),
      discount: whole(line.discount),
      amount: whole(line.amount),
      share: whole(line.share),
      net: whole(line.net),
      vat: whole(line.vat),
      gross: whole(line.gross),
    })),
    subtotal: whole(from.subtotal),
    lineDiscounts: whole(from.lineDiscounts),
    discount: whole(from.discount),
    net: whole(from.net),
    rates: list(from.rates).map((rate): RateFigures => ({
      rate: whole(rate.rate),
      net: whole(rate.net),
      vat: whole(rate.vat),
      gross: whole(rate.gross),
      exemptions: Array.isArray(rate.exemptions) ? (rate.exemptions as unknown[]).map(words) : [],
    })),
    vat: whole(from.vat),
    total: whole(from.total),
    withholding:
      from.withholding === null || from.withholding === undefined
        ? null
        : { vat: whole(withheld.vat), payable: whole(withheld.payable) },
    unpriced: whole(from.unpriced),
  };
}
