import { monthlyRecurring, weightedFixed, weightedMonthly, type BoardTotals } from '@firsat/model';
import type { Localizer } from '../../locales/localizer.js';
import { isRecurring, minorOf, ordered } from './board-totals.js';
import '../../locales/areas/choices.js';

/** One line of the exact breakdown. */
export interface ExactRow {
  readonly label: string;
  readonly value: string;
  /** `part`: of the line above. `apart`: another currency, or another count, begins. */
  readonly kind?: 'part' | 'apart';
}

/** The exact values behind the header: to the last minor unit, whatever was abbreviated. */
export function exactRows(
  l: Localizer,
  shown: BoardTotals,
  all: BoardTotals,
  main = '',
): readonly ExactRow[] {
  const words = l.t.choices.exact;
  const rows: ExactRow[] = [];
  const add = (totals: BoardTotals): void => {
    for (const one of ordered(totals, main)) {
      const from = rows.length;
      const money = (sum: bigint | number): string =>
        l.money({ minor: minorOf(sum), currency: one.currency });
      if (one.fixed !== 0 || !isRecurring(one)) rows.push({ label: words.oneOff, value: money(one.fixed) });
      if (isRecurring(one)) rows.push({ label: words.recurring, value: money(monthlyRecurring(one)) });
      if (one.monthly !== 0 && one.yearly !== 0)
        rows.push({ label: words.ofWhichMonthly, value: money(one.monthly), kind: 'part' });
      if (one.yearly !== 0) rows.push({ label: words.ofWhichYearly, value: money(one.yearly), kind: 'part' });
      if (one.weightedFixed !== 0n)
        rows.push({ label: words.weightedOneOff, value: money(weightedFixed(one)) });
      if (one.weightedYearlyRate !== 0n)
        rows.push({ label: words.weightedRecurring, value: money(weightedMonthly(one)) });
      const first = rows[from];
      if (first && from > 0) rows[from] = { ...first, kind: 'apart' };
    }
    if (totals.unpriced > 0)
      rows.push({ label: words.unpricedRow, value: l.number(totals.unpriced), kind: 'apart' });
  };
  add(shown);
  if (shown !== all) {
    rows.push({ label: words.filteredOf, value: l.number(all.count), kind: 'apart' });
    add(all);
  }
  return rows;
}
