import type { FieldKind } from '../fields/field-kind.js';
import { basisPoints } from '../fields/kinds.js';
import type { Discount, Vat } from './values.js';

/** `['p', basis points]` or `['a', minor units]`. */
export const discount: FieldKind<Discount> = {
  name: 'discount',
  decode: (json) => {
    if (!Array.isArray(json)) return undefined;
    const [kind, value] = json as readonly unknown[];
    if (kind === 'p') {
      const share = basisPoints.decode(value);
      return share === undefined ? undefined : Object.freeze({ kind: 'percent', basisPoints: share });
    }
    return kind === 'a' && Number.isSafeInteger(value) && (value as number) >= 0
      ? Object.freeze({ kind: 'amount', minor: value as number })
      : undefined;
  },
  encode: (value) => (value.kind === 'percent' ? ['p', value.basisPoints] : ['a', value.minor]),
};

/** `[rate]`, or `[rate, why it is 0]`. */
export const vat: FieldKind<Vat> = {
  name: 'vat',
  decode: (json) => {
    if (!Array.isArray(json)) return undefined;
    const [given, exemption] = json as readonly unknown[];
    const rate = basisPoints.decode(given);
    if (rate === undefined) return undefined;
    return Object.freeze({ rate, exemption: typeof exemption === 'string' ? exemption : null });
  },
  encode: ({ rate, exemption }) => (exemption === null ? [rate] : [rate, exemption]),
};
