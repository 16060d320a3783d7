import type { Decimal } from '../fields/parse-decimal.js';
import { apportion, divideRounded } from '../rounding.js';
import type { Discount, Vat, VatEntry, VatRounding } from './values.js';

/** What the arithmetic needs of a line; prices are in the document's currency. */
export interface PricedLine {
  readonly id: string;
  readonly quantity: Decimal;
  /** Without a price a line comes to nothing, and is counted (D29). */
  readonly unitPrice: Decimal | null;
  readonly discount: Discount | null;
  readonly vat: Vat;
}

export interface PricingTerms {
  /** Digits of the document's currency: those of every figure. */
  readonly digits: number;
  readonly entry: VatEntry;
  readonly rounding: VatRounding;
  /** On the whole document, after the lines' own discounts. */
  readonly discount: Discount | null;
  /** Tevkifat: the share of the KDV, in basis points, that the buyer pays to the state itself (D50); information only. */
  readonly withholding: number | null;
}

/** All figures in minor units. `list`, `discount`, `amount` and `share` contain KDV where prices are entered with it. */
export interface LineFigures {
  readonly id: string;
  /** Quantity × unit price. */
  readonly list: number;
  /** The line's own discount; `list - discount` is `amount`. */
  readonly discount: number;
  /** What the line shows. */
  readonly amount: number;
  /** Its share of the document's discount. */
  readonly share: number;
  /** After both discounts; `net + vat` is `gross`. */
  readonly net: number;
  readonly vat: number;
  readonly gross: number;
}

export interface RateFigures {
  /** Basis points. */
  readonly rate: number;
  readonly net: number;
  readonly vat: number;
  readonly gross: number;
  /** Why there is no KDV, each reason once (D50). */
  readonly exemptions: readonly string[];
}

/**
 * What a document comes to (D51), in minor units. Without KDV in the prices `subtotal - discount` is `net`; with it, `subtotal - discount` is
 * `total`. Always: `net + vat` is `total`, and what lines and rates say adds up to them.
 */
export interface DocumentFigures {
  readonly entry: VatEntry;
  readonly rounding: VatRounding;
  readonly lines: readonly LineFigures[];
  /** Σ of the lines' amounts: *ara toplam*. */
  readonly subtotal: number;
  /** Σ of the lines' own discounts, already taken off in `subtotal`: information. */
  readonly lineDiscounts: number;
  /** The document's *iskonto*. */
  readonly discount: number;
  readonly net: number;
  /** By rate, highest first. */
  readonly rates: readonly RateFigures[];
  readonly vat: number;
  /** *Genel toplam*. */
  readonly total: number;
  /** Of `vat`, what the buyer withholds, and what is left to pay; `null` without tevkifat. */
  readonly withholding: { readonly vat: number; readonly payable: number } | null;
  /** Lines without a price (D29). */
  readonly unpriced: number;
}

interface RateGroup {
  readonly rate: number;
  readonly indexes: readonly number[];
  readonly exemptions: readonly string[];
}

const WHOLE = 10_000n;

