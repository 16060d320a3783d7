import * as z from 'zod/mini';
import { create, remove, restore } from '../patch.js';
import { isMoney } from '../money.js';
import { unitPriceOf, type UnitPrice } from '../pricing/values.js';
import type { Product } from '../records/product.js';
import { Checks, MAX_NOTE } from './checks.js';
import type { ProductFields } from './command-map.js';
import { defineCommand } from './define-command.js';
import { checkUnitPrice, MAX_CODE } from './line-checks.js';
import { productFields } from './line-shapes.js';
import { refuse, subject } from './refuse.js';
import { changedFields, setChanged } from './same.js';
import { id } from './shapes.js';

type Given = Omit<Partial<ProductFields>, 'price'> & { readonly price?: UnitPrice | null };

/** A price in minor units as one of a unit; what is neither is told by the check. */
function withUnitPrice({ price, ...rest }: Partial<ProductFields>): Given {
  if (price === undefined) return rest;
  if (price === null || 'amount' in price) return { ...rest, price };
  return { ...rest, price: isMoney(price) ? unitPriceOf(price) : { amount: NaN, scale: 0, currency: '' } };
}

function checkProductFields(given: Given, checks: Checks): Given {
  const fields: { -readonly [K in keyof Given]?: Given[K] } = { ...given };
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

/** S69: an item of the catalogue. */
export const productCreate = defineCommand(
  'product-create',
  z.object({ ...productFields, name: z.string(), id: z.optional(id) }),
  (snapshot, { id: givenId, ...given }, env) => {
    const checks = new Checks();
    checks.newId(snapshot, 'products', givenId);
    const fields = checkProductFields(withUnitPrice(given), checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    const newId = givenId ?? env.newId();
    return { ok: true, patches: [create('products', newId, fields)], value: { id: newId } };
  },
);

/** Lines that were copied from it stay as they are (D46). */
export const productEdit = defineCommand(
  'product-edit',
  z.object({ id, changes: z.object(productFields) }),
  (snapshot, input) => {
    const { record: product, refusal } = subject(snapshot, 'products', input.id);
    if (refusal) return refusal;
    const checks = new Checks();
    const changed: Given = changedFields(product, withUnitPrice(input.changes));
    const fields: Partial<Omit<Product, 'id' | 'removed'>> = checkProductFields(changed, checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    return { ok: true, patches: setChanged('products', product, fields), value: null };
  },
);

/** No longer offered; what uses it stays as it is. */
export const productArchive = defineCommand('product-archive', z.object({ id }), (snapshot, input, env) => {
  const { record: product, refusal } = subject(snapshot, 'products', input.id);
  if (refusal) return refusal;
  return { ok: true, patches: [remove('products', product.id, { at: env.now, by: env.actor })], value: null };
});

export const productRestore = defineCommand('product-restore', z.object({ id }), (snapshot, input) => {
  const product = snapshot.get('products', input.id);
  if (!product) return refuse('unknown-record', 'id');
  return { ok: true, patches: product.removed ? [restore('products', product.id)] : [], value: null };
});
