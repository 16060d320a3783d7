import * as z from 'zod/mini';
import { VAT_ENTRIES, VAT_ROUNDINGS } from '../pricing/values.js';
import { id, maybeId, maybeText } from './shapes.js';

export const unitPrice = z.object({ amount: z.number(), scale: z.number(), currency: z.string() });

export const discount = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percent'), basisPoints: z.number() }),
  z.object({ kind: z.literal('amount'), minor: z.number() }),
]);

export const lineFields = {
  name: z.optional(z.string()),
  code: z.optional(maybeText),
  unit: z.optional(maybeText),
  description: z.optional(maybeText),
  specification: z.optional(maybeText),
  quantity: z.optional(z.number()),
  unitPrice: z.optional(z.nullable(unitPrice)),
  discount: z.optional(z.nullable(discount)),
  vat: z.optional(z.nullable(z.object({ rate: z.number(), exemption: maybeText }))),
};

export const lineHome = { opportunityId: id, offerId: z.optional(maybeId) };

export const termFields = {
  entry: z.optional(z.enum(VAT_ENTRIES)),
  rounding: z.optional(z.enum(VAT_ROUNDINGS)),
  discount: z.optional(z.nullable(discount)),
};

export const productFields = {
  name: z.optional(z.string()),
  series: z.optional(maybeText),
  price: z.optional(z.nullable(z.union([unitPrice, z.object({ minor: z.number(), currency: z.string() })]))),
  code: z.optional(maybeText),
  unit: z.optional(maybeText),
  vatRate: z.optional(z.nullable(z.number())),
  description: z.optional(maybeText),
};
