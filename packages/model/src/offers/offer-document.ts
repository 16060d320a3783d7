import { sha256 } from '@noble/hashes/sha2.js';
import type { CalendarDate } from '../calendar-date.js';
import { formatDate } from '../fields/format-date.js';
import { formatMoney } from '../fields/format-money.js';
import { currencyDigits, isMoney, type Money } from '../money.js';
import type { Keyed } from '../fields/keyed.js';
import { compareOrder } from '../order/compare-order.js';
import type { Line } from '../records/line.js';
import type { Offer } from '../records/offer.js';
import { encodeRichText, type RichText } from '../rich-text/rich-text.js';
import { divideRounded } from '../rounding.js';
import { resolveContact } from '../selectors/contact-resolution.js';
import { documentOf, linesOf, vatOf, type LineDocument } from '../selectors/line-document.js';
import type { Snapshot } from '../snapshot.js';
import { amountInWords } from './amount-words.js';
import type { DocumentLine, OfferDocument } from './read-document.js';
import { sectionTitle } from './section-words.js';

/** Texts of the sections by their keys, as whoever shows or sends the offer has read them. */
export type SectionTexts = Readonly<Record<string, RichText>>;

type Source = Pick<Snapshot, 'get' | 'children' | 'settings'>;

/** The entries of a set field with their keys, in their order. */
export function inOrder<T extends { readonly order: string }>(
  entries: Keyed<T>,
): readonly (T & { readonly id: string })[] {
  return Object.entries(entries)
    .map(([id, entry]) => ({ id, ...entry }))
    .sort(compareOrder);
}

/** The lines of a draft and what they come to (D47–D50). */
export function offerLines(snapshot: Pick<Snapshot, 'children'>, offer: Offer): LineDocument {
  return documentOf(linesOf(snapshot, { opportunityId: offer.opportunityId, offerId: offer.id }), {
    entry: offer.vatEntry,
    rounding: offer.vatRounding,
    discount: offer.discount,
    currency: offer.currency,
    withholding: offer.withholding,
  });
}

/** The offer as the document that it becomes when it is sent today: what is shown, printed and frozen is this one thing (D52, D55). */
export function offerDocument(
  snapshot: Source,
  offer: Offer,
  texts: SectionTexts,
  today: CalendarDate,
): OfferDocument {
  const opportunity = snapshot.get('opportunities', offer.opportunityId);
  const customer = resolveContact(snapshot, opportunity?.customerId ?? null);
  const representative =
    snapshot.get('members', opportunity?.ownerId ?? offer.createdBy)?.name ??
    snapshot.get('members', offer.createdBy)?.name ??
    '';
  const { lines, figures } = offerLines(snapshot, offer);
  const locale = offer.language === 'tr' ? 'tr-TR' : 'en-US';
  const total: Money = { minor: figures.total, currency: offer.currency };
  const company = snapshot.settings?.name ?? '';
  return {
    v: 1,
    title: offer.title,
    language: offer.language,
    currency: offer.currency,
    revision: offer.revision,
    on: today,
    validUntil: offer.validUntil,
    company,
    customer: customer?.name ?? '',
    taxNumber: customer?.taxNumber ?? null,
    representative,
    entry: offer.vatEntry,
    rounding: offer.vatRounding,
    discount: offer.discount,
    withholding: offer.withholding,
    exchange: exchanged(offer, total, snapshot.settings?.currency ?? 'TRY'),
    inWords: offer.inWords
      ? amountInWords({ ...total, minor: figures.withholding?.payable ?? figures.total }, offer.language)
      : null,
    values: {
      customer: customer?.name ?? '',
      representative,
      validity: offer.validUntil === null ? '' : formatDate(offer.validUntil, locale, 'full'),
      opportunity: opportunity?.description ?? '',
      total: formatMoney(total, locale),
      date: formatDate(today, locale, 'full'),
      company,
    },
    sections: inOrder(offer.sections).map(({ id, kind, title, text }) => ({
      key: id,
      kind,
      title: title ?? sectionTitle(kind, offer.language),
      text: textOf(texts[id], text),
    })),
    steps: inOrder(offer.steps).map(({ phase, start, end }) => ({ phase, start, end })),
    questions: inOrder(offer.questions).map(({ question, answer }) => ({ question, answer })),
    lines: lines.map(documentLine),
    figures,
  };
}

/** What somebody has typed; before that, what the section began with. */
export function textOf(typed: RichText | undefined, began: RichText | null): RichText {
  return typed && typed.length > 0 ? typed : (began ?? []);
}

function documentLine(line: Line): DocumentLine {
  const { productId, catalogueVersion, name, code, unit, description, specification } = line;
  const { quantity, unitPrice, discount } = line;
  return {
    ...{ productId, catalogueVersion, name, code, unit, description, specification },
    ...{ quantity, unitPrice, discount },
    vat: vatOf(line),
  };
}

/** D56: the total in the workspace's currency, rounded once. */
function exchanged({ exchange, currency }: Offer, total: Money, into: string): OfferDocument['exchange'] {
  if (!exchange || currency === into) return null;
  const { amount, scale } = exchange;
  const digits = currencyDigits(into) - currencyDigits(currency);
  const [up, down] = [10n ** BigInt(Math.max(0, digits)), 10n ** BigInt(Math.max(0, -digits) + scale)];
  const minor = Number(divideRounded(BigInt(total.minor) * BigInt(amount) * up, down));
  const value = { minor, currency: into };
  return isMoney(value) ? { ...exchange, total: value } : null;
}

/** The stored form: always the same letters for the same document. */
export function writeOfferDocument(document: OfferDocument): string {
  const json = {
    ...document,
    sections: document.sections.map((section) => ({ ...section, text: encodeRichText(section.text) })),
  };
  return JSON.stringify(json);
}

/** SHA-256 of a text in hexadecimal digits: whoever has the document can tell that it is the one that was sent (D52). */
export function documentHash(text: string): string {
  return Array.from(sha256(new TextEncoder().encode(text)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
