import { acceptedPrice, effectivePrice } from '@firsat/model';
import type { Replica } from './replica.js';
import { violated } from './violation.js';

/** Minor units of the discounted line, half away from zero, in steps of its own. */
function amountOf(quantity: number, amount: number, scale: number, digits: number, left: bigint): bigint {
  const dividend = BigInt(quantity) * BigInt(amount) * left * 10n ** BigInt(digits);
  const divisor = 10n ** BigInt(3 + scale) * 10_000n;
  return (2n * dividend + divisor) / (2n * divisor);
}

const DIGITS: Readonly<Record<string, number>> = { TRY: 2, EUR: 2, JPY: 0 };

/**
 * S70, D30: where the lines are the source, the price is their sum on every replica, whoever added, changed or deleted what at once; told by an
 * arithmetic of its own for documents with net prices and no discount on the whole.
 */
export function checkPrices({ store, name }: Replica): void {
  if (!store.workLoaded) return;
  for (const opportunity of store.list('opportunities')) {
    const { id, priceSource, price, lineTerms } = opportunity;
    const told = effectivePrice(opportunity);
    const lines = store.children('lines', id).filter(({ offerId }) => offerId === null);
    const accepted = acceptedPrice(store, priceSource);
    if (accepted) {
      if (told?.minor !== accepted.minor || told.currency !== accepted.currency)
        violated('price-is-lines', `${id} on ${name} is not what ${priceSource} comes to`);
      continue;
    }
    const counts = priceSource !== 'estimate' && lines.some(({ unitPrice }) => unitPrice !== null);
    if (!counts) {
      if (told !== price) violated('price-is-lines', `${id} on ${name} is not the estimate`);
      continue;
    }
    if (lineTerms !== null) continue;
    // The currency of the estimate, else of the first priced line.
    const first = [...lines]
      .sort((a, b) => (a.order === b.order ? (a.id < b.id ? -1 : 1) : a.order < b.order ? -1 : 1))
      .find(({ unitPrice }) => unitPrice !== null);
    const currency = price?.currency ?? first?.unitPrice?.currency ?? '';
    const own = lines.filter(({ unitPrice }) => unitPrice?.currency === currency);
    if (own.length === 0) {
      if (told !== price) violated('price-is-lines', `${id} on ${name} has only foreign lines`);
      continue;
    }
    let sum = 0n;
    for (const { quantity, unitPrice, discount } of own) {
      if (!unitPrice) continue;
      const { amount, scale } = unitPrice;
      const digits = DIGITS[currency] ?? 2;
      const left = discount?.kind === 'percent' ? BigInt(10_000 - discount.basisPoints) : 10_000n;
      const net = amountOf(quantity, amount, scale, digits, left);
      const off = discount?.kind === 'amount' ? BigInt(discount.minor) : 0n;
      sum += net > off ? net - off : 0n;
    }
    if (told?.currency !== currency || BigInt(told.minor) !== sum)
      violated(
        'price-is-lines',
        `${id} on ${name}: ${JSON.stringify(told)} should be ${String(sum)} ${currency}`,
      );
  }
}
