import type { OfferId, OpportunityId } from '../ids.js';
import { currencyDigits, isMoney, type Money } from '../money.js';
import { compareOrder } from '../order/compare-order.js';
import { lineTerms, type LineTerms } from '../pricing/line-terms.js';
import { priceDocument, type DocumentFigures } from '../pricing/price-document.js';
import { priceOfOne, quantityOf, type Vat } from '../pricing/values.js';
import { TURKISH_VAT_RATES } from '../pricing/vat-rates.js';
import type { Line } from '../records/line.js';
import type { Opportunity } from '../records/opportunity.js';
import { isPriceComputed } from './effective-price.js';
import type { Snapshot } from '../snapshot.js';

/** Where lines stand: of an opportunity itself (`offerId` is `null`), or of the draft of one of its offers. */
export interface LineHome {
  readonly opportunityId: OpportunityId;
  readonly offerId: OfferId | null;
}

export interface DocumentTerms extends LineTerms {
  /** ISO 4217: of every figure. */
  readonly currency: string;
  readonly withholding: number | null;
}

/** Lines and what they come to. */
export interface LineDocument {
  readonly terms: DocumentTerms;
  /** In their order. */
  readonly lines: readonly Line[];
  /** `figures.lines` are those of `lines`, one by one. */
  readonly figures: DocumentFigures;
  /** Lines priced in another currency: never added (D39), they count as without a price. */
  readonly foreign: number;
  /** Lines with 0 KDV that do not say why (D50). */
  readonly unexplained: number;
}

/** D50: the rate of a line that is older than rates. */
const UNSAID_VAT: Vat = Object.freeze({
  rate: TURKISH_VAT_RATES.find(({ kind, until }) => kind === 'standard' && until === null)?.rate ?? 0,
  exemption: null,
});

/** The rate of a line, also of one that is older than rates. */
export const vatOf = (line: Pick<Line, 'vat'>): Vat => line.vat ?? UNSAID_VAT;

/** The live lines of an opportunity or of an offer, in their order. */
export function linesOf(
  snapshot: Pick<Snapshot, 'children'>,
  { opportunityId, offerId }: LineHome,
): readonly Line[] {
  return snapshot
    .children('lines', opportunityId)
    .filter((line) => line.offerId === offerId)
    .sort(compareOrder);
}

/** What lines come to on given terms: the one way from records to figures, for opportunities and offers alike. */
export function documentOf(lines: readonly Line[], terms: DocumentTerms): LineDocument {
  const isForeign = ({ unitPrice }: Line): boolean =>
    unitPrice !== null && unitPrice.currency !== terms.currency;
  const figures = priceDocument(
    lines.map((line) => ({
      id: line.id,
      quantity: quantityOf(line.quantity),
      unitPrice: line.unitPrice && !isForeign(line) ? priceOfOne(line.unitPrice) : null,
      discount: line.discount,
      vat: vatOf(line),
    })),
    { ...terms, digits: currencyDigits(terms.currency) },
  );
  return {
    terms,
    lines,
    figures,
    foreign: lines.filter(isForeign).length,
    unexplained: lines.map(vatOf).filter(({ rate, exemption }) => rate === 0 && exemption === null).length,
  };
}

/**
 * The terms of an opportunity's own lines. Its currency is that of the estimate, else of the first priced line, so that a sale in euro needs
 * no estimate to be one; else the workspace's.
 */
export function opportunityTerms(
  snapshot: Pick<Snapshot, 'settings'>,
  opportunity: Pick<Opportunity, 'price' | 'lineTerms'>,
  lines: readonly Line[],
): DocumentTerms {
  const first = lines.find(({ unitPrice }) => unitPrice !== null)?.unitPrice;
  return {
    ...lineTerms(opportunity.lineTerms),
    currency: opportunity.price?.currency ?? first?.currency ?? snapshot.settings?.currency ?? 'TRY',
    withholding: null,
  };
}

/** The lines of an opportunity itself and what they come to (S68). */
export function lineDocument(
  snapshot: Pick<Snapshot, 'children' | 'settings'>,
  opportunity: Pick<Opportunity, 'id' | 'price' | 'lineTerms'>,
): LineDocument {
  const lines = linesOf(snapshot, { opportunityId: opportunity.id, offerId: null });
  return documentOf(lines, opportunityTerms(snapshot, opportunity, lines));
}

/**
 * D30: whether nobody types the price: an accepted offer tells it, or there are lines, also while none of these has a price and the estimate
 * still counts.
 */
export function isPriceFixed(snapshot: Pick<Snapshot, 'children'>, opportunity: Opportunity): boolean {
  if (isPriceComputed(opportunity)) return true;
  const home = { opportunityId: opportunity.id, offerId: null };
  return opportunity.priceSource === 'items' && linesOf(snapshot, home).length > 0;
}

/** S70, D51: what lines come to as a price, net of KDV; `null` without a line that has one (D29), or beyond what an amount can be. */
export function netPrice({ lines, figures, terms }: LineDocument): Money | null {
  const price = { minor: figures.net, currency: terms.currency };
  return figures.unpriced < lines.length && isMoney(price) ? price : null;
}
