import { field } from '../fields/field-kind.js';
import { keyed, type Keyed } from '../fields/keyed.js';
import { basisPoints, json, optional, text } from '../fields/kinds.js';
import type { ProductId } from '../ids.js';
import type { Json } from '../json.js';
import { unitPrice } from '../pricing/unit-price-kind.js';
import type { UnitPrice } from '../pricing/values.js';
import type { BaseRecord, RecordKind } from './record.js';

/** S69: an item of the catalogue; an archived one is put aside, and may be restored. */
export interface Product extends BaseRecord {
  readonly id: ProductId;
  readonly name: string;
  readonly series: string | null;
  readonly price: UnitPrice | null;
  readonly code: string | null;
  readonly unit: string | null;
  /** Basis points; `null` = the standard rate of the day on which it is sold (D50). */
  readonly vatRate: number | null;
  readonly description: string | null;
  /** Id in the host's catalogue that it came from. */
  readonly sourceId: string | null;
  /** What the host's source said last, by field; see `Contact`. */
  readonly hostValues: Keyed<Json>;
}

export const productKind: RecordKind<Product> = {
  collection: 'products',
  doc: 'core',
  root: 'k',
  fields: {
    name: field('n', text, ''),
    series: field('s', optional(text), null),
    price: field('a', optional(unitPrice), null),
    code: field('c', optional(text), null),
    unit: field('u', optional(text), null),
    vatRate: field('v', optional(basisPoints), null),
    description: field('d', optional(text), null),
    sourceId: field('i', optional(text), null),
    hostValues: keyed('o', json),
  },
};
