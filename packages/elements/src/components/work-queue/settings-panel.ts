import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ref } from 'lit/directives/ref.js';
import { parseDate, problem, queueSettings, type CommandInput, type Problem } from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import { PopoverController } from '../../controllers/popover-controller.js';
import { dateText } from '../../fields/date-editor.js';
import type { Localizer } from '../../locales/localizer.js';

type Input = CommandInput<'queue-settings-edit'>;

export interface SettingsPanelOptions {
  readonly store: () => PipelineStore | undefined;
  readonly l: () => Localizer;
  readonly canEdit: () => boolean;
  readonly save: (input: Input) => Promise<CommandResult<'queue-settings-edit'>>;
}

/** How the queue counts (S57, D62), for the whole workspace; and the notifications of this browser, for this user alone. */
export class SettingsPanel {
  readonly #host: ReactiveControllerHost;
  readonly #options: SettingsPanelOptions;
  readonly #popover: PopoverController;
  #closing = '';
  #workingDays = false;
  #holidays = '';
  #problem: Problem | undefined;
  #unread = '';

  constructor(host: ReactiveControllerHost, options: SettingsPanelOptions) {
    this.#host = host;
    this.#options = options;
    this.#popover = new PopoverController(host, {
      onToggle: (open) => {
        if (open) this.#read();
      },
    });
  }

  #read(): void {
    const { store, l } = this.#options;
    const settings = queueSettings(store()?.settings);
    this.#closing = settings.closingDays.join(', ');
    this.#workingDays = settings.workingDays;
    this.#holidays = settings.holidays.map((date) => dateText(date, l())).join('\n');
    this.#problem = undefined;
    this.#unread = '';
  }

  render(l: Localizer): TemplateResult {
    return html`<div
      ${ref(this.#popover.element)}
      id="settings"
      class="popover end settings"
      popover="auto"
      role="dialog"
      aria-label=${l.t.queue.settings.title}
      @toggle=${this.#popover.toggled}
      @keydown=${this.#popover.keydown}
    >
      ${this.#popover.isOpen ? this.#content(l) : nothing}
    </div>`;
  }

  #content(l: Localizer): TemplateResult {
    const { settings } = l.t.queue;
    const disabled = !this.#options.canEdit();
    const wrong = this.#problem?.field;
    return html`<form class="settings-form" @submit=${this.#submit}>
      <h3>${settings.title}</h3>
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
          .value=${live(this.#closing)}
          @input=${(event: Event) => {
            this.#closing = (event.currentTarget as HTMLInputElement).value;
          }}
        />
        <p class="hint" id="closing-hint">${settings.closingHint}</p>
      </div>
      <label class="check-field">
        <input
          type="checkbox"
          id="working-days"
          ?disabled=${disabled}
          .checked=${live(this.#workingDays)}
          @change=${(event: Event) => {
            this.#workingDays = (event.currentTarget as HTMLInputElement).checked;
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
          .value=${live(this.#holidays)}
          @input=${(event: Event) => {
            this.#holidays = (event.currentTarget as HTMLTextAreaElement).value;
          }}
        ></textarea>
        <p class="hint" id="holidays-hint">${settings.holidaysHint}</p>
      </div>
      <p class="hint">${settings.stale}</p>
      ${this.#notifications(l)}
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

  /** Asked for by an explicit press only; a page whose browser knows none has nothing here. */
  #notifications(l: Localizer): TemplateResult | typeof nothing {
    if (!('Notification' in globalThis)) return nothing;
    const { settings } = l.t.queue;
    const { permission } = Notification;
    return html`<div class="notifications">
      <span class="label">${settings.notifications}</span>
      ${
        permission === 'default'
          ? html`<button type="button" class="button allow" @click=${this.#allow}>${settings.allow}</button>`
          : html`<p class="hint">${permission === 'granted' ? settings.allowed : settings.blocked}</p>`
      }
    </div>`;
  }

  readonly #allow = (): void => {
    void Notification.requestPermission().then(() => {
      this.#host.requestUpdate();
    });
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const input = this.#input();
    if (!input) {
      this.#host.requestUpdate();
      return;
    }
    void this.#options.save(input).then((result) => {
      if (result.ok) this.#popover.hide();
      else this.#refuse(result.problems[0] ?? problem('failed'), '');
    });
  };

  #input(): Input | undefined {
    const numbers = this.#closing.split(/[\s,;]+/).filter((part) => part !== '');
    const strange = numbers.find((part) => !/^\d{1,4}$/.test(part));
    if (strange !== undefined) return this.#refuse(problem('not-a-number', 'closingDays'), strange);
    const holidays: string[] = [];
    for (const line of this.#holidays.split('\n').map((each) => each.trim())) {
      if (line === '') continue;
      const read = parseDate(line, this.#options.l().locale);
      if (!read.ok) return this.#refuse(problem('not-a-date', 'holidays'), line);
      holidays.push(read.value);
    }
    return { closingDays: numbers.map(Number), workingDays: this.#workingDays, holidays };
  }

  #refuse(why: Problem, unread: string): undefined {
    this.#problem = why;
    this.#unread = unread;
    this.#host.requestUpdate();
  }
}
