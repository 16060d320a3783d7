import { html, nothing, type TemplateResult } from 'lit';
import type { SortKey } from '@firsat/model';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { HEAD, SELECT, type GridPlace } from './grid-focus.js';
import type { ListColumn } from './list-layout.js';

export interface HeadView {
  readonly l: Localizer;
  readonly columns: readonly ListColumn[];
  readonly sort: readonly SortKey[];
  readonly active: GridPlace | undefined;
  readonly chosen: 'none' | 'some' | 'all';
  readonly canSelect: boolean;
}

/** The headings: what each column is, and by which the list is sorted, as which key. */
export function headTemplate({ l, columns, sort, active, chosen, canSelect }: HeadView): TemplateResult {
  const { list } = l.t;
  return html`<div class="head" part="head" role="row" aria-rowindex="1" data-row=${HEAD}>
    <div class="cell select" role="columnheader" aria-colindex="1" data-col=${SELECT}>
      <label class="box">
        <input
          type="checkbox"
          data-stop
          tabindex=${active?.column === SELECT ? 0 : -1}
          aria-label=${list.selectAll}
          ?disabled=${!canSelect}
          .checked=${chosen === 'all'}
          .indeterminate=${chosen === 'some'}
        />
      </label>
    </div>
    ${columns.map(({ name, label, sort: by, isFigure }, place) => {
      const at = sort.findIndex((key) => key.by === by);
      const key = sort[at];
      return html`<div
        class="cell ${isFigure ? 'end' : ''}"
        role="columnheader"
        aria-colindex=${place + 2}
        aria-sort=${by === null ? nothing : key ? (key.desc ? 'descending' : 'ascending') : 'none'}
        data-col=${name}
      >
        <button
          class="heading"
          data-stop
          data-heading=${name}
          tabindex=${active?.column === name ? 0 : -1}
          title=${by === null ? nothing : list.sort.hint}
        >
          <span class="ellipsis">${label}</span>
          ${
            key
              ? html`<span class="sorted" aria-hidden="true"
                    >${key.desc ? icons.arrowDown : icons.arrowUp}${sort.length > 1 ? html`<sup class="figure">${l.number(at + 1)}</sup>` : nothing}</span
                  >${sort.length > 1 ? html`<span class="visually-hidden">, ${list.sort.place(l.number(at + 1))}</span>` : nothing}`
              : nothing
          }
        </button>
        <span class="resize" title=${list.layout.resize}></span>
      </div>`;
    })}
  </div>`;
}
