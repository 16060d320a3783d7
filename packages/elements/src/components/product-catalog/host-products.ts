import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import type { ComboboxElsewhere, ElsewhereOption } from '../../primitives/combobox-controller.js';

export interface HostProductsProps {
  readonly l: Localizer;
  readonly source: ComboboxElsewhere;
  readonly query: string;
  readonly canEdit: boolean;
  readonly take: (option: ElsewhereOption) => void;
}

/** What the host's catalogue has for the query: brought in by a press, or brought up to date when it is here already. */
export function hostProducts({ l, source, query, canEdit, take }: HostProductsProps): TemplateResult {
  const words = l.t.lines.catalogue;
  source.ask(query);
  const found = source.found(query);
  const state = source.state(query);
  return html`<section class="from-host" aria-labelledby="from-host-title">
    <h3 id="from-host-title">${source.label}</h3>
    <ul class="products">
      ${repeat(
        found,
        ({ id }) => id,
        (option) => html`<li data-key=${option.id}>
          <div class="what"><span class="name">${option.label}</span></div>
          <span class="price figure hint">${option.detail ?? nothing}</span>
          <span class="hint uses">${option.own === undefined ? nothing : words.isHere}</span>
          ${
            canEdit
              ? html`<div class="actions">
                  <button
                    type="button"
                    class="icon-button take"
                    aria-label=${option.own === undefined ? words.take(option.label) : words.refresh(option.label)}
                    title=${option.own === undefined ? words.take(option.label) : words.refresh(option.label)}
                    @click=${() => {
                      take(option);
                    }}
                  >
                    ${option.own === undefined ? icons.plus : icons.redo}
                  </button>
                </div>`
              : nothing
          }
        </li>`,
      )}
    </ul>
    ${found.length === 0 && !state ? html`<p class="hint">${words.nothingFound}</p>` : nothing}
    ${
      state
        ? html`<p class=${state.isProblem ? 'host-state problem' : 'host-state hint'} role="status">
            ${state.text}
            ${
              state.retry
                ? html`<button type="button" class="link" @click=${state.retry.run}>${state.retry.label}</button>`
                : nothing
            }
          </p>`
        : nothing
    }
  </section>`;
}
