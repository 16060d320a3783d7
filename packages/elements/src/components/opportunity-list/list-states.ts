import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../locales/localizer.js';

/** The same size as a list with rows, so that nothing jumps when the data comes. */
export function skeletonTemplate(l: Localizer): TemplateResult {
  return html`<p class="visually-hidden" role="status">${l.t.common.loading}</p>
    <div class="frame bones" aria-hidden="true">
      ${Array.from(
        { length: 9 },
        () => html`<span>${Array.from({ length: 5 }, () => html`<i class="bone"></i>`)}</span>`,
      )}
    </div>`;
}

/** A list that has nothing to show, and what can be done about it. */
export function emptyTemplate(
  title: string,
  text: string,
  action?: { readonly label: string; readonly run: () => void },
): TemplateResult {
  return html`<div class="message" role="status">
    <strong>${title}</strong>
    ${text ? html`<p>${text}</p>` : nothing}
    ${action ? html`<button class="button primary" @click=${action.run}>${action.label}</button>` : nothing}
  </div>`;
}

/** Before anybody has made the workspace. */
export function emptyWorkspaceTemplate(
  l: Localizer,
  readOnly: string | undefined,
  isWaiting: boolean,
  create: () => void,
): TemplateResult {
  const { empty } = l.t.common;
  return emptyTemplate(
    empty.title,
    readOnly ?? (isWaiting ? empty.waiting : empty.text),
    readOnly === undefined ? { label: empty.create, run: create } : undefined,
  );
}
