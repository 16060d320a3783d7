import { html, nothing, type TemplateResult } from 'lit';
import type { DrawerController } from '../../controllers/drawer-controller.js';
import type { Localizer } from '../../locales/localizer.js';

/** What a detail shows stands where its element stands, or in a drawer at the edge of the page. */
export function detailFrame(
  l: Localizer,
  drawer: DrawerController | undefined,
  label: string,
  content: TemplateResult | typeof nothing,
  above?: TemplateResult,
): TemplateResult {
  return html`<div class="base" part="base" lang=${l.locale}>
    ${drawer ? drawer.render(label, content) : html`<section class="panel" part="panel" aria-label=${label}>${content}</section>`}
    ${above ?? nothing}
  </div>`;
}

export interface DetailMessage {
  readonly icon: TemplateResult;
  readonly title: string;
  readonly hint?: string;
  /** There is a way out. */
  readonly close?: { readonly words: string; readonly run: () => void };
}

/** Why there is nothing to show. */
export function detailMessage({ icon, title, hint, close }: DetailMessage): TemplateResult {
  return html`<div class="message">
      ${icon}
      <p><strong>${title}</strong></p>
      ${hint ? html`<p class="muted">${hint}</p>` : nothing}
    </div>
    ${
      close
        ? html`<p class="message-action">
            <button type="button" class="button" @click=${close.run}>${close.words}</button>
          </p>`
        : nothing
    }`;
}

/** It is being read. */
export function detailLoading(l: Localizer): TemplateResult {
  return html`<div class="detail-body loading" role="status">
    <span class="visually-hidden">${l.t.common.loading}</span>
    <div class="skeleton title"></div>
    <div class="skeleton"></div>
    <div class="skeleton tall"></div>
  </div>`;
}
