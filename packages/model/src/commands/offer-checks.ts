import * as z from 'zod/mini';
import { currencyDigits } from '../money.js';
import { VAT_ENTRIES, VAT_ROUNDINGS } from '../pricing/values.js';
import { isScale, OFFER_LANGUAGES, type Offer } from '../records/offer.js';
import { decodeRichText, type RichText } from '../rich-text/rich-text.js';
import { isSent } from '../offers/offer-state.js';
import type { Snapshot } from '../snapshot.js';
import type { Checks } from './checks.js';
import type { OfferFields, SectionTextsInput } from './maps/offer-commands.js';
import { refuse, subject } from './refuse.js';
import { anyJson, maybeNumber, maybeText } from './shapes.js';

/** Most sections, steps or questions of one offer. */
export const MAX_PARTS = 100;

export const language = z.enum(OFFER_LANGUAGES);
export const texts = z.record(z.string(), anyJson);

export const offerFields = {
  title: z.optional(z.string()),
  language: z.optional(language),
  currency: z.optional(z.string()),
  vatEntry: z.optional(z.enum(VAT_ENTRIES)),
  vatRounding: z.optional(z.enum(VAT_ROUNDINGS)),
  discount: z.optional(
    z.nullable(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('percent'), basisPoints: z.number() }),
        z.object({ kind: z.literal('amount'), minor: z.number() }),
      ]),
    ),
  ),
  withholding: z.optional(maybeNumber),
  validUntil: z.optional(maybeText),
  inWords: z.optional(z.boolean()),
  exchange: z.optional(
    z.nullable(z.object({ amount: z.number(), scale: z.number(), source: z.string(), on: z.string() })),
  ),
};

/** Checks the given fields and returns them cleaned. */
export function checkOfferFields(given: Partial<OfferFields>, checks: Checks): Partial<OfferFields> {
  const fields: { -readonly [K in keyof OfferFields]?: OfferFields[K] } = { ...given };
  if (given.title !== undefined) fields.title = checks.title(given.title, 'title');
  if (given.currency !== undefined && !isCurrency(given.currency)) checks.add('invalid-input', 'currency');
  if (given.discount?.kind === 'percent') checks.basisPoints(given.discount.basisPoints, 'discount');
  if (given.discount?.kind === 'amount') {
    const { minor } = given.discount;
    if (!Number.isSafeInteger(minor) || minor < 0) checks.add('not-an-amount', 'discount');
  }
  if (given.withholding != null) checks.basisPoints(given.withholding, 'withholding');
  if (given.validUntil !== undefined) checks.date(given.validUntil, 'validUntil');
  if (given.exchange != null) {
    const { amount, scale, source, on } = given.exchange;
    if (!Number.isSafeInteger(amount) || amount <= 0 || !isScale(scale))
      checks.add('not-a-number', 'exchange');
    checks.date(on, 'exchange');
    fields.exchange = { amount, scale, on, source: checks.title(source, 'exchange') };
  }
  return fields;
}

function isCurrency(code: string): boolean {
  if (!/^[A-Z]{3}$/.test(code)) return false;
  try {
    return currencyDigits(code) >= 0;
  } catch {
    return false;
  }
}

/** An offer that may be edited, or the refusal: a sent one says what it says (D52). */
export function draft(snapshot: Snapshot, id: string): ReturnType<typeof subject<'offers'>> {
  const found = subject(snapshot, 'offers', id);
  if (found.refusal || !isSent(found.record)) return found;
  return { refusal: refuse('offer-sent', 'id') };
}

/** An offer that the customer has, or the refusal. */
export function sentOffer(snapshot: Snapshot, id: string): ReturnType<typeof subject<'offers'>> {
  const found = subject(snapshot, 'offers', id);
  if (found.refusal || isSent(found.record)) return found;
  return { refusal: refuse('offer-not-sent', 'id') };
}

/** The texts of an input; what is no text is told. */
export function readTexts(
  given: SectionTextsInput,
  offer: Pick<Offer, 'sections'>,
  checks: Checks,
): Record<string, RichText> {
  const read: Record<string, RichText> = {};
  for (const key of Object.keys(offer.sections)) {
    if (!Object.hasOwn(given, key)) continue;
    const text = decodeRichText(given[key]);
    if (text) read[key] = text;
    else checks.add('invalid-input', 'texts');
  }
  return read;
}
