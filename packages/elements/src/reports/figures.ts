import {
  currencyDigits,
  monthlyRecurring,
  weightedFixed,
  weightedMonthly,
  type CurrencyTotals,
  type StageColor,
} from '@firsat/model';
import {
  hundredths,
  NO_IDS,
  tenthsOfDays,
  type Amount,
  type Count,
  type Durations,
  type Mean,
  type Share,
} from '@firsat/model/reports';
import { NO_FIGURE, type Figure, type FileUnit, type Measure, type SheetColumn } from '../charts/sheet.js';
import type { Localizer } from '../locales/localizer.js';
import { headlineMoney } from './headline-money.js';
import '../locales/areas/rates.js';

/** Of no records. */
export const NO_AMOUNT: Amount = Object.freeze({
  count: 0,
  ids: NO_IDS,
  totals: { count: 0, unpriced: 0, byCurrency: [] },
});

export function countFigure(l: Localizer, { count, ids }: Count): Figure {
  return {
    text: l.number(count),
    value: count,
    raw: { number: count },
    ...(count > 0 && { ids }),
  };
}

/** Part of a whole in percent, with both, and muted when they are few (D19); nothing of nothing. */
export function shareFigure(l: Localizer, share: Share, ids?: Count['ids']): Figure {
  if (share.basisPoints === null) return NO_FIGURE;
  return {
    text: l.percent(share.basisPoints),
    value: share.basisPoints,
    raw: { number: share.basisPoints, digits: 2, unit: 'percent' },
    isMuted: share.muted,
    note: l.t.reports.ofAll(l.number(share.part), l.number(share.whole)),
    ...(ids && share.part > 0 && { ids }),
  };
}

/** A mean with one decimal; a file has two of them, and says `unit` at the head of the column. */
export function meanFigure(
  l: Localizer,
  mean: Mean,
  words: (text: string) => string = (text) => text,
  unit?: FileUnit,
): Figure {
  const value = hundredths(mean);
  if (value === null) return NO_FIGURE;
  const text = l.number(Math.round(value / 10) / 10);
  return {
    text: words(text),
    value,
    raw: { number: value, digits: 2, ...(unit && { unit }) },
    note: l.t.reports.meanOf(l.number(mean.count)),
    ids: mean.ids,
  };
}

/** The same of days, also in a file. */
export function meanDaysFigure(l: Localizer, mean: Mean): Figure {
  return meanFigure(l, mean, l.t.reports.days, 'days');
}

/** Days with one decimal, from exact milliseconds (D18). */
export function daysFigure(l: Localizer, milliseconds: number | null, count: number): Figure {
  if (milliseconds === null) return NO_FIGURE;
  const tenths = tenthsOfDays(milliseconds);
  const text = l.number(tenths / 10);
  return {
    text: l.t.reports.days(text),
    value: tenths,
    raw: { number: tenths, digits: 1, unit: 'days' },
    note: l.t.reports.meanOf(l.number(count)),
  };
}

export function medianFigure(l: Localizer, { median, count }: Durations): Figure {
  return daysFigure(l, median, count);
}

/** What kinds of prices add up to (D28): never together, each currency for itself (D39). */
const KINDS = ['one-off', 'recurring', 'weighted-one-off', 'weighted-recurring'] as const;
type Kind = (typeof KINDS)[number];

/** What an amount comes to in one currency: its own ones, or the reporting currency and beside it what has no rate (D39). */
interface Sums {
  readonly currency: string;
  /** Something of it was converted. */
  readonly isAbout: boolean;
  /** Minor units; kinds that it has nothing of are left out. */
  readonly minor: Readonly<Partial<Record<Kind, bigint>>>;
}

function sumsOf({ totals, converted }: Pick<Amount, 'totals' | 'converted'>): readonly Sums[] {
  if (!converted) return totals.byCurrency.map(ownSums);
  const { currency, count, converted: changed, hasRecurring } = converted;
  const { oneOff, monthly, weightedOneOff, weightedMonthly: weighted } = converted;
  const sums: Sums = {
    currency,
    isAbout: changed > 0,
    minor: {
      ...((oneOff !== 0n || !hasRecurring) && { 'one-off': oneOff }),
      ...(hasRecurring && { recurring: monthly }),
      ...(weightedOneOff !== 0n && { 'weighted-one-off': weightedOneOff }),
      ...(weighted !== 0n && { 'weighted-recurring': weighted }),
    },
  };
  return [...(count > 0 ? [sums] : []), ...converted.left.byCurrency.map(ownSums)];
}

function ownSums(totals: CurrencyTotals): Sums {
  const hasRecurring = totals.monthly !== 0 || totals.yearly !== 0;
  return {
    currency: totals.currency,
    isAbout: false,
    minor: {
      ...((totals.fixed !== 0 || !hasRecurring) && { 'one-off': BigInt(totals.fixed) }),
      ...(hasRecurring && { recurring: monthlyRecurring(totals) }),
      ...(totals.weightedFixed !== 0n && { 'weighted-one-off': weightedFixed(totals) }),
      ...(totals.weightedYearlyRate !== 0n && { 'weighted-recurring': weightedMonthly(totals) }),
    },
  };
}

/** Minor units as a file holds them: a number; its currency and period are said by its column. */
export function moneyRaw(minor: number | bigint, currency: string): NonNullable<Figure['raw']> {
  return { number: minor, digits: currencyDigits(currency) };
}

export function moneyText(
  l: Localizer,
  minor: number | bigint,
  currency: string,
  isMonthly: boolean,
  isShort = true,
): string {
  const text = l.money({ minor, currency }, isShort ? { abbreviate: true } : { short: true });
  return isMonthly ? l.t.reports.perMonth(text) : text;
}

