import { html, nothing, type TemplateResult } from 'lit';
import { ref, type Ref } from 'lit/directives/ref.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';

/** What stands above the table, and what it asks for. */
export interface ToolbarView {
  readonly l: Localizer;
  readonly text: string;
  readonly search: Ref<HTMLInputElement>;
  readonly readOnly: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly onSearch: (text: string) => void;
  readonly onCreate: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onExport: () => void;
  readonly onSchemas: () => void;
  readonly onLayout: (button: HTMLElement) => void;
  readonly layoutPanel: TemplateResult | typeof nothing;
}

function searchTemplate({ l, text, search, onSearch }: ToolbarView): TemplateResult {
  const words = l.t.list.toolbar;
  return html`<label class="search">
    ${icons.search}
    <input
      ${ref(search)}
      class="input"
      type="search"
      autocomplete="off"
      spellcheck="false"
      aria-label=${words.search}
      placeholder=${words.searchPlaceholder}
      .value=${text}
      @input=${(event: Event) => {
        onSearch((event.currentTarget as HTMLInputElement).value);
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Escape' || text === '') return;
        event.preventDefault();
        event.stopPropagation();
        onSearch('');
      }}
    />
    ${
      text
        ? html`<button
            class="icon-button clear"
            aria-label=${words.clearSearch}
            @click=${() => {
              onSearch('');
              search.value?.focus();
            }}
          >
            ${icons.close}
          </button>`
        : nothing
    }
  </label>`;
}

/** Search, tools, and "New" at the top right, always (S31). */
export function toolbarTemplate(view: ToolbarView): TemplateResult {
  const { l, readOnly } = view;
  const words = l.t.list.toolbar;
  const { undo, redo } = l.t.common.actions;
  return html`<div class="toolbar" part="toolbar" role="group" aria-label=${words.label}>
    ${searchTemplate(view)}
    <span class="spring"></span>
    <button
      class="icon-button layout-button"
      aria-haspopup="dialog"
      aria-label=${words.layout}
      title=${words.layout}
      @click=${(event: Event) => {
        view.onLayout(event.currentTarget as HTMLElement);
      }}
    >
      ${icons.columns}
    </button>
    ${view.layoutPanel}
    <button
      class="icon-button schemas-button"
      aria-haspopup="dialog"
      aria-label=${words.schemas}
      title=${words.schemas}
      @click=${view.onSchemas}
    >
      ${icons.stages}
    </button>
    <button
      class="icon-button export-button"
      aria-label=${l.t.list.export}
      title=${l.t.list.export}
      @click=${view.onExport}
    >
      ${icons.download}
    </button>
    ${
      readOnly
        ? nothing
        : html`<button class="icon-button undo" aria-label=${undo} title=${undo} ?disabled=${!view.canUndo} @click=${view.onUndo}>
              ${icons.undo}
            </button>
            <button class="icon-button undo" aria-label=${redo} title=${redo} ?disabled=${!view.canRedo} @click=${view.onRedo}>
              ${icons.redo}
            </button>
            <button class="button primary" part="create-button" aria-label=${words.createLabel} @click=${view.onCreate}>
              ${icons.plus}<span>${words.create}</span>
            </button>`
    }
  </div>`;
}
