import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Density, ListQuery, Opportunity, OpportunityId } from '@firsat/model';
import { setProperty } from '../../primitives/set-property.js';
import { asHigh } from '../opportunity-board/at-offset.js';
import { HEAD, type GridFocus, type GridPlace } from './grid-focus.js';
import { headTemplate } from './head-template.js';
import type { CellCache, CellContext } from './list-cells.js';
import { leastWidth, type ListColumn, type ListLayout } from './list-layout.js';
import type { ListWindow } from './list-window.js';
import { narrowRowTemplate, rowTemplate } from './row-template.js';

export interface GridView {
  readonly context: CellContext;
  readonly ids: readonly OpportunityId[];
  readonly indexOf: (id: string) => number;
  readonly columns: readonly ListColumn[];
  readonly layout: ListLayout;
  readonly density: Density;
  readonly window: ListWindow;
  readonly focus: GridFocus;
  readonly query: ListQuery;
  readonly selected: ReadonlySet<string>;
  readonly openId: OpportunityId | null;
  readonly cells: CellCache;
  readonly scrolled: (event: Event) => void;
  /** A press that may begin to make a column wider. */
  readonly pressed: (event: PointerEvent) => void;
  readonly clicked: (event: MouseEvent) => void;
  readonly doubleClicked: (event: MouseEvent) => void;
  /** The row and column whose value is being edited. */
  readonly editing: { readonly id: string; readonly column: string } | undefined;
  readonly editor: (row: Opportunity) => TemplateResult | typeof nothing;
  readonly isEditable: (column: string) => boolean;
  readonly keydown: (event: KeyboardEvent) => void;
}

/** The table: headings that stay, and the rows that are in view. */
export function gridTemplate(view: GridView): TemplateResult {
  const { context, ids, columns, window, focus } = view;
  const { l } = context;
  const { place } = focus;
  const { isNarrow } = window;
  window.update(ids, isNarrow ? 'narrow' : view.density, [
    place.row,
    ...(view.editing ? [view.editing.id] : []),
  ]);
  const rows = window.rows(view.indexOf);
  const elements = window.elements.update(rows, view.query, focus.isHeld || view.editing !== undefined);
  return html`<div
    class="grid"
    ${ref(window.scroller)}
    ${setProperty('--_columns', columns.map(({ track }) => track).join(' '))}
    ${setProperty('--_least', leastWidth(columns))}
    ${setProperty('--_row', `${String(window.rowHeight)}px`)}
    role="grid"
    tabindex="-1"
    aria-label=${l.t.list.label}
    aria-describedby="instructions"
    aria-rowcount=${ids.length + 1}
    aria-colcount=${(isNarrow ? 2 : columns.length) + 1}
    aria-multiselectable="true"
    @scroll=${view.scrolled}
    @pointerdown=${view.pressed}
    @click=${view.clicked}
    @dblclick=${view.doubleClicked}
    @keydown=${view.keydown}
    @focusin=${focus.focused}
  >
    ${isNarrow ? nothing : headOf(view, place)}
    <div class="rows" role="rowgroup" ${asHigh(window.height)}>
      ${repeat(
        rows,
        ({ id }) => elements.get(id),
        (at) => {
          const row = context.store.get('opportunities', at.id);
          if (!row) return nothing;
          const own = {
            l,
            at,
            row,
            columns,
            cells: isNarrow ? [] : view.cells.of(row),
            active: place.row === at.id ? place : undefined,
            isSelected: view.selected.has(at.id),
            isOpen: view.openId === at.id,
            editing: view.editing?.id === at.id ? view.editing.column : undefined,
            editor: view.editor,
            isEditable: view.isEditable,
          };
          return isNarrow ? narrowRowTemplate(own, context) : rowTemplate(own);
        },
      )}
    </div>
  </div>`;
}

function headOf(
  { context: { l }, columns, layout, selected, ids }: GridView,
  place: GridPlace,
): TemplateResult {
  return headTemplate({
    l,
    columns,
    sort: layout.sort,
    active: place.row === HEAD ? place : undefined,
    chosen: selected.size === 0 ? 'none' : selected.size === ids.length ? 'all' : 'some',
    canSelect: ids.length > 0,
  });
}
