import { html, type TemplateResult } from 'lit';
import { ref, type Ref } from 'lit/directives/ref.js';
import type { BoardState } from '@firsat/model';
import type { Localizer } from '../../locales/localizer.js';
import { totalsText } from './board-totals.js';
import { columnName } from './header-template.js';

/** Where there is room for one column only: the stages side by side as buttons, each with its count and sum. */
export function switcherTemplate(
  l: Localizer,
  element: Ref<HTMLElement>,
  state: BoardState,
  current: string,
  currency: string,
  onPick: (columnId: string) => void,
): TemplateResult {
  return html`<div ${ref(element)} class="switcher" part="switcher" role="group" aria-label=${l.t.board.switcher}>
    ${state.columns.map((column) => {
      const text = totalsText(l, column.totals, column.allTotals, currency);
      return html`<button
        class="switch stage-color"
        data-switch=${column.id}
        data-color=${column.stage?.color ?? 'slate'}
        aria-current=${column.id === current ? 'true' : 'false'}
        @click=${() => {
          onPick(column.id);
        }}
      >
        <span class="switch-name"><span class="dot"></span>${columnName(l, column)}<span class="count figure">${text.count}</span></span>
        <span class="switch-sum figure ellipsis">${text.sums[0] ?? '–'}</span>
      </button>`;
    })}
  </div>`;
}
