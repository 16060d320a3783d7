import * as z from 'zod/mini';
import { create, remove, restore } from '../patch.js';
import type { Product } from '../records/product.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { productFields } from './line-shapes.js';
import { checkProductFields, withUnitPrice, type GivenProduct } from './product-fields.js';
import { refuse, subject } from './refuse.js';
import { changedFields, setChanged } from './same.js';
import { id } from './shapes.js';

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
    const changed: GivenProduct = changedFields(product, withUnitPrice(input.changes));
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
