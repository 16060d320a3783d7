import { isUnitPrice, plainUnitPrice, type Discount, type UnitPrice, type Vat } from '../pricing/values.js';
import { problem, type Problem } from '../problems.js';
import { MAX_NOTE, type Checks } from './checks.js';
import type { LineFields } from './command-map.js';

/** Longest code and unit of a line or product. */
export const MAX_CODE = 100;

/** Checks the given fields of a line and returns them cleaned; `path` stands before the name of a field in its problems. */
export function checkLineFields(given: Partial<LineFields>, checks: Checks, path = ''): Partial<LineFields> {
  const fields: { -readonly [K in keyof LineFields]?: LineFields[K] } = { ...given };
  if (given.name !== undefined) fields.name = checks.title(given.name, `${path}name`);
  for (const name of ['code', 'unit'] as const) {
    const text = given[name];
    if (text !== undefined) fields[name] = checks.text(text, path + name, MAX_CODE);
  }
  for (const name of ['description', 'specification'] as const) {
    const text = given[name];
    if (text !== undefined) fields[name] = checks.text(text, path + name, MAX_NOTE);
  }
  const { quantity } = given;
  if (quantity !== undefined && (!Number.isSafeInteger(quantity) || quantity < 0))
    checks.add('out-of-range', `${path}quantity`, { min: 0 });
  if (given.unitPrice !== undefined) {
    fields.unitPrice = checkUnitPrice(given.unitPrice, `${path}unitPrice`, checks);
  }
  if (given.discount !== undefined) checkDiscount(given.discount, `${path}discount`, checks);
  if (given.vat) fields.vat = checkVat(given.vat, `${path}vat`, checks);
  return fields;
}

/** An amount of 0 or more in its shortest form; 0 is a price, `null` is none (D29). */
export function checkUnitPrice(price: UnitPrice | null, field: string, checks: Checks): UnitPrice | null {
  if (price === null) return null;
  if (!isUnitPrice(price)) checks.add('not-an-amount', field);
  else if (price.amount < 0) checks.add('out-of-range', field, { min: 0 });
  else return plainUnitPrice(price);
  return price;
}

export function checkDiscount(discount: Discount | null, field: string, checks: Checks): void {
  if (discount?.kind === 'percent') checks.basisPoints(discount.basisPoints, field);
  else if (discount && (!Number.isSafeInteger(discount.minor) || discount.minor < 0))
    checks.add('out-of-range', field, { min: 0 });
}

function checkVat({ rate, exemption }: Vat, field: string, checks: Checks): Vat {
  checks.basisPoints(rate, field);
  const why = checks.text(exemption, field, MAX_NOTE);
  // Another rate has nothing to explain.
  return { rate, exemption: rate === 0 ? why : null };
}

/** D50: no KDV needs a reason; without one the line is taken, and it is said. */
export function vatWarnings(lines: readonly Partial<Pick<LineFields, 'vat'>>[]): Problem[] {
  return lines.some(({ vat }) => vat?.rate === 0 && vat.exemption === null)
    ? [problem('reason-required', 'vat')]
    : [];
}
