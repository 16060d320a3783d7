import * as z from 'zod/mini';
import { create } from '../patch.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { id, maybeMoney, maybeText } from './shapes.js';

/** S69: an item of the catalogue. */
export const productCreate = defineCommand(
  'product-create',
  z.object({
    name: z.string(),
    id: z.optional(id),
    series: z.optional(maybeText),
    price: z.optional(maybeMoney),
  }),
  (snapshot, input, env) => {
    const checks = new Checks();
    checks.newId(snapshot, 'products', input.id);
    const product = {
      name: checks.title(input.name, 'name'),
      series: checks.text(input.series ?? null, 'series'),
      price: checks.money(input.price ?? null, 'price'),
    };
    if (checks.failed) return { ok: false, problems: checks.problems };
    const newId = input.id ?? env.newId();
    return { ok: true, patches: [create('products', newId, product)], value: { id: newId } };
  },
);
