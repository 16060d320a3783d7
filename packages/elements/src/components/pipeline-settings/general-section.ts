import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { isTimeZone, problem, type Settings } from '@firsat/model';
import { fieldShell, notesOf } from '../../fields/field-shell.js';
import { currencyChoices } from '../../money/currency-options.js';
import { draftField, idOf } from '../../fields/draft-field.js';
import type { SettingsContext } from './settings-context.js';

/** Name, currency of new prices, time zone, fiscal year (D58, D61): each is saved for itself. */
export function generalSection(
  context: SettingsContext,
  settings: Settings,
  currencies: readonly string[],
): TemplateResult {
  const { l, readOnly, save } = context;
  const words = l.t.settings;
  const monthName = new Intl.DateTimeFormat(l.locale, { month: 'long', timeZone: 'UTC' });
  return html`<div class="fields">
    ${textField(context, 'name', settings.name, words.name)}
    ${fieldShell({
      id: 'currency',
      label: words.currency,
      hint: words.currencyHint,
      editor: html`<select
        class="input"
        id="currency"
        aria-describedby=${notesOf('currency')}
        ?disabled=${readOnly}
        @change=${(event: Event) => {
          const currency = (event.currentTarget as HTMLSelectElement).value;
          void save('workspace-edit', { currency }, words.saved(words.currency));
        }}
      >
        ${currencyChoices(l, settings.currency, currencies, words.otherCurrencies)}
      </select>`,
    })}
    ${textField(context, 'timeZone', settings.timeZone, words.timeZone)}
    ${fieldShell({
      id: 'fiscal',
      label: words.fiscalStart,
      hint: words.fiscalHint,
      editor: html`<select
        class="input"
        id="fiscal"
        aria-describedby=${notesOf('fiscal')}
        ?disabled=${readOnly}
        @change=${(event: Event) => {
          const fiscalStart = Number((event.currentTarget as HTMLSelectElement).value);
          void save('workspace-edit', { fiscalStart }, words.saved(words.fiscalStart));
        }}
      >
        ${Array.from(
          { length: 12 },
          (_, at) =>
            html`<option value=${at + 1} .selected=${live(at + 1 === settings.fiscalStart)}>
              ${monthName.format(Date.UTC(2024, at, 1))}
            </option>`,
        )}
      </select>`,
    })}
  </div>`;
}

function textField(
  context: SettingsContext,
  key: 'name' | 'timeZone',
  stored: string,
  label: string,
): TemplateResult {
  const { l, drafts, save } = context;
  const words = l.t.settings;
  const hint = `${idOf(key)}-hint`;
  const isZone = key === 'timeZone';
  return html`<div class="field">
    <span class="label" aria-hidden="true">${label}</span>
    ${draftField(context, {
      key,
      stored,
      label,
      ...(isZone && {
        list: 'zones',
        describedBy: hint,
        problemWords: () => words.unknownZone(drafts.get(key)?.text.trim() ?? ''),
      }),
      commit: () => {
        context.commit({ key, stored }, (text) =>
          isZone && !isTimeZone(text.trim())
            ? [problem('invalid-input', key)]
            : save('workspace-edit', { [key]: text.trim() }, words.saved(label)),
        );
      },
    })}
    ${
      isZone
        ? html`<datalist id="zones">
              ${Intl.supportedValuesOf('timeZone').map((zone) => html`<option value=${zone}></option>`)}
            </datalist>
            <p class="hint" id=${hint}>${words.timeZoneHint}</p>`
        : nothing
    }
  </div>`;
}
