import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Localizer } from '../locales/localizer.js';
import { currencyOptions } from '../offers/currencies.js';

/** Options of a select of currencies, with their names unless it is short: the usual ones and those in use first, then all that there are. */
export function currencyChoices(
  l: Localizer,
  chosen: string,
  inUse: readonly string[],
  others: string,
  isShort = false,
): TemplateResult {
  const first = Object.keys(currencyOptions(...inUse, ...(chosen === '' ? [] : [chosen])));
  const names = new Intl.DisplayNames(l.locale, { type: 'currency', fallback: 'code' });
  const option = (code: string): TemplateResult => {
    const name = names.of(code) ?? code;
    return html`<option value=${code} .selected=${live(code === chosen)}>
      ${isShort || name === code ? code : `${code} · ${name}`}
    </option>`;
  };
  const known = Intl.supportedValuesOf('currency').filter((code) => !first.includes(code));
  return html`${first.map(option)}<optgroup label=${others}>${known.map(option)}</optgroup>`;
}
