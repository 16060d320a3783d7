import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { moneyText, readMoney } from '../../fields/money-editor.js';
import type { ConditionContext } from './conditions.js';

/** Typed into a field of its own, kept as it is typed until it can be read. */
interface Typed {
  readonly text: string;
  readonly problem: string | undefined;
}

interface Range {
  readonly min: number | null;
  readonly max: number | null;
}

/** Two ends, either of which may be open: of money when there is a currency, else of numbers. */
export class RangeEditor {
  readonly #host: ReactiveControllerHost;
  readonly #typed = new Map<keyof Range, Typed>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  begin(): void {
    this.#typed.clear();
  }

  render(
    { l }: ConditionContext,
    currency: string | undefined,
    range: Range,
    change: (range: Range) => void,
  ): TemplateResult {
    const words = l.t.filters.amount;
    const shown = (value: number | null): string => {
      if (value === null) return '';
      return currency === undefined ? l.number(value) : moneyText({ minor: value, currency }, l);
    };
    return html`<div class="ends">
      ${(['min', 'max'] as const).map((end) => {
        const typed = this.#typed.get(end);
        const id = `end-${end}`;
        return html`<div class="field">
          <label class="label" for=${id}>${words[end]}</label>
          <input
            class="input figure"
            id=${id}
            inputmode="decimal"
            autocomplete="off"
            placeholder=${currency ?? nothing}
            aria-invalid=${typed?.problem ? 'true' : nothing}
            aria-describedby=${typed?.problem ? `${id}-problem` : nothing}
            .value=${live(typed?.text ?? shown(range[end]))}
            @input=${(event: Event) => {
              const text = (event.currentTarget as HTMLInputElement).value;
              const read = readEnd(text, currency, l);
              const problem = read === undefined ? l.problem({ code: 'not-a-number' }) : undefined;
              this.#typed.set(end, { text, problem });
              if (read === undefined) this.#host.requestUpdate();
              else change({ min: range.min, max: range.max, [end]: read });
            }}
          />
          ${typed?.problem ? html`<p class="problem" id="${id}-problem">${typed.problem}</p>` : nothing}
        </div>`;
      })}
    </div>`;
  }
}

/** `undefined`: it cannot be read. */
function readEnd(
  text: string,
  currency: string | undefined,
  l: ConditionContext['l'],
): number | null | undefined {
  // A number is read as an amount of two decimals would be: by the same habits (D70).
  const read = readMoney(text, l, currency ?? 'USD');
  if (!read.ok) return undefined;
  if (read.value === null) return null;
  return currency === undefined ? read.value.minor / 100 : read.value.minor;
}
