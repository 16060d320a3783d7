import { html, nothing, type TemplateResult } from 'lit';
import { BACKGROUND_FIELDS, type BackgroundField, type Opportunity } from '@firsat/model';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';

export interface BackgroundProps {
  readonly l: Localizer;
  readonly opportunity: Opportunity;
  readonly readonly: boolean;
  readonly isEdited: (field: BackgroundField) => boolean;
  readonly cell: (field: BackgroundField) => TemplateResult;
  readonly begin: (field: BackgroundField) => void;
}

/** S82: need, situation and expectation of the customer; what is not known yet is a press away and takes no room. */
export function backgroundSection(props: BackgroundProps): TemplateResult | typeof nothing {
  const { l, opportunity, readonly, isEdited, cell, begin } = props;
  const words = l.t.detail.background;
  const isShown = (field: BackgroundField): boolean => opportunity[field] !== null || isEdited(field);
  const shown = BACKGROUND_FIELDS.filter(isShown);
  const missing = readonly ? [] : BACKGROUND_FIELDS.filter((field) => !isShown(field));
  if (shown.length + missing.length === 0) return nothing;
  return html`<section class="background" aria-label=${words.label}>
    ${shown.map(cell)}
    ${
      missing.length === 0
        ? nothing
        : html`<div class="background-missing">
            ${missing.map(
              (field) => html`<button
                type="button"
                class="button quiet"
                data-background=${field}
                @click=${() => {
                  begin(field);
                }}
              >
                ${icons.plus} ${words[field]}
              </button>`,
            )}
          </div>`
    }
  </section>`;
}
