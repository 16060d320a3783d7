import { html, nothing } from 'lit';
import type { BoardColumn, BoardState } from '@firsat/model';
import type { ConvertedTotals } from '@firsat/model/reports';
import type { TooltipController } from '../../controllers/tooltip-controller.js';
import type { Localizer } from '../../locales/localizer.js';
import { convertedDetails } from '../../money/converted-sums.js';
import { exactRows } from './exact-rows.js';
import { columnName } from './header-template.js';

/** A few words, or the exact amounts behind an abbreviated header. */
export function tipContents(
  l: Localizer,
  { current }: TooltipController,
  board: BoardState,
  currency: string,
  cardTip: (id: string) => unknown,
  converted: (column: BoardColumn) => ConvertedTotals | undefined,
): unknown {
  if (!current) return nothing;
  if (current.key !== 'sums') {
    const id = current.anchor.closest<HTMLElement>('.item')?.dataset['id'];
    return [current.text, id === undefined ? nothing : cardTip(id)];
  }
  const columnId = current.anchor.closest<HTMLElement>('.column')?.dataset['column'];
  const column = board.columns.find((one) => one.id === columnId);
  if (!column) return nothing;
  const totals = converted(column);
  const rows = exactRows(l, column.totals, column.allTotals, currency);
  return html`<div class="tip-title">${columnName(l, column)} · ${l.t.common.opportunities(column.totals.count)}</div>
    ${
      rows.length > 0
        ? html`<dl class="figure">
            ${rows.map(
              ({ label, value, kind = '' }) => html`<dt class=${kind}>${label}</dt>
                <dd class=${kind}>${value}</dd>`,
            )}
          </dl>`
        : l.t.board.totals.none
    }
    ${totals ? convertedDetails(l, totals) : nothing}
    ${column.stage?.guidance ? html`<p class="guidance">${column.stage.guidance}</p>` : nothing}`;
}
