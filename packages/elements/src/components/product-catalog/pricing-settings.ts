import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  lineTerms,
  VAT_ENTRIES,
  VAT_ROUNDINGS,
  type CommandInput,
  type Problem,
  type VatEntry,
  type VatRounding,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';

export interface PricingSettingsProps {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly canEdit: boolean;
  readonly problem: Problem | undefined;
  readonly change: (input: CommandInput<'pricing-settings-edit'>) => void;
}

/** D48, D49: how prices are typed and KDV is rounded in what is priced from now on; what has lines already keeps its own way. */
export function pricingSettings(props: PricingSettingsProps): TemplateResult | typeof nothing {
  const { l, store, canEdit, problem, change } = props;
  const { entry, rounding, catalogue } = l.t.lines;
  if (!store.settings) return nothing;
  const terms = lineTerms(store.settings.lineTerms);
  return html`<details class="pricing">
    <summary>${icons.settings}<span>${catalogue.pricing}</span><span class="hint">${entry[terms.entry]}</span></summary>
    <div class="fields">
      <div class="field">
        <label for="pricing-entry">${entry.label}</label>
        <select
          class="input"
          id="pricing-entry"
          ?disabled=${!canEdit}
          @change=${(event: Event) => {
            change({ entry: (event.currentTarget as HTMLSelectElement).value as VatEntry });
          }}
        >
          ${VAT_ENTRIES.map((one) => html`<option value=${one} .selected=${live(one === terms.entry)}>${entry[one]}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="pricing-rounding">${rounding.label}</label>
        <select
          class="input"
          id="pricing-rounding"
          ?disabled=${!canEdit}
          @change=${(event: Event) => {
            change({ rounding: (event.currentTarget as HTMLSelectElement).value as VatRounding });
          }}
        >
          ${VAT_ROUNDINGS.map(
            (one) =>
              html`<option value=${one} .selected=${live(one === terms.rounding)}>${rounding[one]}</option>`,
          )}
        </select>
      </div>
    </div>
    <p class="hint">${catalogue.pricingHint}</p>
    ${problem ? html`<p class="problem" role="alert">${l.problem(problem)}</p>` : nothing}
  </details>`;
}
