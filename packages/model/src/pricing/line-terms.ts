import type { Json } from '../json.js';
import { discount as discountKind } from './line-kinds.js';
import { VAT_ENTRIES, VAT_ROUNDINGS, type Discount, type VatEntry, type VatRounding } from './values.js';

/** How the prices of a document's lines are meant (D48, D49), and what is taken off the whole (D47). */
export interface LineTerms {
  readonly entry: VatEntry;
  readonly rounding: VatRounding;
  readonly discount: Discount | null;
}

/** What holds where nothing is said: net prices, KDV rounded once per rate (D48). */
export const PLAIN_TERMS: LineTerms = Object.freeze({
  entry: 'exclusive',
  rounding: 'rateGroup',
  discount: null,
});

/** The terms as stored; what cannot be read counts as not said. */
export function lineTerms(json: Json | undefined): LineTerms {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return PLAIN_TERMS;
  const { entry, rounding, discount } = json as { readonly [key: string]: Json };
  return {
    entry: VAT_ENTRIES.find((one) => one === entry) ?? PLAIN_TERMS.entry,
    rounding: VAT_ROUNDINGS.find((one) => one === rounding) ?? PLAIN_TERMS.rounding,
    discount: discount ? (discountKind.decode(discount) ?? null) : null,
  };
}

/** As `lineTerms` reads them; `null` for the plain ones. */
export function storedTerms({ entry, rounding, discount }: LineTerms): Json {
  const said = {
    ...(entry === PLAIN_TERMS.entry ? {} : { entry }),
    ...(rounding === PLAIN_TERMS.rounding ? {} : { rounding }),
    ...(discount === null ? {} : { discount: discountKind.encode(discount) }),
  };
  return Object.keys(said).length === 0 ? null : said;
}
