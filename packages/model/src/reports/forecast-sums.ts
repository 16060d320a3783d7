import { divideRounded } from '../rounding.js';
import { exactProduct } from '../selectors/exact-sum.js';
import type { CalendarDate } from '../calendar-date.js';
import type { Count } from './figure.js';
import { CONVERTED_UNIT, type Rates } from './rates.js';
import type { Tell } from './report.js';
import type { Tallies } from './tallies.js';

/** Minor units, each rounded once; one-off and recurring apart (D28), `total` is both by the mode's label. */
export interface ForecastSums {
  readonly currency: string;
  readonly oneOff: bigint;
  readonly recurring: bigint;
  readonly total: bigint;
}

export interface ForecastValue extends Count {
  /** D29: without a price, in none of the sums. */
  readonly unpriced: Count;
  readonly byCurrency: readonly ForecastSums[];
  /** In the reporting currency, without what has no rate; `null` without rates, or when there is nothing in it. */
  readonly converted: (ForecastSums & { readonly isApproximate: boolean }) | null;
  /** Left out of the conversion for want of a rate, in their own currencies. */
  readonly left: readonly ForecastSums[];
  readonly unconverted: Count;
}

/** Twelfths × basis points: yearly prices of a part of a year, and weights, stay integers until the one rounding (D27, D33). */
const UNIT = 120_000n;

/** What falls into one month: so many twelfths of a price. */
export interface Share {
  readonly currency: string;
  readonly kind: 'one-off' | 'recurring';
  readonly minor: number;
  readonly twelfths: number;
}

/** What a share adds to a part of a group, in its own currency and, with rates, in theirs at those of a day (D39). */
export function tellShare(
  tell: Tell,
  group: string,
  part: string,
  share: Share | null,
  weight: number,
  day: CalendarDate,
  rates: Rates | undefined,
): void {
  tell({ group, part });
  if (share === null) {
    tell({ group, part: `${part} unpriced` });
    return;
  }
  const { currency, kind, minor, twelfths } = share;
  const amount = exactProduct(minor, twelfths * weight);
  tell({ group, part: partOf(part, kind, currency), amount });
  if (!rates) return;
  const exact = rates.exact(BigInt(amount), currency, day);
  if (exact === null) {
    tell({ group, part: `${part} unconverted` });
    tell({ group, part: `${part} left-${kind} ${currency}`, amount });
  } else tell({ group, part: `${part} converted-${kind} ${rates.currency}`, amount: exact });
  const rate = rates.at(currency, day);
  if (rate && currency !== rates.currency) tell({ group, part: `${part} rate ${currency} ${rate.on}` });
}

const kinds = {
  'one-off': new Map<string, Map<string, string>>(),
  recurring: new Map<string, Map<string, string>>(),
};

/** One string for each part: it is looked up by every opportunity. */
function partOf(part: string, kind: Share['kind'], currency: string): string {
  let known = kinds[kind].get(part);
  if (!known) kinds[kind].set(part, (known = new Map<string, string>()));
  let name = known.get(currency);
  if (name === undefined) known.set(currency, (name = `${part} ${kind} ${currency}`));
  return name;
}

/** What parts of a group come to together, each sum rounded once; the rates that were used are added to `used`. */
export function valueIn(
  tallies: Tallies,
  group: string,
  parts: readonly string[],
  rates: Rates | undefined,
  used: Set<string>,
): ForecastValue {
  const sums = {
    own: new Map<string, Parts>(),
    left: new Map<string, Parts>(),
    converted: new Map<string, Parts>(),
  };
  let isApproximate = false;
  for (const name of tallies.parts(group)) {
    const [own = '', told = '', currency = '', on = ''] = name.split(' ');
    if (!parts.includes(own)) continue;
    if (told === 'rate') {
      used.add(`${currency} ${on}`);
      isApproximate = true;
    }
    const [, which = 'own', kind] = /^(?:(left|converted)-)?(one-off|recurring)$/.exec(told) ?? [];
    if (kind === undefined) continue;
    const map = sums[which as keyof typeof sums];
    const sum = map.get(currency) ?? { oneOff: 0n, recurring: 0n };
    sum[kind === 'one-off' ? 'oneOff' : 'recurring'] += tallies.sum(group, name);
    map.set(currency, sum);
  }
  const [converted] = rounded(sums.converted, UNIT * CONVERTED_UNIT);
  const count = (what = ''): Count => {
    const all = parts.map((part) => tallies.count(group, `${part}${what}`));
    const [first, ...others] = all;
    if (first && others.length === 0) return first;
    return {
      count: all.reduce((sum, each) => sum + each.count, 0),
      ids: () => [...new Set(all.flatMap(({ ids }) => ids()))].sort(),
    };
  };
  return {
    ...count(),
    unpriced: count(' unpriced'),
    byCurrency: rounded(sums.own, UNIT),
    converted: rates && converted ? { ...converted, isApproximate } : null,
    left: rounded(sums.left, UNIT),
    unconverted: count(' unconverted'),
  };
}

interface Parts {
  oneOff: bigint;
  recurring: bigint;
}

function rounded(sums: ReadonlyMap<string, Parts>, unit: bigint): readonly ForecastSums[] {
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, { oneOff, recurring }]) => ({
      currency,
      oneOff: divideRounded(oneOff, unit),
      recurring: divideRounded(recurring, unit),
      total: divideRounded(oneOff + recurring, unit),
    }));
}
