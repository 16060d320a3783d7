/** An amount of money: an integer of minor units (kuruş, cents) and an ISO 4217 code (D37). Never a float. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

const digits = new Map<string, number>();

/** Digits after the decimal sign of a currency: TRY 2, JPY 0, KWD 3 (D37, from Intl's data). */
export function currencyDigits(currency: string): number {
  let known = digits.get(currency);
  if (known === undefined) {
    known =
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2;
    digits.set(currency, known);
  }
  return known;
}

export function isMoney(value: unknown): value is Money {
  if (typeof value !== 'object' || value === null) return false;
  const { minor, currency } = value as Partial<Money>;
  return Number.isSafeInteger(minor) && typeof currency === 'string' && /^[A-Z]{3}$/.test(currency);
}
