import { html, nothing, type TemplateResult } from 'lit';
import { dateInZone, isTimeZone, type Money, type Opportunity } from '@firsat/model';
import { convertMoney, rateDay, workspaceRates, type Rate } from '@firsat/model/reports';
import type { PipelineStore } from '@firsat/store';
import { moneyEditor, moneyText, readMoney } from '../fields/money-editor.js';
import type { TextEditorProps } from '../fields/text-editor.js';
import type { Localizer } from '../locales/localizer.js';
import type { ComboboxValue } from '../primitives/combobox-controller.js';
import { currencyChoices } from './currency-options.js';
import { rateWords } from './rate-words.js';

/** Behind a currency that was chosen while it is not said what becomes of the number. */
const OPEN = '?';

/** Which currency a price being edited is in, and whether the question about its number is open (D39). */
export function currencyOf(
  { id }: ComboboxValue,
  stored: string,
): { readonly currency: string; readonly isOpen: boolean } {
  if (id === null) return { currency: stored, isOpen: false };
  return { currency: id.replace(OPEN, ''), isOpen: id.endsWith(OPEN) };
}

export interface PriceEditorProps extends TextEditorProps {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly opportunity: Opportunity;
  /** Its `id` holds the currency; `null`: the stored one. */
  readonly draft: ComboboxValue;
  readonly stored: string;
  readonly choose: (draft: ComboboxValue) => void;
}

/** An amount and its currency. Another currency asks whether the number is converted, at the rate that is shown, or kept (D39). */
export function priceEditor(props: PriceEditorProps): TemplateResult {
  const { l, store, draft, stored, choose } = props;
  const { currency, isOpen } = currencyOf(draft, stored);
  return html`<div class="priced">
      ${moneyEditor({
        ...props,
        currency,
        change: (text) => {
          choose({ id: draft.id, text });
        },
      })}
      <select
        class="input"
        aria-label=${l.t.rates.currency}
        @change=${(event: Event) => {
          const chosen = (event.currentTarget as HTMLSelectElement).value;
          const hasNumber = draft.text.trim() !== '';
          choose({
            id: chosen === stored ? null : hasNumber ? `${chosen}${OPEN}` : chosen,
            text: draft.text,
          });
        }}
      >
        ${currencyChoices(l, currency, [stored, store.settings?.currency ?? stored], l.t.rates.others, true)}
      </select>
    </div>
    ${isOpen ? question(props, currency) : nothing}`;
}

interface Conversion {
  readonly money: Money;
  readonly rate: Rate;
}

function conversionOf(
  { store, opportunity, draft, l, stored }: PriceEditorProps,
  to: string,
): Conversion | undefined {
  const typed = readMoney(draft.text, l, stored);
  const zone = store.settings?.timeZone ?? 'UTC';
  const day = rateDay(opportunity, dateInZone(Date.now(), isTimeZone(zone) ? zone : 'UTC'));
  const rates = workspaceRates(store, to);
  const rate = rates.at(stored, day);
  const money = typed.ok && typed.value ? convertMoney(typed.value, rates, day) : null;
  return money && rate ? { money, rate } : undefined;
}

function question(props: PriceEditorProps, to: string): TemplateResult {
  const { l, draft, stored, choose, id } = props;
  const words = l.t.rates;
  const converted = conversionOf(props, to);
  const kept = readMoney(draft.text, l, to);
  const answer = (event: Event, text: string): void => {
    // The button goes with the question: the focus must not leave the editor with it.
    const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot;
    root.getElementById(id)?.focus();
    choose({ id: to, text });
  };
  return html`<div class="currency-question" role="group" aria-label=${words.question}>
    <p>${words.question}</p>
    ${
      converted
        ? html`<button
              type="button"
              class="button convert"
              @click=${(event: Event) => {
                answer(event, moneyText(converted.money, l));
              }}
            >
              ${words.convert(l.money(converted.money))}
            </button>
            <p class="hint figure">${rateWords(converted.rate, to, l)}</p>`
        : html`<p class="hint">${words.noRate(stored, to)}</p>`
    }
    <button
      type="button"
      class="button keep"
      @click=${(event: Event) => {
        answer(event, draft.text);
      }}
    >
      ${words.keep(kept.ok && kept.value ? l.money(kept.value) : draft.text)}
    </button>
  </div>`;
}
