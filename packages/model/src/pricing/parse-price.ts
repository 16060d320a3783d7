import { parseDecimal, type Decimal } from '../fields/parse-decimal.js';
import { parsePercent, withoutSign } from '../fields/parse-money.js';
import { currencyDigits } from '../money.js';
import { ok, problem, refused, type Result } from '../problems.js';
import { MAX_PRICE_SCALE, plainUnitPrice, QUANTITY_SCALE, type Discount, type UnitPrice } from './values.js';

export interface NumberHabit {
  readonly locale: string;
  /** Whether it is known that these numbers are of the locale, as from the other cells of a paste. */
  readonly sure?: boolean;
}

/** One sign with three digits behind it and one to three before it: grouped by one habit, decimals by the other. */
const EITHER = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/** A number of which it is clear whether its sign groups: `12,500` in Turkish may be a pasted English 12500, so it is not taken (D70). */
function readNumber(text: string, { locale, sure = false }: NumberHabit): Decimal | null {
  const decimal = parseDecimal(text, locale);
  return decimal && !sure && decimal.scale === 3 && EITHER.test(text.trim()) ? null : decimal;
}

/** A unit price of at most six decimals (D37), with or without its currency's sign; another currency's sign is refused. */
export function parseUnitPrice(text: string, currency: string, habit: NumberHabit): Result<UnitPrice> {
  const decimal = readNumber(withoutSign(text.trim(), currency, habit.locale), habit);
  if (!decimal || decimal.scale > MAX_PRICE_SCALE) {
    return refused(problem('not-an-amount', undefined, { digits: currencyDigits(currency) }));
  }
  if (decimal.value < 0n || decimal.value > BigInt(Number.MAX_SAFE_INTEGER)) {
    return refused(problem('out-of-range', undefined, { min: 0 }));
  }
  return ok(plainUnitPrice({ amount: Number(decimal.value), scale: decimal.scale, currency }));
}

/** A quantity in thousandths: `2,5` is 2500. More decimals are refused, and so is less than 0. */
export function parseQuantity(text: string, habit: NumberHabit): Result<number> {
  const decimal = readNumber(text, habit);
  if (!decimal || decimal.scale > QUANTITY_SCALE) return refused(problem('not-a-number'));
  const thousandths = decimal.value * 10n ** BigInt(QUANTITY_SCALE - decimal.scale);
  return thousandths < 0n || thousandths > BigInt(Number.MAX_SAFE_INTEGER)
    ? refused(problem('out-of-range', undefined, { min: 0 }))
    : ok(Number(thousandths));
}

/** A discount: a plain number and `%10` are shares, `100 TL` is an amount. */
export function parseDiscount(text: string, currency: string, habit: NumberHabit): Result<Discount | null> {
  const bare = text.trim();
  if (bare === '') return ok(null);
  const amount = withoutSign(bare, currency, habit.locale);
  if (amount === bare) {
    const share = parsePercent(bare, habit.locale);
    if (!share.ok) return share;
    return ok(share.value === 0 ? null : { kind: 'percent', basisPoints: share.value });
  }
  const price = parseUnitPrice(amount, currency, habit);
  if (!price.ok) return price;
  const { amount: minor, scale } = price.value;
  if (scale > currencyDigits(currency)) {
    return refused(problem('not-an-amount', undefined, { digits: currencyDigits(currency) }));
  }
  return ok(minor === 0 ? null : { kind: 'amount', minor });
}
