import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { currencyDigits, ok, parseMoney, type Money, type Period, type Result } from '@firsat/model';
import type { Localizer } from '../locales/localizer.js';
import type { TextEditorProps } from './text-editor.js';

/** What was typed as an amount (D70); nothing typed is no price, which is not 0 (D29). */
export function readMoney(text: string, l: Localizer, currency: string): Result<Money | null> {
  return text.trim() === '' ? ok(null) : parseMoney(text, l.locale, currency);
}

/** An amount as it is typed in a language: grouped, without a currency sign, without decimals of 0. */
export function moneyText(money: Money | null, l: Localizer): string {
  if (!money) return '';
  const digits = currencyDigits(money.currency);
  const sign = money.minor < 0 ? '-' : '';
  const all = String(Math.abs(money.minor)).padStart(digits + 1, '0');
  const whole = all.slice(0, all.length - digits);
  const decimals = all.slice(all.length - digits);
  const shown = /^0*$/.test(decimals) ? 0 : digits;
  // As a string: Intl keeps every digit of it, a float would not.
  const exact = `${sign}${whole}.${decimals || '0'}` as `${number}`;
  return new Intl.NumberFormat(l.locale, {
    minimumFractionDigits: shown,
    maximumFractionDigits: digits,
  }).format(exact);
}

/** How an amount being typed is understood: "₺12.500,00", shown below the editor (D70). */
export function moneyEcho(
  text: string,
  l: Localizer,
  currency: string,
  period: Period = 'fixed',
): string | undefined {
  const read = readMoney(text, l, currency);
  if (!read.ok || !read.value) return undefined;
  return `= ${l.money(read.value)} ${l.t.common.perPeriod[period]}`.trimEnd();
}

/** An amount of one currency (D25); its period is a field of its own. */
export function moneyEditor(props: TextEditorProps & { readonly currency: string }): TemplateResult {
  return html`<div class="affixed">
    <input
      class="input amount figure"
      id=${props.id}
      type="text"
      inputmode="decimal"
      autocomplete="off"
      aria-label=${props.label ?? nothing}
      aria-invalid=${props.invalid ? 'true' : nothing}
      aria-describedby=${props.describedBy ?? nothing}
      placeholder=${props.placeholder ?? nothing}
      .value=${live(props.text)}
      @input=${(event: Event) => props.change((event.currentTarget as HTMLInputElement).value)}
    />
    <span class="affix" aria-hidden="true">${props.currency}</span>
  </div>`;
}
