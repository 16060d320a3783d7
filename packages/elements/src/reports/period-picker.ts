import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { DateRange, RangeEnv } from '@firsat/model';
import { dateWords, daysWords, spanWords } from '../components/opportunity-filters/condition-words.js';
import { dateEditor, dateText, readDate } from '../fields/date-editor.js';
import type { Localizer } from '../locales/localizer.js';
import { PERIODS, periodText } from './report-period.js';
import '../locales/areas/filters.js';
import '../locales/areas/problems.js';

const BETWEEN = 'between';

type End = 'from' | 'to';

export interface PeriodPickerOptions {
  readonly l: () => Localizer;
  readonly env: () => RangeEnv;
  readonly choose: (range: DateRange | null) => void;
}

/** Asks for the days of a report: a range by its name (fiscal quarters and years, D61; calendar and rolling ones, D60), or two days. */
export class PeriodPicker {
  readonly #host: ReactiveControllerHost;
  readonly #options: PeriodPickerOptions;
  readonly #typed = new Map<End, string>();

  constructor(host: ReactiveControllerHost, options: PeriodPickerOptions) {
    this.#host = host;
    this.#options = options;
  }

  render(range: DateRange | null): TemplateResult {
    const { l: localizer, env, choose } = this.#options;
    const l = localizer();
    const { reports, filters } = l.t;
    const value = range?.kind === BETWEEN ? BETWEEN : periodText(range);
    const offered = PERIODS.map((each) => ({ value: periodText(each), range: each }));
    // What an attribute or a program asks for beyond what is offered is shown as what it is.
    const isStrange = range !== null && value !== BETWEEN && !offered.some((each) => each.value === value);
    const option = (key: string, label: string): TemplateResult =>
      html`<option value=${key} .selected=${live(key === value)}>${label}</option>`;
    return html`<div class="field period">
        <label class="label" for="period">${reports.period}</label>
        <select
          class="input"
          id="period"
          aria-describedby="days"
          @change=${(event: Event) => {
            const chosen = (event.currentTarget as HTMLSelectElement).value;
            this.#typed.clear();
            if (chosen === 'all') choose(null);
            else if (chosen === BETWEEN) choose({ kind: BETWEEN, from: env().today, to: env().today });
            else choose(offered.find((each) => each.value === chosen)?.range ?? range);
          }}
        >
          ${isStrange ? option(value, dateWords(l, range)) : nothing}
          ${(['calendar', 'rolling'] as const).map(
            (kind) => html`<optgroup label=${filters.date.groups[kind]}>
              ${offered
                .filter((each) => each.range.kind === kind)
                .map((each) => option(each.value, dateWords(l, each.range)))}
            </optgroup>`,
          )}
          <optgroup label=${filters.date.groups.other}>
            ${option('all', reports.periodAll)}${option(BETWEEN, reports.periodBetween)}
          </optgroup>
        </select>
      </div>
      ${range?.kind === BETWEEN ? this.#between(l, range) : nothing}
      <p class="days hint figure" id="days">${range === null ? nothing : (daysWords(l, range, env()) ?? spanWords(l, range as { from: string | null; to: string | null }))}</p>`;
  }

  #between(l: Localizer, range: Extract<DateRange, { kind: 'between' }>): TemplateResult {
    const words = l.t.filters.date;
    return html`${(['from', 'to'] as const).map((end) => {
      const text = this.#typed.get(end) ?? dateText(range[end], l);
      const read = readDate(text, l);
      return html`<div class="field day">
        <label class="label" for="period-${end}">${words[end]}</label>
        ${dateEditor({
          id: `period-${end}`,
          text,
          l,
          pick: `${words[end]}: ${words.pick}`,
          invalid: !read.ok,
          describedBy: `period-${end}-problem`,
          change: (typed) => {
            this.#typed.set(end, typed);
            const next = readDate(typed, l);
            if (next.ok) this.#options.choose({ ...range, [end]: next.value });
            else this.#host.requestUpdate();
          },
        })}
        <p class="problem" id="period-${end}-problem">${read.ok ? nothing : l.problem(read.problems[0] ?? { code: 'not-a-date' })}</p>
      </div>`;
    })}`;
  }
}
