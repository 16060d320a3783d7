import { field } from '../fields/field-kind.js';
import { integer, money, optional, reference, text } from '../fields/kinds.js';
import type { Id, OpportunityId, ProductId } from '../ids.js';
import type { Money } from '../money.js';
import type { BaseRecord, RecordKind } from './record.js';

/** S68, D46: a product or service of an opportunity; name and price are copied from the catalogue at insertion. */
export interface Line extends BaseRecord {
  readonly id: Id<'line'>;
  readonly opportunityId: OpportunityId;
  readonly productId: ProductId | null;
  readonly name: string;
  /** Quantity in thousandths (1 piece = 1000). */
  readonly quantity: number;
  readonly unitPrice: Money | null;
}

export const lineKind: RecordKind<Line> = {
  collection: 'lines',
  doc: 'work',
  root: 'l',
  fields: {
    opportunityId: field('o', text, ''),
    productId: field('k', optional(reference), null),
    name: field('n', text, ''),
    quantity: field('m', integer, 1000),
    unitPrice: field('a', optional(money), null),
  },
};
