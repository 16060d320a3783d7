import { field } from '../fields/field-kind.js';
import { integer, optional, reference, text } from '../fields/kinds.js';
import type { LineId, OfferId, OpportunityId, ProductId } from '../ids.js';
import { discount, vat } from '../pricing/line-kinds.js';
import { unitPrice } from '../pricing/unit-price-kind.js';
import type { Discount, UnitPrice, Vat } from '../pricing/values.js';
import type { BaseRecord, RecordKind } from './record.js';

/**
 * S68: a product or service of an opportunity, or of one of its offers while that is a draft. What it says was copied from the catalogue at
 * insertion (D46): later changes there never alter it.
 */
export interface Line extends BaseRecord {
  readonly id: LineId;
  readonly opportunityId: OpportunityId;
  /** `null`: a line of the opportunity itself. */
  readonly offerId: OfferId | null;
  readonly productId: ProductId | null;
  /** What the catalogue said at insertion, as a `catalogueVersion`; `null` = nobody knows. */
  readonly catalogueVersion: string | null;
  /** Fractional order key; ties are broken by record id. */
  readonly order: string;
  readonly name: string;
  readonly code: string | null;
  readonly unit: string | null;
  readonly description: string | null;
  /** S107: the technical specification. */
  readonly specification: string | null;
  /** Quantity in thousandths (1 piece = 1000). */
  readonly quantity: number;
  /** D37: may be finer than the currency. `null` = not known, which is not 0 (D29). */
  readonly unitPrice: UnitPrice | null;
  readonly discount: Discount | null;
  /** D50: the rate as copied to the line; `null` only for lines that are older than rates. */
  readonly vat: Vat | null;
}

export const lineKind: RecordKind<Line> = {
  collection: 'lines',
  doc: 'work',
  root: 'l',
  fields: {
    opportunityId: field('o', text, ''),
    offerId: field('f', optional(reference), null),
    productId: field('k', optional(reference), null),
    catalogueVersion: field('s', optional(text), null),
    order: field('r', text, 'a0'),
    name: field('n', text, ''),
    code: field('c', optional(text), null),
    unit: field('u', optional(text), null),
    description: field('d', optional(text), null),
    specification: field('e', optional(text), null),
    quantity: field('m', integer, 1000),
    unitPrice: field('a', optional(unitPrice), null),
    discount: field('x', optional(discount), null),
    vat: field('v', optional(vat), null),
  },
};
