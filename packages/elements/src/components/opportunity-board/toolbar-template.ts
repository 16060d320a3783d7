import { html, nothing, type TemplateResult } from 'lit';
import { ref, type Ref } from 'lit/directives/ref.js';
import { STATUSES, type StageSchema, type Status } from '@firsat/model';
import * as icons from '../../icons/icons.js';
import type { Check } from '../../base/property.js';
import type { Localizer } from '../../locales/localizer.js';

/** What the strip above the columns shows, and what it asks for. */
export interface ToolbarView {
  readonly l: Localizer;
  readonly schemas: readonly StageSchema[];
  readonly schemaId: string;
  readonly statuses: readonly Status[];
  readonly text: string;
  readonly search: Ref<HTMLInputElement>;
  readonly statusPanel: Ref<HTMLElement>;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly readOnly: boolean;
  readonly onSearch: (text: string) => void;
  readonly onSchema: (id: string) => void;
  readonly onStatus: (status: Status, on: boolean) => void;
  readonly onCreate: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onStatusPanel: (anchor: HTMLElement) => void;
}

/** The browser would close it, too, but a page around would hear the key and close something of its own. The focus goes back to the button. */
function closeOnEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  event.stopPropagation();
  const panel = event.currentTarget as HTMLElement;
  panel.hidePopover();
  (panel.previousElementSibling as HTMLElement).focus();
}

export function toolbarTemplate(view: ToolbarView): TemplateResult {
  const { l } = view;
  const words = l.t.board.toolbar;
  return html`<div class="toolbar" part="toolbar" role="group" aria-label=${words.label}>
    ${schemaTemplate(view)}
    <label class="search">
      ${icons.search}
      <input
        ${ref(view.search)}
        class="input"
        type="search"
        autocomplete="off"
        spellcheck="false"
        aria-label=${words.search}
        placeholder=${words.searchPlaceholder}
        .value=${view.text}
        @input=${(event: Event) => {
          view.onSearch((event.currentTarget as HTMLInputElement).value);
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key !== 'Escape' || view.text === '') return;
          event.preventDefault();
          event.stopPropagation();
          view.onSearch('');
        }}
      />
      ${
        view.text
          ? html`<button
              class="icon-button small clear"
              aria-label=${words.clearSearch}
              @click=${() => {
                view.onSearch('');
                view.search.value?.focus();
              }}
            >
              ${icons.close}
            </button>`
          : nothing
      }
    </label>
    ${statusTemplate(view)}
    <span class="spring"></span>
    ${
      view.readOnly
        ? nothing
        : html`<button class="icon-button" aria-label=${l.t.common.actions.undo} data-tip=${l.t.common.actions.undo} ?disabled=${!view.canUndo} @click=${view.onUndo}>
              ${icons.undo}
            </button>
            <button class="icon-button" aria-label=${l.t.common.actions.redo} data-tip=${l.t.common.actions.redo} ?disabled=${!view.canRedo} @click=${view.onRedo}>
              ${icons.redo}
            </button>
            <button class="button primary" part="create-button" aria-label=${words.createLabel} @click=${view.onCreate}>
              ${icons.plus}<span>${words.create}</span>
            </button>`
    }
  </div>`;
}

function schemaTemplate({ l, schemas, schemaId, onSchema }: ToolbarView): TemplateResult | typeof nothing {
  if (schemas.length < 2) return nothing;
  return html`<select
    class="input schema"
    aria-label=${l.t.board.toolbar.schema}
    .value=${schemaId}
    @change=${(event: Event) => {
      onSchema((event.currentTarget as HTMLSelectElement).value);
    }}
  >
    ${schemas.map(
      (schema) =>
        html`<option value=${schema.id} ?selected=${schema.id === schemaId}>${schema.title}</option>`,
    )}
  </select>`;
}

function statusTemplate(view: ToolbarView): TemplateResult {
  const { l, statuses } = view;
  const words = l.t.board.toolbar;
  const names = STATUSES.filter((status) => statuses.includes(status)).map(
    (status) => l.t.common.status[status],
  );
  return html`<button
      class="button status-button"
      aria-haspopup="dialog"
      @click=${(event: Event) => {
        view.onStatusPanel(event.currentTarget as HTMLElement);
      }}
    >
      ${icons.filter}<span class="status-word">${words.status}</span>
      <span class="status-names ellipsis">${names.join(', ')}</span>
    </button>
    <div
      ${ref(view.statusPanel)}
      class="panel"
      popover="auto"
      role="dialog"
      aria-label=${words.statusTitle}
      @keydown=${closeOnEscape}
    >
      <div class="panel-title">${words.statusTitle}</div>
      ${STATUSES.map(
        (status) => html`<label class="check">
          <input
            type="checkbox"
            value=${status}
            .checked=${statuses.includes(status)}
            @change=${(event: Event) => {
              view.onStatus(status, (event.currentTarget as HTMLInputElement).checked);
            }}
          />
          <span>${l.t.common.status[status]}</span>
        </label>`,
      )}
    </div>`;
}

const wordsOf = (text: unknown): string[] => String(text).trim().split(/\s+/u);

/** Statuses, separated by spaces. */
export const someStatuses: Check = [
  (given) => wordsOf(given).every((word) => STATUSES.includes(word as Status)),
  STATUSES.join(' '),
];

/** The statuses that are named, in their order. */
export function statusesOf(text: string): readonly Status[] {
  const words = wordsOf(text);
  return STATUSES.filter((status) => words.includes(status));
}
