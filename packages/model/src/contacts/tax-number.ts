/**
 * `vkn`: a Turkish tax number (vergi kimlik numarası, 10 digits). `tckn`: a citizen's number (11 digits). `other`: of another country, or
 * mistyped. `valid` says whether the check digits fit; of another country's nothing is known.
 */
export interface TaxNumberShape {
  readonly kind: 'vkn' | 'tckn' | 'other';
  readonly valid: boolean;
}

export function taxNumberShape(text: string): TaxNumberShape {
  const key = taxNumberKey(text);
  if (/^\d{10}$/.test(key)) return { kind: 'vkn', valid: vknFits(digitsOf(key)) };
  if (/^\d{11}$/.test(key)) return { kind: 'tckn', valid: tcknFits(digitsOf(key)) };
  return { kind: 'other', valid: false };
}

/** A tax number as it is compared: letters and digits only, a leading `TR` of a Turkish one left out. */
export function taxNumberKey(text: string): string {
  const key = text.replace(/[^\p{L}\p{N}]+/gu, '').toUpperCase();
  return /^TR\d{10,11}$/.test(key) ? key.slice(2) : key;
}

const digitsOf = (key: string): number[] => [...key].map(Number);

function vknFits(digits: readonly number[]): boolean {
  let sum = 0;
  for (let i = 0; i < 9; i++) {
    const shifted = ((digits[i] ?? 0) + 9 - i) % 10;
    const weighted = (shifted * 2 ** (9 - i)) % 9;
    sum += shifted !== 0 && weighted === 0 ? 9 : weighted;
  }
  return (10 - (sum % 10)) % 10 === digits[9];
}

function tcknFits(digits: readonly number[]): boolean {
  const at = (index: number): number => digits[index] ?? 0;
  const odd = at(0) + at(2) + at(4) + at(6) + at(8);
  const even = at(1) + at(3) + at(5) + at(7);
  const sum = digits.slice(0, 10).reduce((total, digit) => total + digit, 0);
  return at(0) !== 0 && (((odd * 7 - even) % 10) + 10) % 10 === at(9) && sum % 10 === at(10);
}
