import {
  effectivePrice,
  type BoardColumn,
  type BoardTotals,
  type CurrencyTotals,
  type Opportunity,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { ShownTotals } from './header-template.js';
import type { Moving } from './move-controller.js';

/** Previews by what they are made of: the same object for the same hover, so that a header is not rendered at every pointer move. */
const previews = new WeakMap<
  BoardColumn,
  { readonly row: Opportunity; readonly sign: 1 | -1; readonly shown: ShownTotals }
>();

/** The totals of a column while a card hovers over another column than its own: as they would be after the drop (D84). Otherwise none. */
export function previewTotals(
  store: PipelineStore | undefined,
  column: BoardColumn,
  moving: Moving,
): ShownTotals | undefined {
  const sign = signOf(column, moving);
  const row = store?.get('opportunities', moving.id);
  if (!row || sign === undefined) return undefined;
  const known = previews.get(column);
  if (known?.row === row && known.sign === sign) return known.shown;
  const counts = column.stage?.phase !== 'post';
  const probability = counts ? (row.probability ?? column.stage?.probability ?? 0) : null;
  const totals = totalsWith(column.totals, row, sign, probability);
  const allTotals =
    column.totals === column.allTotals ? totals : totalsWith(column.allTotals, row, sign, probability);
  const shown: ShownTotals = { totals, allTotals, preview: true };
  previews.set(column, { row, sign, shown });
  return shown;
}

/** 1 where the card would come to, -1 where it stands now; nothing while it hovers over its own column. */
function signOf(column: BoardColumn, moving: Moving): 1 | -1 | undefined {
  const over = moving.target?.columnId;
  if (over === undefined) return undefined;
  const stands = column.ids.includes(moving.id);
  if (column.id === over) return stands ? undefined : 1;
  return stands ? -1 : undefined;
}

const NOTHING = { fixed: 0, monthly: 0, yearly: 0, weightedFixed: 0n, weightedYearlyRate: 0n };

/**
 * The totals of a column as they would be with one card more (`sign` 1) or less (-1): what is shown while a card hovers (D84). `probability`
 * is the one that counts there, in basis points; `null`: nothing is weighted there (D3).
 */
function totalsWith(
  totals: BoardTotals,
  opportunity: Opportunity,
  sign: 1 | -1,
  probability: number | null,
): BoardTotals {
  const { period, status } = opportunity;
  const price = effectivePrice(opportunity);
  const count = totals.count + sign;
  if (!price) return { ...totals, count, unpriced: totals.unpriced + sign };
  const known = totals.byCurrency.find((one) => one.currency === price.currency);
  const before = known ?? { currency: price.currency, ...NOTHING };
  const amount = sign * price.minor;
  const weight = status.code === 'open' && probability !== null ? BigInt(amount) * BigInt(probability) : 0n;
  const after: CurrencyTotals = {
    currency: before.currency,
    fixed: before.fixed + (period === 'fixed' ? amount : 0),
    monthly: before.monthly + (period === 'monthly' ? amount : 0),
    yearly: before.yearly + (period === 'yearly' ? amount : 0),
    weightedFixed: before.weightedFixed + (period === 'fixed' ? weight : 0n),
    weightedYearlyRate:
      before.weightedYearlyRate + (period === 'monthly' ? weight * 12n : period === 'yearly' ? weight : 0n),
  };
  const byCurrency = [...totals.byCurrency.filter((one) => one !== known), after].sort((a, b) =>
    a.currency < b.currency ? -1 : 1,
  );
  return { count, unpriced: totals.unpriced, byCurrency };
}
