import type { BoardColumn } from '@firsat/model';
import type { ShownTotals } from './header-template.js';

const shown = new WeakMap<BoardColumn, ShownTotals>();

/** The totals of a column as it stands: the same object for the same column, so that a header is not rendered anew. */
export function shownTotals(column: BoardColumn): ShownTotals {
  let known = shown.get(column);
  if (!known)
    shown.set(column, (known = { totals: column.totals, allTotals: column.allTotals, preview: false }));
  return known;
}
