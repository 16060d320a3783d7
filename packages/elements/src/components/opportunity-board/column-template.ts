import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { BoardColumn, Density } from '@firsat/model';
import type { Peer } from '@firsat/store';
import type { Localizer } from '../../locales/localizer.js';
import * as icons from '../../icons/icons.js';
import { asHigh, atOffset } from './at-offset.js';
import type { CardFacts } from './card-facts.js';
import { cardTemplate } from './card-template.js';
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
  /** Whether the moved card hovers here. */
  readonly over: boolean;
  /** The place that opens for it, among the cards that the list still shows; none over its own. */
  readonly gapAt: number | undefined;
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
    ?data-over=${view.over}
  >
    ${guard([l, column, shown.totals, shown.allTotals, view.headStop, view.currency, view.readOnly], () => headerTemplate(l, column, shown, view.headStop, view.currency, view.readOnly))}
    <div class="scroller" ${ref(window.scroller)}>
      ${column.ids.length === 0 && !view.over ? emptyTemplate(view, name) : listTemplate(view, name)}
    </div>
  </div>`;
}

/** Rendered again only when a card in the page, or what surrounds them all, is not what it was. */
function listTemplate(view: ColumnView, name: string): TemplateResult {
  const { l, column, window, gapAt, lifted } = view;
  const items = window.items;
  const facts = items.map(({ id }) => view.facts(id));
  const peers = items.map(({ id }) => view.peers(id));
  const first = items.find((item) => item.id === view.tabbable)?.id ?? items[0]?.id;
  const count = column.ids.length;
  const starts = items.map(({ start }) => start);
  return html`<div
      class="list"
      role="list"
      aria-label=${l.t.board.column.list(name)}
      ${asHigh(window.height)}
    >
      ${guard([l, view.density, count, first, lifted, ...starts, ...facts, ...peers], () =>
        repeat(
          items,
          (item) => item.id,
          ({ id, index, start }, at) => {
            const words = facts[at];
            if (!words) return nothing;
            return cardTemplate(l, words, {
              index,
              count,
              offset: start,
              tabbable: id === first,
              lifted: id === lifted,
              peers: peers[at] ?? [],
              density: view.density,
            });
          },
        ),
      )}
    </div>
    ${gapAt === undefined ? nothing : html`<div class="drop-mark" part="drop-mark" ${atOffset(window.startOf(gapAt))}></div>`}`;
}

function emptyTemplate({ l, column, filtered, readOnly }: ColumnView, name: string): TemplateResult {
  const words = l.t.board.column;
  if (filtered) return html`<p class="nothing">${words.noMatch}</p>`;
  return html`<div class="nothing inviting">
    <strong>${words.emptyTitle}</strong>
    ${readOnly ? nothing : html`<span>${words.emptyText}</span>`}
    ${
      column.kind === 'stage' && !readOnly
        ? html`<button class="button quiet" data-head="add-empty" aria-label=${words.add(name)}>${icons.plus}${l.t.common.actions.add}</button>`
        : nothing
    }
  </div>`;
}