/** The one arithmetic of lines and offers (D47–D50): exact integers, rounded half away from zero at the declared points only. */
export function priceDocument(lines: readonly PricedLine[], terms: PricingTerms): DocumentFigures {
  const entered = lines.map((line) => enter(line, terms.digits));
  const amounts = entered.map(({ amount }) => amount);
  const subtotal = sum(amounts);
  const discount = amountOf(terms.discount, subtotal);
  const shares = apportion(discount, amounts);
  const discounted = amounts.map((amount, index) => amount - at(shares, index));

  const groups = groupsOf(lines);
  const nets: bigint[] = [];
  const vats: bigint[] = [];
  for (const group of groups) {
    const parts = taxed(
      group.indexes.map((index) => at(discounted, index)),
      BigInt(group.rate),
      terms,
    );
    for (const [part, index] of group.indexes.entries()) {
      nets[index] = at(parts.nets, part);
      vats[index] = at(parts.vats, part);
    }
  }
  const [net, vat] = [sum(nets), sum(vats)];
  const total = net + vat;
  const withheld = terms.withholding === null ? null : divideRounded(vat * BigInt(terms.withholding), WHOLE);
  return {
    entry: terms.entry,
    rounding: terms.rounding,
    lines: entered.map(({ list, amount }, index) => ({
      id: lines[index]?.id ?? '',
      list: Number(list),
      discount: Number(list - amount),
      amount: Number(amount),
      share: Number(at(shares, index)),
      net: Number(at(nets, index)),
      vat: Number(at(vats, index)),
      gross: Number(at(nets, index) + at(vats, index)),
    })),
    subtotal: Number(subtotal),
    lineDiscounts: Number(sum(entered.map(({ list, amount }) => list - amount))),
    discount: Number(discount),
    net: Number(net),
    rates: groups.map(({ rate, indexes, exemptions }) => {
      const groupNet = sum(indexes.map((index) => at(nets, index)));
      const groupVat = sum(indexes.map((index) => at(vats, index)));
      return {
        rate,
        net: Number(groupNet),
        vat: Number(groupVat),
        gross: Number(groupNet + groupVat),
        exemptions,
      };
    }),
    vat: Number(vat),
    total: Number(total),
    withholding: withheld === null ? null : { vat: Number(withheld), payable: Number(total - withheld) },
    unpriced: lines.filter(({ unitPrice }) => unitPrice === null).length,
  };
}

/** Quantity × price and what is left of it after the line's discount, each rounded once from the exact product. */
function enter(
  { quantity, unitPrice, discount }: PricedLine,
  digits: number,
): { list: bigint; amount: bigint } {
  if (unitPrice === null) return { list: 0n, amount: 0n };
  const product = positive(quantity.value) * positive(unitPrice.value) * 10n ** BigInt(digits);
  const divisor = 10n ** BigInt(quantity.scale + unitPrice.scale);
  const list = divideRounded(product, divisor);
  if (discount?.kind !== 'percent') return { list, amount: list - amountOf(discount, list) };
  const left = WHOLE - BigInt(discount.basisPoints);
  return { list, amount: divideRounded(product * left, divisor * WHOLE) };
}

/** What a discount takes off: never more than there is. */
function amountOf(discount: Discount | null, of: bigint): bigint {
  if (discount === null) return 0n;
  if (discount.kind === 'percent') return divideRounded(of * BigInt(discount.basisPoints), WHOLE);
  const amount = positive(BigInt(discount.minor));
  return amount < of ? amount : of;
}

/** Lines of one rate: KDV of each, or of all together and then apportioned, so that the lines add up to the group. */
function taxed(
  discounted: readonly bigint[],
  rate: bigint,
  { entry, rounding }: PricingTerms,
): { nets: readonly bigint[]; vats: readonly bigint[] } {
  if (entry === 'exclusive') {
    const vatOf = (net: bigint) => divideRounded(net * rate, WHOLE);
    const vats = rounding === 'line' ? discounted.map(vatOf) : apportion(vatOf(sum(discounted)), discounted);
    return { nets: discounted, vats };
  }
  // D49: the typed gross is kept; KDV is what is left of it, never net × rate.
  const netOf = (gross: bigint) => divideRounded(gross * WHOLE, WHOLE + rate);
  const nets = rounding === 'line' ? discounted.map(netOf) : apportion(netOf(sum(discounted)), discounted);
  return { nets, vats: discounted.map((gross, index) => gross - at(nets, index)) };
}

/** The lines of each rate, highest rate first. */
function groupsOf(lines: readonly PricedLine[]): readonly RateGroup[] {
  const rates = [...new Set(lines.map(({ vat }) => vat.rate))].sort((a, b) => b - a);
  return rates.map((rate) => {
    const indexes = [...lines.keys()].filter((index) => lines[index]?.vat.rate === rate);
    const reasons = indexes.flatMap((index) => lines[index]?.vat.exemption ?? []);
    return { rate, indexes, exemptions: rate === 0 ? [...new Set(reasons)] : [] };
  });
}

const sum = (values: readonly bigint[]): bigint => values.reduce((all, value) => all + value, 0n);
const at = (values: readonly bigint[], index: number): bigint => values[index] ?? 0n;
const positive = (value: bigint): bigint => (value > 0n ? value : 0n);
