import { field } from '../fields/field-kind.js';
import { money, optional, text } from '../fields/kinds.js';
import type { ProductId } from '../ids.js';
import type { Money } from '../money.js';
import type { BaseRecord, RecordKind } from './record.js';

/** S69: an item of the catalogue. */
export interface Product extends BaseRecord {
  readonly id: ProductId;
  readonly name: string;
  readonly series: string | null;
  readonly price: Money | null;
}

export const productKind: RecordKind<Product> = {
  collection: 'products',
  doc: 'core',
  root: 'k',
  fields: {
    name: field('n', text, ''),
    series: field('s', optional(text), null),
    price: field('a', optional(money), null),
  },
};
