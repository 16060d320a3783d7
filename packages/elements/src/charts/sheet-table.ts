import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../locales/localizer.js';
import type { Figure, Sheet, SheetColumn, SheetRow } from './sheet.js';

export interface SheetTableOptions {
  readonly l: Localizer;
  readonly isHidden: boolean;
  readonly open: (figure: Figure, title: string) => void;
}

/** The same figures as the drawing, and more, as a table; each opens its records. */
export function sheetTable(sheet: Sheet, { l, isHidden, open }: SheetTableOptions): TemplateResult {
  const { charts } = l.t;
  const cell = (row: SheetRow, column: SheetColumn): TemplateResult => {
    const figure = row.figures[column.key];
    const few = figure?.isMuted === true;
    const words = figure?.text ?? '–';
    return html`<td class="figure ${few ? 'few' : ''}" title=${figure?.note ?? (few ? charts.few : nothing)}>
      ${
        figure?.ids
          ? html`<button
              class="opens"
              aria-label=${charts.openFigure(row.label, column.label, words)}
              @click=${() => {
                open(figure, charts.figureTitle(row.label, column.label));
              }}
            >
              ${words}
            </button>`
          : words
      }${few ? html`<span class="visually-hidden">, ${charts.few}</span>` : nothing}
    </td>`;
  };
  const line = (row: SheetRow): TemplateResult =>
    html`<tr>
      <th scope="row">
        <span class="name ${row.color ? 'stage-color' : ''}" data-color=${row.color ?? nothing}
          >${row.color ? html`<span class="dot"></span>` : nothing}${row.label}${
            row.mark ? html` <span class="hint">${row.mark}</span>` : nothing
          }</span
        >
      </th>
      ${sheet.columns.map((column) => cell(row, column))}
    </tr>`;
  return html`<div class="twin" role="region" aria-label=${sheet.title} tabindex="0" ?hidden=${isHidden}>
    <table>
      <caption class="visually-hidden">
        ${sheet.title}
      </caption>
      <thead>
        <tr>
          <th scope="col">${sheet.heading}</th>
          ${sheet.columns.map(({ label }) => html`<th scope="col" class="figure">${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${sheet.rows.map(line)}
      </tbody>
      ${sheet.total ? html`<tfoot>${line(sheet.total)}</tfoot>` : nothing}
    </table>
  </div>`;
}
