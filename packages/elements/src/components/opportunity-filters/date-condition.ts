import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CalendarUnit, DateCondition, RangeEnv } from '@firsat/model';
import { dateEditor, dateText, readDate } from '../../fields/date-editor.js';
import type { Localizer } from '../../locales/localizer.js';
import { dateWords, daysWords } from './condition-words.js';
import type { ConditionContext } from './conditions.js';

const calendar = (unit: CalendarUnit, ...offsets: readonly number[]): readonly DateCondition[] =>
  offsets.map((offset) => ({ kind: 'calendar', unit, offset }));
const rolling = (direction: 'past' | 'next', ...all: readonly number[]): readonly DateCondition[] =>
  all.map((days) => ({ kind: 'rolling', days, direction }));

/** D60: what is offered; calendar ranges and rolling ones apart. */
const OFFERED: Readonly<Record<'calendar' | 'rolling' | 'other', readonly DateCondition[]>> = {
  calendar: [
    ...calendar('day', 0, -1, 1),
    ...calendar('week', 0, -1, 1),
    ...calendar('month', 0, -1, 1),
    ...calendar('quarter', 0, -1, 1),
    ...calendar('year', 0, -1, 1),
  ],
  rolling: [...rolling('past', 7, 30, 90, 365), ...rolling('next', 7, 30, 90)],
  other: [{ kind: 'past' }, { kind: 'future' }, { kind: 'set' }, { kind: 'none' }],
};

const BETWEEN = 'between';

export interface DateEditorOptions {
  readonly context: () => ConditionContext | undefined;
  readonly env: () => RangeEnv;
  readonly canEdit: () => boolean;
  readonly setFiscalStart: (month: number) => void;
}

type End = 'from' | 'to';

/** Asks for days: a range by its name, or two days; which days that are today stands below. */
export class DateEditor {
  readonly #host: ReactiveControllerHost;
  readonly #options: DateEditorOptions;
  readonly #typed = new Map<End, string>();

  constructor(host: ReactiveControllerHost, options: DateEditorOptions) {
    this.#host = host;
    this.#options = options;
  }

  begin(): void {
    this.#typed.clear();
  }

  render(
    name: string,
    condition: DateCondition | undefined,
    change: (condition: DateCondition | undefined) => void,
  ): TemplateResult | typeof nothing {
    const l = this.#options.context()?.l;
    if (!l) return nothing;
    const words = l.t.filters.date;
    const value = condition === undefined ? '' : condition.kind === BETWEEN ? BETWEEN : keyOf(condition);
    const offered = Object.values(OFFERED).flat();
    // A range that another version, or a program, made: shown as what it is.
    const strange =
      condition && condition.kind !== BETWEEN && !offered.some((one) => keyOf(one) === value)
        ? condition
        : undefined;
    const days = condition && daysWords(l, condition, this.#options.env());
    return html`<div class="field">
        <label class="label" for="range">${words.when}</label>
        <select
          class="input"
          id="range"
          data-focus
          aria-label="${name}: ${words.when}"
          @change=${(event: Event) => {
            const chosen = (event.currentTarget as HTMLSelectElement).value;
            this.#typed.clear();
            if (chosen === '') change(undefined);
            else if (chosen === BETWEEN) change({ kind: BETWEEN, from: this.#options.env().today, to: null });
            else change(offered.find((one) => keyOf(one) === chosen) ?? strange);
          }}
        >
          <option value="" .selected=${live(value === '')}>${words.any}</option>
          ${strange ? html`<option value=${value} .selected=${live(true)}>${dateWords(l, strange)}</option>` : nothing}
          ${(['calendar', 'rolling', 'other'] as const).map(
            (group) => html`<optgroup label=${words.groups[group]}>
              ${OFFERED[group].map(
                (one) =>
                  html`<option value=${keyOf(one)} .selected=${live(keyOf(one) === value)}>${dateWords(l, one)}</option>`,
              )}
              ${
                group === 'other'
                  ? html`<option value=${BETWEEN} .selected=${live(value === BETWEEN)}>${words.between}</option>`
                  : nothing
              }
            </optgroup>`,
          )}
        </select>
        ${days === undefined ? nothing : html`<p class="echo figure">${days}</p>`}
      </div>
      ${condition?.kind === BETWEEN ? this.#between(l, condition, change) : nothing}
      ${
        condition?.kind === 'calendar' && (condition.unit === 'quarter' || condition.unit === 'year')
          ? this.#fiscal(l)
          : nothing
      }`;
  }

  #between(
    l: Localizer,
    range: Extract<DateCondition, { kind: 'between' }>,
    change: (condition: DateCondition) => void,
  ): TemplateResult {
    const words = l.t.filters.date;
    return html`<div class="ends">
      ${(['from', 'to'] as const).map((end) => {
        const text = this.#typed.get(end) ?? dateText(range[end], l);
        const read = readDate(text, l);
        return html`<div class="field">
          <label class="label" for="day-${end}">${words[end]}</label>
          ${dateEditor({
            id: `day-${end}`,
            text,
            l,
            pick: `${words[end]}: ${words.pick}`,
            invalid: !read.ok,
            describedBy: `day-${end}-problem`,
            change: (typed) => {
              this.#typed.set(end, typed);
              const next = readDate(typed, l);
              if (next.ok) change({ ...range, [end]: next.value });
              else this.#host.requestUpdate();
            },
          })}
          <p class="problem" id="day-${end}-problem">${read.ok ? nothing : l.problem(read.problems[0] ?? { code: 'not-a-date' })}</p>
        </div>`;
      })}
    </div>`;
  }

  /** D61: where quarters and years are chosen, there their beginning is set, for everybody. */
  #fiscal(l: Localizer): TemplateResult {
    const words = l.t.filters.date;
    const { fiscalStart = 1 } = this.#options.env();
    const months = Array.from({ length: 12 }, (_, at) => at + 1);
    const monthName = new Intl.DateTimeFormat(l.locale, { month: 'long', timeZone: 'UTC' });
    return html`<div class="field">
      <label class="label" for="fiscal">${words.fiscalStart}</label>
      <select
        class="input"
        id="fiscal"
        aria-describedby="fiscal-hint"
        ?disabled=${!this.#options.canEdit()}
        @change=${(event: Event) => {
          this.#options.setFiscalStart(Number((event.currentTarget as HTMLSelectElement).value));
        }}
      >
        ${months.map(
          (month) =>
            html`<option value=${month} .selected=${live(month === fiscalStart)}>
              ${monthName.format(Date.UTC(2024, month - 1, 1))}
            </option>`,
        )}
      </select>
      <p class="hint" id="fiscal-hint">${words.fiscalHint}</p>
    </div>`;
  }
}

function keyOf(condition: DateCondition): string {
  switch (condition.kind) {
    case 'calendar':
      return `${condition.unit} ${String(condition.offset)}`;
    case 'rolling':
      return `${condition.direction} ${String(condition.days)}`;
    default:
      return condition.kind;
  }
}
