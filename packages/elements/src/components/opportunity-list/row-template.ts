import { html, nothing, type TemplateResult } from 'lit';
import type { Opportunity } from '@firsat/model';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { atOffset } from '../opportunity-board/at-offset.js';
import { SELECT, type GridPlace } from './grid-focus.js';
import { cellOf, titleOf, type Cell, type CellContext } from './list-cells.js';
import type { ListColumn } from './list-layout.js';
import type { WindowRow } from './list-window.js';

export interface RowView {
  readonly l: Localizer;
  readonly at: WindowRow;
  readonly row: Opportunity;
  readonly columns: readonly ListColumn[];
  readonly cells: readonly Cell[];
  /** The cell that Tab comes to, when it is of this row. */
  readonly active: GridPlace | undefined;
  readonly isSelected: boolean;
  readonly isOpen: boolean;
  /** The column whose value is being edited here. */
  readonly editing: string | undefined;
  readonly editor: (row: Opportunity) => TemplateResult | typeof nothing;
  readonly isEditable: (column: string) => boolean;
}

/** Of the grid: the headings are its first row. */
const rowIndex = (index: number): number => index + 2;

const tab = (active: GridPlace | undefined, column: string): number => (active?.column === column ? 0 : -1);

function selectCell({ l, row, active, isSelected }: RowView): TemplateResult {
  return html`<div class="cell select" role="gridcell" aria-colindex="1" data-col=${SELECT}>
    <label class="box">
      <input
        type="checkbox"
        data-stop
        tabindex=${tab(active, SELECT)}
        aria-label=${l.t.list.select(titleOf({ l }, row))}
        .checked=${isSelected}
      />
    </label>
  </div>`;
}

/** The way to the customer of a row; by keyboard it is Alt+Enter. */
function customerButton({ l, row }: RowView): TemplateResult | typeof nothing {
  if (row.customerId === null) return nothing;
  const { toCustomer } = l.t.list;
  return html`<button class="icon-button to-customer" tabindex="-1" aria-label="${toCustomer}: ${titleOf({ l }, row)}" title=${toCustomer}>
    ${icons.user}
  </button>`;
}

/** One record in columns. The whole row is the hit target (S30). */
export function rowTemplate(view: RowView): TemplateResult {
  const { at, row, columns, cells, active, isSelected, isOpen } = view;
  return html`<div
    class="row"
    part="row"
    role="row"
    aria-rowindex=${rowIndex(at.index)}
    aria-selected=${isSelected ? 'true' : 'false'}
    data-row=${row.id}
    ?data-open=${isOpen}
    ${atOffset(at.start)}
  >
    ${selectCell(view)}
    ${columns.map(
      ({ name, isFigure }, place) =>
        html`<div
          class="cell ${isFigure ? 'end' : ''}"
          role="gridcell"
          aria-colindex=${place + 2}
          aria-readonly=${view.isEditable(name) ? 'false' : 'true'}
          data-col=${name}
          tabindex=${tab(active, name)}
        >
          ${cells[place]}${name === 'customer' ? customerButton(view) : nothing}${view.editing === name ? view.editor(row) : nothing}
        </div>`,
    )}
  </div>`;
}

/** The one column of a narrow list. */
export const CARD = '#card';

/** One record in two lines: what it is and what it is worth; whose, how far, when. */
export function narrowRowTemplate(view: RowView, context: CellContext): TemplateResult {
  const { at, row, active, isSelected, isOpen } = view;
  const amount = cellOf('brief', row, context);
  return html`<div
    class="row narrow"
    part="row"
    role="row"
    aria-rowindex=${rowIndex(at.index)}
    aria-selected=${isSelected ? 'true' : 'false'}
    data-row=${row.id}
    ?data-open=${isOpen}
    ${atOffset(at.start)}
  >
    ${selectCell(view)}
    <div class="cell card" role="gridcell" aria-colindex="2" data-col=${CARD} tabindex=${tab(active, CARD)}>
      <span class="line">
        ${cellOf('description', row, context)}
        ${row.status.code === 'open' ? nothing : html`<span class="ended">${cellOf('status', row, context)}</span>`}
        ${amount}
      </span>
      <span class="line second">
        <span class="ellipsis grow">${cellOf('customer', row, context)}</span>
        ${cellOf('stage', row, context)} ${cellOf('expectedClose', row, context)}
      </span>
    </div>
    <div class="way" role="gridcell" aria-colindex="3">${customerButton(view)}</div>
  </div>`;
}
