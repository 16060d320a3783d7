import { currencyDigits, type Money } from '../money.js';
import type { Decimal } from '../fields/parse-decimal.js';

/**
 * A price of one unit: an integer, the number of its decimals and the currency (D37). It may be finer than the currency (0,004512 ₺ a message);
 * only what a line comes to is rounded.
 */
export interface UnitPrice {
  readonly amount: number;
  readonly scale: number;
  readonly currency: string;
}

/** Most decimals of a unit price. */
export const MAX_PRICE_SCALE = 6;
/** Quantities are integers of thousandths: 1 piece is 1000, 2,5 hours are 2500. */
export const QUANTITY_SCALE = 3;

/** What is taken off: a share in basis points, or an amount in minor units of the document's currency. */
export type Discount =
  | { readonly kind: 'percent'; readonly basisPoints: number }
  | { readonly kind: 'amount'; readonly minor: number };

/** A KDV rate in basis points as it was copied to a line (D50), and why it is 0 where it is. */
export interface Vat {
  readonly rate: number;
  readonly exemption: string | null;
}

/** D49: whether the prices that people type contain KDV. */
export const VAT_ENTRIES = ['exclusive', 'inclusive'] as const;
export type VatEntry = (typeof VAT_ENTRIES)[number];

/** D48: where KDV is rounded. The two may differ by a few kuruş, so a document says which it is. */
export const VAT_ROUNDINGS = ['rateGroup', 'line'] as const;
export type VatRounding = (typeof VAT_ROUNDINGS)[number];

export function isUnitPrice(value: unknown): value is UnitPrice {
  if (typeof value !== 'object' || value === null) return false;
  const { amount, scale, currency } = value as Partial<UnitPrice>;
  return (
    Number.isSafeInteger(amount) &&
    Number.isInteger(scale) &&
    (scale as number) >= 0 &&
    (scale as number) <= MAX_PRICE_SCALE &&
    typeof currency === 'string' &&
    /^[A-Z]{3}$/.test(currency)
  );
}

/** A price in whole minor units as the price of one unit. */
export function unitPriceOf({ minor, currency }: Money): UnitPrice {
  return { amount: minor, scale: currencyDigits(currency), currency };
}

/** The shortest form of the same price that still shows the currency's own digits: 12,500000 is 12,50. */
export function plainUnitPrice({ amount, scale, currency }: UnitPrice): UnitPrice {
  const digits = currencyDigits(currency);
  let [short, shortScale] = [amount, scale];
  while (shortScale > digits && short % 10 === 0) [short, shortScale] = [short / 10, shortScale - 1];
  while (shortScale < digits && Number.isSafeInteger(short * 10)) {
    [short, shortScale] = [short * 10, shortScale + 1];
  }
  return { amount: short, scale: shortScale, currency };
}

export const quantityOf = (thousandths: number): Decimal => ({
  value: BigInt(thousandths),
  scale: QUANTITY_SCALE,
});

export const priceOfOne = ({ amount, scale }: UnitPrice): Decimal => ({ value: BigInt(amount), scale });
