import {
  monthlyRecurring,
  weightedFixed,
  weightedMonthly,
  type BoardTotals,
  type CurrencyTotals,
} from '@firsat/model';
import type { Localizer } from '../../locales/localizer.js';

/** Whether something of it comes back each month or year. */
export function isRecurring(totals: CurrencyTotals): boolean {
  return totals.monthly !== 0 || totals.yearly !== 0;
}

/** What a column header says of its amounts. One-off and recurring stand apart (D28), currencies beside each other (D39). */
export interface TotalsText {
  readonly count: string;
  /** Abbreviated, one entry per currency and kind. */
  readonly sums: readonly string[];
  readonly weighted: string;
  readonly unpriced: string;
}

/** The workspace's own currency stands first. */
export function ordered(totals: BoardTotals, main: string): readonly CurrencyTotals[] {
  const { byCurrency } = totals;
  return byCurrency.length < 2
    ? byCurrency
    : [...byCurrency].sort((a, b) => Number(b.currency === main) - Number(a.currency === main));
}

/** The amount of a sum as `Money` holds it. */
export const minorOf = (sum: bigint | number): number => Number(sum);

/** Texts by what they are made of: a column that has not changed is not worded again. */
const texts = new WeakMap<
  BoardTotals,
  { readonly l: Localizer; readonly all: BoardTotals; readonly main: string; readonly text: TotalsText }
>();

export function totalsText(l: Localizer, shown: BoardTotals, all: BoardTotals, main = ''): TotalsText {
  const known = texts.get(shown);
  if (known?.l === l && known.all === all && known.main === main) return known.text;
  const text = wordTotals(l, shown, all, main);
  texts.set(shown, { l, all, main, text });
  return text;
}

function wordTotals(l: Localizer, shown: BoardTotals, all: BoardTotals, main: string): TotalsText {
  const words = l.t.board.totals;
  const filtered = shown !== all;
  const money = (sum: bigint | number, currency: string): string =>
    l.money({ minor: minorOf(sum), currency }, { abbreviate: true });
  const sums: string[] = [];
  const weighted: string[] = [];
  for (const whole of ordered(all, main)) {
    const { currency } = whole;
    const part = filtered ? shown.byCurrency.find((one) => one.currency === currency) : undefined;
    const pair = (of: (totals: CurrencyTotals) => bigint | number): string =>
      filtered
        ? words.ofAll(money(part ? of(part) : 0, currency), money(of(whole), currency))
        : money(of(whole), currency);
    if (whole.fixed !== 0 || !isRecurring(whole)) sums.push(pair((totals) => totals.fixed));
    if (isRecurring(whole)) sums.push(words.perMonth(pair(monthlyRecurring)));
    const of = filtered ? part : whole;
    if (of && of.weightedFixed !== 0n) weighted.push(money(weightedFixed(of), currency));
    if (of && of.weightedYearlyRate !== 0n)
      weighted.push(words.perMonth(money(weightedMonthly(of), currency)));
  }
  return {
    count: filtered ? words.ofAll(l.number(shown.count), l.number(all.count)) : l.number(all.count),
    sums,
    weighted: weighted.length > 0 ? words.weighted(weighted.join(' · ')) : '',
    unpriced: shown.unpriced > 0 ? words.unpriced(l.number(shown.unpriced)) : '',
  };
}
