import type { FieldKind } from '../fields/field-kind.js';
import { currencyDigits } from '../money.js';
import { isUnitPrice, type UnitPrice } from './values.js';

/** `[amount, currency, scale]`; the scale is left out where it is the currency's own, which is how plain money is kept. */
export const unitPrice: FieldKind<UnitPrice> = {
  name: 'unit-price',
  decode: (json) => {
    if (!Array.isArray(json)) return undefined;
    const [amount, currency, scale] = json as readonly unknown[];
    const value = { amount, scale: scale ?? 0, currency };
    if (!isUnitPrice(value)) return undefined;
    return Object.freeze(scale === undefined ? { ...value, scale: currencyDigits(value.currency) } : value);
  },
  encode: ({ amount, scale, currency }) =>
    scale === currencyDigits(currency) ? [amount, currency] : [amount, currency, scale],
};
