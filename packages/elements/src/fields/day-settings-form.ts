import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { parseDate, problem, queueSettings, type CommandInput, type Problem } from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import { dateText } from './date-editor.js';
import type { Localizer } from '../locales/localizer.js';
import '../locales/areas/queue.js';

type Input = CommandInput<'queue-settings-edit'>;

export interface DaySettingsOptions {
  readonly store: () => PipelineStore | undefined;
  readonly l: () => Localizer;
  readonly canEdit: () => boolean;
  readonly save: (input: Input) => Promise<CommandResult<'queue-settings-edit'>>;
  readonly saved: () => void;
}

interface Typed {
  readonly closing: string;
  readonly workingDays: boolean;
  readonly holidays: string;
}

/** How days are counted (S57, D62), for the whole workspace: as stored, until somebody types; then what was typed stays until it is saved. */
export class DaySettingsForm {
  readonly #host: ReactiveControllerHost;
  readonly #options: DaySettingsOptions;
  #typed: Typed | undefined;
  #problem: Problem | undefined;
  #unread = '';

  constructor(host: ReactiveControllerHost, options: DaySettingsOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Back to what is stored. */
  forget(): void {
    this.#typed = undefined;
    this.#problem = undefined;
    this.#unread = '';
  }

  get #values(): Typed {
    if (this.#typed) return this.#typed;
    const { store, l } = this.#options;
    const settings = queueSettings(store()?.settings);
    return {
      closing: settings.closingDays.join(', '),
      workingDays: settings.workingDays,
      holidays: settings.holidays.map((date) => dateText(date, l())).join('\n'),
    };
  }

  #type(part: Partial<Typed>): void {
    this.#typed = { ...this.#values, ...part };
    this.#host.requestUpdate();
  }

  /** `more` stands before the button that saves. */
  render(l: Localizer, heading: TemplateResult | typeof nothing, more: unknown = nothing): TemplateResult {
    const { settings } = l.t.queue;
    const disabled = !this.#options.canEdit();
    const wrong = this.#problem?.field;
    const { closing, workingDays, holidays } = this.#values;
    return html`<form class="settings-form" @submit=${this.#submit}>
      ${heading}
      <div class="field">
        <label for="closing">${settings.closingDays}</label>
        <input
          class="input figure"
          id="closing"
          data-focus
          inputmode="text"
          autocomplete="off"
          aria-describedby="closing-hint"
          aria-invalid=${wrong === 'closingDays' ? 'true' : nothing}
          ?disabled=${disabled}
          .value=${live(closing)}
          @input=${(event: Event) => {
            this.#type({ closing: (event.currentTarget as HTMLInputElement).value });
          }}
        />
        <p class="hint" id="closing-hint">${settings.closingHint}</p>
      </div>
      <label class="check-field">
        <input
          type="checkbox"
          id="working-days"
          ?disabled=${disabled}
          .checked=${live(workingDays)}
          @change=${(event: Event) => {
            this.#type({ workingDays: (event.currentTarget as HTMLInputElement).checked });
          }}
        />
        <span>${settings.workingDays}</span>
      </label>
      <div class="field">
        <label for="holidays">${settings.holidays}</label>
        <textarea
          class="input figure"
          id="holidays"
          rows="4"
          aria-describedby="holidays-hint"
          aria-invalid=${wrong === 'holidays' ? 'true' : nothing}
          ?disabled=${disabled}
          .value=${live(holidays)}
          @input=${(event: Event) => {
            this.#type({ holidays: (event.currentTarget as HTMLTextAreaElement).value });
          }}
        ></textarea>
        <p class="hint" id="holidays-hint">${settings.holidaysHint}</p>
      </div>
      <p class="hint">${settings.stale}</p>
      ${more}
      ${
        this.#problem
          ? html`<p class="problem" role="alert">
              ${this.#unread === '' ? l.problem(this.#problem) : settings.unread(this.#unread)}
            </p>`
          : nothing
      }
      <button class="button primary save" ?disabled=${disabled}>${l.t.common.actions.save}</button>
    </form>`;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const input = this.#input();
    if (!input) {
      this.#host.requestUpdate();
      return;
    }
    void this.#options.save(input).then((result) => {
      if (result.ok) {
        this.forget();
        this.#options.saved();
        this.#host.requestUpdate();
      } else this.#refuse(result.problems[0] ?? problem('failed'), '');
    });
  };

  #input(): Input | undefined {
    const { closing, workingDays, holidays: typed } = this.#values;
    const numbers = closing.split(/[\s,;]+/).filter((part) => part !== '');
    const strange = numbers.find((part) => !/^\d{1,4}$/.test(part));
    if (strange !== undefined) return this.#refuse(problem('not-a-number', 'closingDays'), strange);
    const holidays: string[] = [];
    for (const line of typed.split('\n').map((each) => each.trim())) {
      if (line === '') continue;
      const read = parseDate(line, this.#options.l().locale);
      if (!read.ok) return this.#refuse(problem('not-a-date', 'holidays'), line);
      holidays.push(read.value);
    }
    return { closingDays: numbers.map(Number), workingDays, holidays };
  }

  #refuse(why: Problem, unread: string): undefined {
    this.#problem = why;
    this.#unread = unread;
    this.#host.requestUpdate();
  }
}
