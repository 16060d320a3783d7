import { isMoney } from '../money.js';
import { unitPriceOf, type UnitPrice } from '../pricing/values.js';
import { MAX_NOTE, type Checks } from './checks.js';
import type { ProductFields } from './command-map.js';
import { checkUnitPrice, MAX_CODE } from './line-checks.js';

export type GivenProduct = Omit<Partial<ProductFields>, 'price'> & { readonly price?: UnitPrice | null };

/** A price in minor units as one of a unit; what is neither is told by the check. */
export function withUnitPrice({ price, ...rest }: Partial<ProductFields>): GivenProduct {
  if (price === undefined) return rest;
  if (price === null || 'amount' in price) return { ...rest, price };
  return { ...rest, price: isMoney(price) ? unitPriceOf(price) : { amount: NaN, scale: 0, currency: '' } };
}

/** Checks the given fields of a product and returns them cleaned. */
export function checkProductFields(given: GivenProduct, checks: Checks): GivenProduct {
  const fields: { -readonly [K in keyof GivenProduct]?: GivenProduct[K] } = { ...given };
  if (given.name !== undefined) fields.name = checks.title(given.name, 'name');
  if (given.series !== undefined) fields.series = checks.text(given.series, 'series');
  if (given.price !== undefined) fields.price = checkUnitPrice(given.price, 'price', checks);
  if (given.code !== undefined) fields.code = checks.text(given.code, 'code', MAX_CODE);
  if (given.unit !== undefined) fields.unit = checks.text(given.unit, 'unit', MAX_CODE);
  if (given.vatRate !== undefined && given.vatRate !== null) checks.basisPoints(given.vatRate, 'vatRate');
  if (given.description !== undefined)
    fields.description = checks.text(given.description, 'description', MAX_NOTE);
  return fields;
}
