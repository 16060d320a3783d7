import { html, nothing, type TemplateResult } from 'lit';
import type { BoardColumn, BoardTotals } from '@firsat/model';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { totalsText } from './board-totals.js';

/** The name of a column, in words also for the lane without a stage. */
export function columnName(l: Localizer, column: BoardColumn): string {
  return column.kind === 'unplaced' ? l.t.board.column.unplaced : (column.stage?.name ?? '');
}

/** The totals that a header shows: the real ones, or a preview while a card hovers (D84). */
export interface ShownTotals {
  readonly totals: BoardTotals;
  readonly allTotals: BoardTotals;
  readonly preview: boolean;
}

/** Dot, name, count; sums, one-off and recurring apart; weighted sum. What can be done stands behind hover and focus. */
export function headerTemplate(
  l: Localizer,
  column: BoardColumn,
  { totals, allTotals, preview }: ShownTotals,
  tabStop: string,
  currency: string,
  readOnly: boolean,
): TemplateResult {
  const words = l.t.board.column;
  const name = columnName(l, column);
  const text = totalsText(l, totals, allTotals, currency);
  const canAdd = column.kind === 'stage' && !readOnly;
  const stop = tabStop === 'add' && !canAdd ? 'sums' : tabStop;
  const tab = (control: string): number => (stop === control ? 0 : -1);
  return html`<div class="head ${preview ? 'preview' : ''}" part="column-header">
    <div class="head-line">
      <span class="dot"></span>
      <span class="name ellipsis" data-tip=${name} data-tip-if-cut>${name}</span>
      ${column.kind === 'archived' ? html`<span class="tag" data-tip=${words.archivedHint}>${words.archived}</span>` : nothing}
      <span class="count figure">${text.count}</span>
      <span class="head-actions">
        ${
          canAdd
            ? html`<button class="icon-button small" data-head="add" tabindex=${tab('add')} aria-label=${words.add(name)}>
              ${icons.plus}
            </button>`
            : nothing
        }
        <button
          class="icon-button small dots"
          data-head="menu"
          tabindex=${tab('menu')}
          aria-haspopup="menu"
          aria-label=${words.menu(name)}
        ></button>
      </span>
    </div>
    <button
      class="sums figure"
      data-head="sums"
      data-tip-for="sums"
      tabindex=${tab('sums')}
      aria-describedby="tip"
    >
      ${
        text.sums.length > 0
          ? text.sums.map((sum) => html`<span class="sum">${sum}</span> `)
          : html`<span class="sum none">${l.t.board.totals.none}</span>`
      }
    </button>
    <div class="weighted figure">
      ${text.weighted ? html`<span class="ellipsis">${text.weighted}</span>` : nothing}
      ${text.unpriced ? html`<span class="unpriced">${text.unpriced}</span>` : nothing}
    </div>
  </div>`;
}
