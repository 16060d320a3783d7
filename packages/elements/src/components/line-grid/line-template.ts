import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  vatOf,
  type CalendarDate,
  type Line,
  type LineFields,
  type LineFigures,
  type Product,
} from '@firsat/model';
import type { SortableController } from '../../controllers/sortable-controller.js';
import { unitPriceWords } from '../../fields/decimals.js';
import { gripButton } from '../../primitives/grip-button.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import type { CellEditing } from './cell-editing.js';
import {
  cellEcho,
  cellText,
  cellWords,
  DETAIL_COLUMNS,
  GRID_COLUMNS,
  rateChoices,
  readCell,
  type DetailColumn,
  type GridColumn,
} from './line-columns.js';

export interface LineProps {
  readonly l: Localizer;
  readonly line: Line;
  readonly figures: LineFigures | undefined;
  readonly currency: string;
  readonly today: CalendarDate;
  readonly readonly: boolean;
  /** What the catalogue says now, when it says something else (D46). */
  readonly changed: Product | null;
  readonly editing: CellEditing;
  readonly sortable: SortableController;
  readonly isOpen: boolean;
  readonly toggle: () => void;
  readonly remove: () => void;
  readonly save: (changes: Partial<LineFields>) => void;
}

export function headTemplate(l: Localizer): TemplateResult {
  const { columns } = l.t.lines;
  return html`<div role="rowgroup">
    <div role="row" class="line head">
      <div role="columnheader"><span class="visually-hidden">${columns.actions}</span></div>
      ${([...GRID_COLUMNS, 'amount'] as const).map(
        (column) => html`<div role="columnheader" class="cell ${column}">${columns[column]}</div>`,
      )}
      <div role="columnheader"><span class="visually-hidden">${columns.actions}</span></div>
    </div>
  </div>`;
}

export function lineTemplate(props: LineProps): TemplateResult {
  const { l, line, figures, currency, readonly, sortable, isOpen } = props;
  const words = l.t.lines;
  return html`<div
    role="rowgroup"
    class="entry ${sortable.draggedId === line.id ? 'lifted' : ''}"
    part="line"
    data-line=${line.id}
  >
    <div role="row" class="line">
      <div role="gridcell" class="grip">
        ${
          readonly ? nothing : gripButton(sortable, line.id, { label: words.move(line.name), name: 'handle' })
        }
      </div>
      ${GRID_COLUMNS.map((column) => cell(props, column))}
      <div role="gridcell" class="cell amount figure">
        <span class="cell-label">${words.columns.amount}</span>
        <span class="shown">
          ${line.unitPrice && figures ? l.money({ minor: figures.amount, currency }) : html`<span class="muted">${words.noPrice}</span>`}
        </span>
      </div>
      <div role="gridcell" class="row-actions">
        <button
          type="button"
          class="icon-button details-button"
          aria-label=${words.details(line.name)}
          aria-expanded=${isOpen ? 'true' : 'false'}
          @click=${props.toggle}
        >
          ${icons.chevronDown}
        </button>
        ${
          readonly
            ? nothing
            : html`<button
                type="button"
                class="icon-button remove-line"
                aria-label=${words.remove(line.name)}
                @click=${props.remove}
              >
                ${icons.trash}
              </button>`
        }
      </div>
    </div>
    ${isOpen ? details(props) : nothing}
  </div>`;
}

function cell(props: LineProps, column: GridColumn): TemplateResult {
  const { l, line, currency, editing, readonly } = props;
  const { edit } = editing;
  const isEdited = edit?.line === line.id && edit.column === column;
  const isFigure = column !== 'name' && column !== 'unit';
  const place = { line: line.id, column };
  return html`<div
    role="gridcell"
    class="cell ${column} ${isFigure ? 'figure' : ''} ${isEdited ? 'edited' : ''}"
    data-column=${column}
    tabindex=${isEdited ? nothing : editing.isAt(line.id, column) ? '0' : '-1'}
    aria-readonly=${readonly ? 'true' : 'false'}
    @focus=${() => editing.follow(place)}
    @click=${() => {
      if (!isEdited) editing.begin(place);
    }}
  >
    <span class="cell-label">${l.t.lines.columns[column]}</span>
    ${
      isEdited
        ? editor(props, column)
        : html`<span class="shown">${cellWords(line, column, currency, l) || (column === 'unitPrice' ? html`<span class="muted">${l.t.lines.freePrice}</span>` : nothing)}</span>
            ${column === 'name' ? notes(props) : nothing}`
    }
  </div>`;
}

