import type { CalendarDate } from '../calendar-date.js';
import { standardVatRate } from '../pricing/vat-rates.js';
import type { Line } from '../records/line.js';
import type { Product } from '../records/product.js';
import type { Snapshot } from '../snapshot.js';

type Catalogued = Pick<Product, 'name' | 'code' | 'unit' | 'price' | 'vatRate' | 'description'>;

/**
 * D46: which state of a product this is: the same for everybody who sees the same values, whatever edits led to them, so that two who
 * edit at once make no two meanings of one version. Two states have one name once in four thousand million.
 */
export function catalogueVersion({ name, code, unit, price, vatRate, description }: Catalogued): string {
  const text = JSON.stringify([
    name,
    code,
    unit,
    price && [price.amount, price.scale, price.currency],
    vatRate,
    description,
  ]);
  // FNV-1a.
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** D46: what a line copies from the catalogue at insertion. */
export function catalogueCopy(
  product: Product,
  today: CalendarDate,
): Pick<
  Line,
  'productId' | 'catalogueVersion' | 'name' | 'code' | 'unit' | 'unitPrice' | 'vat' | 'description'
> {
  return {
    productId: product.id,
    catalogueVersion: catalogueVersion(product),
    name: product.name,
    code: product.code,
    unit: product.unit,
    unitPrice: product.price,
    vat: { rate: product.vatRate ?? standardVatRate(today), exemption: null },
    description: product.description,
  };
}

/** D46: the product of a line, when the catalogue says something else now than at the line's insertion. Archived ones say nothing. */
export function changedProduct(
  snapshot: Pick<Snapshot, 'get'>,
  { productId, catalogueVersion: copied }: Pick<Line, 'productId' | 'catalogueVersion'>,
): Product | null {
  const product = productId === null || copied === null ? undefined : snapshot.get('products', productId);
  return product && !product.removed && catalogueVersion(product) !== copied ? product : null;
}
