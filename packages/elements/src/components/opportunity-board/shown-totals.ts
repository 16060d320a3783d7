import type { BoardColumn, Opportunity } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { ShownTotals } from './header-template.js';
import type { Moving } from './move-controller.js';
import { totalsWith } from './totals-preview.js';

/** Previews by what they are made of: the same object for the same hover, so that a header is not rendered at every pointer move. */
const previews = new WeakMap<
  BoardColumn,
  { readonly row: Opportunity; readonly sign: 1 | -1; readonly shown: ShownTotals }
>();
const plain = new WeakMap<BoardColumn, ShownTotals>();

/** The totals of a column: while a card hovers over another column than its own, as they would be after the drop (D84). */
export function shownTotals(
  store: PipelineStore | undefined,
  column: BoardColumn,
  moving: Moving | undefined,
): ShownTotals {
  const sign = moving && store ? signOf(column, moving) : undefined;
  const row = moving && store?.get('opportunities', moving.id);
  if (!store || !row || sign === undefined) {
    let shown = plain.get(column);
    if (!shown)
      plain.set(column, (shown = { totals: column.totals, allTotals: column.allTotals, preview: false }));
    return shown;
  }
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
