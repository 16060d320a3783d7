import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  VAT_ENTRIES,
  VAT_ROUNDINGS,
  type LineDocument,
  type LineTerms,
  type Problem,
  type VatEntry,
  type VatRounding,
} from '@firsat/model';
import type { Localizer } from '../../locales/localizer.js';
import { discountText } from './line-columns.js';

export interface TotalsProps {
  readonly l: Localizer;
  readonly document: LineDocument;
  /** The terms may be changed here. */
  readonly change: ((terms: Partial<LineTerms>) => void) | undefined;
  /** What was typed as the document's discount, and why it was refused. */
  readonly discount: { readonly text: string; readonly problem: Problem | undefined } | undefined;
  readonly typeDiscount: (text: string) => void;
  readonly commitDiscount: () => void;
}

/** D47–D51: what the lines come to, each figure with what it is. */
export function totalsTemplate(props: TotalsProps): TemplateResult {
  const { l, document } = props;
  const { terms, figures } = document;
  const { totals } = l.t.lines;
  const money = (minor: number): string => l.money({ minor, currency: terms.currency });
  const row = (label: string, minor: number, kind = ''): TemplateResult =>
    html`<div class="sum ${kind}"><dt>${label}</dt><dd class="figure">${money(minor)}</dd></div>`;
  return html`<div class="foot">
    ${props.change ? termsTemplate(props, props.change) : nothing}
    <dl class="totals" aria-label=${totals.label}>
      ${row(terms.entry === 'exclusive' ? totals.subtotal : totals.subtotalWithVat, figures.subtotal, 'subtotal')}
      ${figures.lineDiscounts > 0 ? row(totals.lineDiscounts, figures.lineDiscounts, 'muted') : nothing}
      ${figures.discount > 0 ? row(totals.discount, -figures.discount) : nothing}
      ${row(totals.net, figures.net, 'net')}
      ${figures.rates.map(
        ({ rate, vat, exemptions }) =>
          html`${row(totals.vat(l.percent(rate)), vat, 'vat')}
          ${exemptions.map((why) => html`<div class="sum muted"><dt class="why">${why}</dt></div>`)}`,
      )}
      ${row(totals.total, figures.total, 'total')}
    </dl>
  </div>`;
}

function termsTemplate(
  { l, document, discount, typeDiscount, commitDiscount }: TotalsProps,
  change: (terms: Partial<LineTerms>) => void,
): TemplateResult {
  const { terms } = document;
  const { entry, rounding, totals, discountHint } = l.t.lines;
  const text = discount?.text ?? discountText(terms.discount, terms.currency, l);
  return html`<div class="terms">
    <label>
      <span class="label">${totals.discount}</span>
      <input
        class="input figure document-discount"
        inputmode="text"
        autocomplete="off"
        placeholder=${discountHint}
        aria-invalid=${discount?.problem ? 'true' : nothing}
        .value=${live(text)}
        @input=${(event: Event) => typeDiscount((event.currentTarget as HTMLInputElement).value)}
        @change=${commitDiscount}
      />
      ${discount?.problem ? html`<span class="problem" role="alert">${l.problem(discount.problem)}</span>` : nothing}
    </label>
    <label>
      <span class="label">${entry.label}</span>
      <select
        class="input vat-entry"
        @change=${(event: Event) => change({ entry: (event.currentTarget as HTMLSelectElement).value as VatEntry })}
      >
        ${VAT_ENTRIES.map((one) => html`<option value=${one} .selected=${one === terms.entry}>${entry[one]}</option>`)}
      </select>
    </label>
    <label>
      <span class="label">${rounding.label}</span>
      <select
        class="input vat-rounding"
        @change=${(event: Event) =>
          change({ rounding: (event.currentTarget as HTMLSelectElement).value as VatRounding })}
      >
        ${VAT_ROUNDINGS.map(
          (one) => html`<option value=${one} .selected=${one === terms.rounding}>${rounding[one]}</option>`,
        )}
      </select>
    </label>
  </div>`;
}
