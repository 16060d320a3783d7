import { currencyDigits, type Money } from '../money.js';
import { ok, problem, refused, type Result } from '../problems.js';
import { parseDecimal } from './parse-decimal.js';
import { withoutMarks } from './plain-digits.js';

/**
 * An amount as it is typed or pasted (D70), with or without the sign or code of its currency, which stands before or after it. Another
 * currency's sign is refused: nobody's dollars become liras. More decimals than the currency has are refused too (`not-an-amount`, with
 * `digits`), and so is less than 0 (`out-of-range`).
 */
export function parseMoney(text: string, locale: string, currency: string): Result<Money> {
  const digits = currencyDigits(currency);
  const refusal = refused(problem('not-an-amount', undefined, { digits }));
  const bare = withoutSign(withoutMarks(text).trim(), currency, locale);
  const decimal = parseDecimal(bare, locale);
  if (!decimal || decimal.scale > digits) return refusal;
  const minor = decimal.value * 10n ** BigInt(digits - decimal.scale);
  if (minor < 0n || minor > BigInt(Number.MAX_SAFE_INTEGER)) {
    return refused(problem('out-of-range', undefined, { min: 0 }));
  }
  return ok({ minor: Number(minor), currency });
}

/** A percentage in basis points: `%25`, `33,5`, `12.5 %`; 0 to 100 with at most two decimals. */
export function parsePercent(text: string, locale: string): Result<number> {
  const bare = withoutMarks(text)
    .trim()
    .replace(/^[%\u066a]\s*|\s*[%\u066a]$/gu, '');
  const decimal = parseDecimal(bare, locale);
  if (!decimal || decimal.scale > 2) return refused(problem('not-a-number'));
  const basisPoints = Number(decimal.value * 10n ** BigInt(2 - decimal.scale));
  return basisPoints >= 0 && basisPoints <= 10_000
    ? ok(basisPoints)
    : refused(problem('out-of-range', undefined, { min: 0, max: 100 }));
}

const signs = new Map<string, readonly string[]>();

/** What people write for a currency: its code, its symbols, and TL. */
function signsOf(currency: string, locale: string): readonly string[] {
  const key = `${currency} ${locale}`;
  let known = signs.get(key);
  if (!known) {
    const symbols = (['symbol', 'narrowSymbol'] as const).flatMap((currencyDisplay) =>
      [locale, 'en'].map(
        (language) =>
          new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay })
            .formatToParts(0)
            .find((part) => part.type === 'currency')?.value ?? currency,
      ),
    );
    known = [
      ...new Set([currency, ...symbols.map(withoutMarks), ...(currency === 'TRY' ? ['TL', '₺'] : [])]),
    ];
    signs.set(key, known);
  }
  return known;
}

/** The text without the sign or code of its currency, wherever that stands. */
export function withoutSign(text: string, currency: string, locale: string): string {
  // Invariant case: signs and codes are no Turkish text (D68).
  const upper = text.toUpperCase();
  for (const sign of signsOf(currency, locale)) {
    const wanted = sign.toUpperCase();
    if (upper.startsWith(wanted)) return text.slice(wanted.length);
    if (upper.startsWith(`-${wanted}`)) return `-${text.slice(wanted.length + 1)}`;
    if (upper.endsWith(wanted)) return text.slice(0, -wanted.length);
  }
  return text;
}