export interface MoneyColumns {
  readonly columns: readonly SheetColumn[];
  readonly figures: (amount: Amount | undefined) => Readonly<Record<string, Figure>>;
  readonly measures: readonly Measure[];
}

/** A column for each currency and kind of price that any of the amounts has. */
export function moneyColumns(
  l: Localizer,
  key: string,
  label: string,
  amounts: readonly Amount[],
  kinds: readonly Kind[] = ['one-off', 'recurring'],
): MoneyColumns {
  const { money } = l.t.reports;
  const found = new Map<
    string,
    { readonly kind: Kind; readonly currency: string; readonly isAbout: boolean }
  >();
  const sums = amounts.flatMap(sumsOf);
  for (const kind of kinds)
    for (const { currency, minor } of sums)
      if (minor[kind] !== undefined) {
        const isAbout = sums.some((each) => each.currency === currency && each.isAbout);
        found.set(`${key} ${currency} ${kind}`, { kind, currency, isAbout });
      }
  // What was converted comes first: it is what was asked for.
  const all = [...found].sort(([a, x], [b, y]) => Number(y.isAbout) - Number(x.isAbout) || (a < b ? -1 : 1));
  const columns = all.map(([own, { kind, currency, isAbout }]) => ({
    key: own,
    label: money.column(label, isAbout ? l.t.rates.about(currency) : currency, money[kind]),
  }));
  return {
    columns,
    figures: (amount) =>
      Object.fromEntries(
        all.map(([own, { kind, currency }]): [string, Figure] => {
          const of = amount && sumsOf(amount).find((each) => each.currency === currency);
          const minor = of?.minor[kind];
          if (!amount || minor === undefined) return [own, NO_FIGURE];
          const text = moneyText(l, minor, currency, kind.endsWith('recurring'), false);
          return [
            own,
            {
              text: of?.isAbout ? l.t.rates.about(text) : text,
              value: Number(minor),
              raw: moneyRaw(minor, currency),
              ids: amount.ids,
            },
          ];
        }),
      ),
    measures: all.map(([own, { kind, currency }], at) => ({
      key: own,
      label: columns[at]?.label ?? '',
      kind: 'bars',
      columns: [own],
      tick: (value) => moneyText(l, Math.round(value), currency, kind.endsWith('recurring')),
    })),
  };
}

/** All of an amount, short: one-off and monthly sums of each currency, beside each other; and what has no price (D29). */
export function amountLines(l: Localizer, amount: Pick<Amount, 'totals' | 'converted'>): readonly string[] {
  const { unpriced } = amount.totals;
  const lines = sumsOf(amount).flatMap(({ currency, isAbout, minor }) =>
    KINDS.slice(0, 2).flatMap((kind) => {
      const sum = minor[kind];
      if (sum === undefined) return [];
      const text = moneyText(l, sum, currency, kind === 'recurring');
      return [isAbout ? l.t.rates.about(text) : text];
    }),
  );
  return unpriced > 0 ? [...lines, l.t.reports.unpriced(l.number(unpriced))] : lines;
}

/** A sum as it stands large on a page, with three digits, and in full for whoever asks. */
export function largeFigure(
  l: Localizer,
  minor: bigint,
  currency: string,
  { isMonthly = false, isAbout = false }: { readonly isMonthly?: boolean; readonly isAbout?: boolean } = {},
): Figure {
  const said = (text: string): string => {
    const paid = isMonthly ? l.t.reports.perMonth(text) : text;
    return isAbout ? l.t.rates.about(paid) : paid;
  };
  const text = said(headlineMoney(l, minor, currency));
  const exact = said(l.money({ minor, currency }, { short: true }));
  return {
    text,
    ...(exact !== text && { exact }),
    value: Number(minor),
    unit: `${currency} ${isMonthly ? 'recurring' : 'one-off'}`,
  };
}

/** An amount as a headline: its first sum large, the others below. */
export function amountHeadline(
  l: Localizer,
  amount: Amount,
): { readonly figure: Figure; readonly more: readonly string[] } {
  const [sums] = sumsOf(amount);
  const [first, ...more] = amountLines(l, amount);
  const ids = amount.count > 0 && { ids: amount.ids };
  const oneOff = sums?.minor['one-off'];
  const minor = oneOff ?? sums?.minor.recurring;
  // Nothing but what has no price.
  if (!sums || minor === undefined)
    return { figure: first === undefined ? NO_FIGURE : { text: first, value: null, ...ids }, more };
  const large = largeFigure(l, minor, sums.currency, {
    isMonthly: oneOff === undefined,
    isAbout: sums.isAbout,
  });
  return { figure: { ...large, ...ids }, more };
}

/** How the columns of numbers are drawn. */
export function countMeasure(
  l: Localizer,
  key: string,
  label: string,
  columns: readonly string[],
  kind: Measure['kind'] = 'bars',
): Measure {
  return { key, label, kind, columns, tick: (value) => l.number(value) };
}

export function percentMeasure(
  l: Localizer,
  key: string,
  label: string,
  columns: readonly string[],
  kind: Measure['kind'] = 'bars',
): Measure {
  return { key, label, kind, columns, tick: (value) => l.percent(value) };
}

/** Of tenths of days. */
export function daysMeasure(l: Localizer, key: string, label: string, columns: readonly string[]): Measure {
  return {
    key,
    label,
    kind: 'bars',
    columns,
    tick: (value) => l.t.reports.days(l.number(Math.round(value) / 10)),
  };
}

/** Of means in hundredths. */
export function meanMeasure(l: Localizer, key: string, label: string, columns: readonly string[]): Measure {
  return { key, label, kind: 'bars', columns, tick: (value) => l.number(Math.round(value / 10) / 10) };
}

export interface Named {
  readonly label: string;
  readonly color?: StageColor;
  readonly mark?: string;
}
