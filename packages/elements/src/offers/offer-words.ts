import {
  draftCode,
  formatMoney,
  frozenDocument,
  issueEntry,
  numberText,
  OFFER_LANGUAGES,
  offerLines,
  OfferNumbers,
  offerStatus,
  type CalendarDate,
  type Money,
  type Offer,
  type OfferLanguage,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { localizerFor, type Localizer } from '../locales/localizer.js';

/** How an offer is called: its number, or the code of a draft; with the revision from the second on. */
export function offerName(
  offer: Offer,
  store: PipelineStore,
  l: Localizer,
  numbers: OfferNumbers = new OfferNumbers(store),
): string {
  const entry = issueEntry(offer);
  const { offers } = l.t;
  const name = entry
    ? numberText(entry[1].number, numbers.ordinal(offer.id, entry[0]))
    : offers.draft(draftCode(offer.id));
  return offer.revision > 1 ? `${name} ${offers.revision(offer.revision)}` : name;
}

/** What it comes to with KDV: what was sent says, a draft as it is now. */
export function offerTotal(offer: Offer, store: PipelineStore): Money {
  const entry = issueEntry(offer);
  const document = entry && frozenDocument(entry[1]);
  return document
    ? { minor: document.figures.total, currency: document.currency }
    : { minor: offerLines(store, offer).figures.total, currency: offer.currency };
}

export function statusWords(offer: Offer, store: PipelineStore, today: CalendarDate, l: Localizer): string {
  return l.t.offers.status[offerStatus(store, offer, today)];
}

/** The language in which an offer begins: that of whoever writes it, if offers are written in it, else English. */
export const offerLanguage = ({ language }: Localizer): OfferLanguage =>
  OFFER_LANGUAGES.find((each) => each === language) ?? 'en';

/** Words and formats in the language of an offer, which need not be that of the page (D54). */
export const inLanguageOf = ({ language }: Pick<Offer, 'language'>): Localizer =>
  localizerFor(language === 'tr' ? 'tr-TR' : 'en-US');

/** An amount of a document in its own language. */
export const documentMoney = (minor: number, currency: string, l: Localizer): string =>
  formatMoney({ minor, currency }, l.locale);
