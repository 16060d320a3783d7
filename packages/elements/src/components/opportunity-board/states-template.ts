import { html, type TemplateResult } from 'lit';
import type { Localizer } from '../../locales/localizer.js';

/** The same size as a board with cards, so that nothing jumps when the data comes. */
export function skeletonTemplate(l: Localizer): TemplateResult {
  return html`<div class="toolbar" aria-hidden="true"><span class="bone wide"></span><span class="spring"></span><span class="bone"></span></div>
    <p class="visually-hidden" role="status">${l.t.common.loading}</p>
    <div class="columns skeleton" aria-hidden="true">
      ${[5, 4, 3, 4, 2, 3, 1].map(
        (cards) => html`<div class="column">
          <div class="head"><span class="bone"></span><span class="bone short"></span></div>
          <div class="scroller">${Array.from({ length: cards }, () => html`<div class="bone-card"></div>`)}</div>
        </div>`,
      )}
    </div>`;
}

/** A whole board that has nothing to show, and what can be done about it. */
export function messageTemplate(
  title: string,
  text: string,
  action?: { readonly label: string; readonly run: () => void },
): TemplateResult {
  return html`<div class="message" role="status">
    <strong>${title}</strong>
    ${text ? html`<p>${text}</p>` : ''}
    ${action ? html`<button class="button primary" @click=${action.run}>${action.label}</button>` : ''}
  </div>`;
}
