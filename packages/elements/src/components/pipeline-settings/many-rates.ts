import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { notesOf } from '../../fields/field-shell.js';
import type { Localizer } from '../../locales/localizer.js';
import { readRateLines, type UnreadLine } from './rate-lines.js';

/** Unreadable lines that are named; the others are counted by what stays in the field. */
const NAMED = 5;

export interface ManyRatesProps {
  readonly l: Localizer;
  readonly text: string;
  readonly type: (text: string) => void;
  readonly add: () => void;
}

/** Many rates at once, as they were copied from a table: what can be read is added, what cannot stays with its reason. */
export function manyPanel({ l, text, type, add }: ManyRatesProps): TemplateResult {
  const words = l.t.settings.rates;
  const { lines, unread } = readRateLines(text, l);
  const why = ({ line, text: own, missing }: UnreadLine): string => {
    const number = l.number(line);
    if (missing === 'day') return words.noDay(number);
    if (missing === 'currency') return words.noCurrency(number);
    return missing === 'value' ? words.noValue(number) : words.manyUnread(number, own);
  };
  return html`<div class="many-rates">
    <div class="field">
      <label for="many">${words.many}</label>
      <textarea
        class="input figure"
        id="many"
        rows="5"
        placeholder=${words.manyExample}
        aria-describedby=${notesOf('many')}
        aria-invalid=${unread.length > 0 ? 'true' : nothing}
        .value=${live(text)}
        @input=${(event: Event) => {
          type((event.currentTarget as HTMLTextAreaElement).value);
        }}
      ></textarea>
      <div class="field-notes" id=${notesOf('many')}>
        <p class="hint">${words.manyHint}</p>
        ${lines.length > 0 ? html`<p class="echo">${words.manyRead(l.number(lines.length))}</p>` : nothing}
        ${unread.slice(0, NAMED).map((each) => html`<p class="problem">${why(each)}</p>`)}
      </div>
    </div>
    <button type="button" class="button primary add-many" ?disabled=${lines.length === 0} @click=${add}>
      ${words.manyAdd(l.number(lines.length))}
    </button>
  </div>`;
}