/** What stands below the name: the code, and what needs attention. */
function notes({ l, line, changed, currency }: LineProps): TemplateResult {
  const words = l.t.lines;
  const { rate, exemption } = vatOf(line);
  const now = changed && (changed.price ? unitPriceWords(changed.price, l) : words.freePrice);
  return html`${line.code ? html`<span class="note figure">${line.code}</span>` : nothing}
    ${
      line.unitPrice && line.unitPrice.currency !== currency
        ? html`<span class="note warning">${words.foreignLine}</span>`
        : nothing
    }
    ${rate === 0 && exemption === null ? html`<span class="note warning">${words.needsReason}</span>` : nothing}
    ${now === null ? nothing : html`<span class="note warning">${words.changedLine(now)}</span>`}`;
}

function editor(props: LineProps, column: GridColumn): TemplateResult {
  const { l, line, currency, editing, today } = props;
  const { edit } = editing;
  const label = l.t.lines.edit(line.name, l.t.lines.columns[column]);
  const leave = (): void => {
    // What is taken out of the page while the next cell is edited loses the focus, too.
    if (edit?.line === editing.edit?.line && edit?.column === editing.edit?.column)
      void editing.commit('stay');
  };
  if (column === 'vat')
    return html`<select
      class="input cell-editor"
      aria-label=${label}
      @change=${(event: Event) => {
        editing.type((event.currentTarget as HTMLSelectElement).value);
        void editing.commit('stay').then(() => editing.go({ line: line.id, column }));
      }}
      @blur=${leave}
    >
      ${rateChoices(line, today).map(
        (rate) =>
          html`<option value=${rate} .selected=${String(rate) === edit?.text}>${l.percent(rate)}</option>`,
      )}
    </select>`;
  const echo = edit && cellEcho(column, edit.text, currency, l);
  const hint = edit?.problem
    ? l.problem(edit.problem)
    : (echo ?? (column === 'discount' ? l.t.lines.discountHint : ''));
  return html`<input
      class="input cell-editor"
      type="text"
      autocomplete="off"
      inputmode=${column === 'quantity' || column === 'unitPrice' ? 'decimal' : 'text'}
      aria-label=${label}
      aria-invalid=${edit?.problem ? 'true' : nothing}
      aria-describedby="cell-hint"
      .value=${live(edit?.text ?? '')}
      @input=${(event: Event) => editing.type((event.currentTarget as HTMLInputElement).value)}
      @blur=${leave}
    />
    <span class="cell-hint ${edit?.problem ? 'problem' : ''}" id="cell-hint" role="status">${hint}</span>`;
}

function details(props: LineProps): TemplateResult {
  const { line } = props;
  const shown = DETAIL_COLUMNS.filter((column) => column !== 'exemption' || vatOf(line).rate === 0);
  return html`<div role="row" class="details">
    <div role="gridcell" class="details-cell">${shown.map((column) => detailField(props, column))}</div>
  </div>`;
}

function detailField({ l, line, currency, readonly, save }: LineProps, column: DetailColumn): TemplateResult {
  const id = `${column}-${line.id}`;
  const text = cellText(line, column, currency, l);
  const change = (event: Event): void => {
    const read = readCell(line, column, (event.currentTarget as HTMLInputElement).value, currency, l);
    if (read.ok) save(read.value);
  };
  return html`<div class="field ${column}">
    <label for=${id}>${l.t.lines.columns[column]}</label>
    ${
      column === 'specification' || column === 'description'
        ? html`<textarea class="input note-input" id=${id} ?readonly=${readonly} .value=${live(text)} @change=${change}></textarea>`
        : html`<input class="input" id=${id} ?readonly=${readonly} .value=${live(text)} @change=${change} />`
    }
  </div>`;
}
