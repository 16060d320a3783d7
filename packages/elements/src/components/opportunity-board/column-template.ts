import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { BoardColumn } from '@firsat/model';
import type { Peer } from '@firsat/store';
import type { Localizer } from '../../locales/localizer.js';
import * as icons from '../../icons/icons.js';
import { asHigh, atOffset } from './at-offset.js';
import type { CardFacts } from './card-facts.js';
import { cardTemplate, type Density } from './card-template.js';
import type { ColumnWindow } from './column-windows.js';
import { columnName, headerTemplate, type ShownTotals } from './header-template.js';

/** All that a column shows. */
export interface ColumnView {
  readonly l: Localizer;
  /** The workspace's own, which stands first. */
  readonly currency: string;
  readonly column: BoardColumn;
  readonly window: ColumnWindow;
  readonly shown: ShownTotals;
  readonly facts: (id: string) => CardFacts | undefined;
  readonly peers: (id: string) => readonly Peer[];
  readonly density: Density;
  /** The card that Tab comes to. */
  readonly tabbable: string | undefined;
  /** The control of the header that Tab comes to. */
  readonly headStop: string;
  readonly lifted: string | undefined;
  /** Where the moved card would come, counted without it; `undefined` when it hovers elsewhere. */
  readonly dropAt: number | undefined;
  /** Index of the lifted card if it is of this column, else -1. */
  readonly liftedAt: number;
  readonly filtered: boolean;
  readonly readOnly: boolean;
}

export function columnTemplate(view: ColumnView): TemplateResult {
  const { l, column, window, shown } = view;
  const name = columnName(l, column);
  const count = l.t.common.opportunities(shown.totals.count);
  return html`<div
    class="column stage-color"
    part="column"
    role="group"
    aria-label=${l.t.board.column.label(name, count)}
    data-column=${column.id}
    data-kind=${column.kind}
    data-color=${column.stage?.color ?? 'slate'}
    ?data-over=${view.dropAt !== undefined}
  >
    ${guard([l, column, shown.totals, shown.allTotals, view.headStop, view.currency], () => headerTemplate(l, column, shown, view.headStop, view.currency))}
    <div class="scroller" ${ref(window.scroller)}>
      ${column.ids.length === 0 && view.dropAt === undefined ? emptyTemplate(view, name) : listTemplate(view, name)}
    </div>
  </div>`;
}

function listTemplate(view: ColumnView, name: string): TemplateResult {
  const { l, column, window, dropAt, liftedAt, lifted } = view;
  const items = window.items;
  // Counted without the moved card, the place after it is one further down in the list that still shows it.
  const gapAt = dropAt === undefined ? undefined : dropAt + (liftedAt >= 0 && dropAt >= liftedAt ? 1 : 0);
  const opens = gapAt !== undefined && !(liftedAt >= 0 && dropAt === liftedAt);
  const first = items.find((item) => item.id === view.tabbable)?.id ?? items[0]?.id;
  return html`<div
      class="list"
      role="list"
      aria-label=${l.t.board.column.list(name)}
      ${asHigh(window.height(opens ? 1 : 0))}
    >
      ${repeat(
        items,
        (item) => item.id,
        ({ id, index, start }) => {
          const facts = view.facts(id);
          if (!facts) return nothing;
          return cardTemplate(l, facts, {
            index,
            count: column.ids.length,
            offset: start + (opens && index >= gapAt ? window.pitch : 0),
            tabbable: id === first,
            lifted: id === lifted,
            peers: view.peers(id),
            density: view.density,
          });
        },
      )}
    </div>
    ${opens ? html`<div class="drop-mark" part="drop-mark" ${atOffset(window.startOf(gapAt))}></div>` : nothing}`;
}

function emptyTemplate({ l, column, filtered, readOnly }: ColumnView, name: string): TemplateResult {
  const words = l.t.board.column;
  if (filtered) return html`<p class="nothing">${words.noMatch}</p>`;
  return html`<div class="nothing inviting">
    <strong>${words.emptyTitle}</strong>
    <span>${words.emptyText}</span>
    ${
      column.kind === 'stage' && !readOnly
        ? html`<button class="button quiet" data-head="add-empty" aria-label=${words.add(name)}>${icons.plus}${l.t.common.actions.add}</button>`
        : nothing
    }
  </div>`;
}
