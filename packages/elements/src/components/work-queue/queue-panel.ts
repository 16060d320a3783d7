import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ref } from 'lit/directives/ref.js';
import { problem, type Problem, type QueueContext, type QueueEntry, type Task } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { PopoverController } from '../../controllers/popover-controller.js';
import { WhenDraft, whenFields } from '../../fields/when-draft.js';
import { dayPresets, dayWords, reminderPresets, timeWords } from '../../fields/when-words.js';
import type { Localizer } from '../../locales/localizer.js';
import type { QueueActions } from './queue-actions.js';

/** `when`: put off or rescheduled. `step`: a task as the next step. */
export type PanelKind = 'when' | 'step';

interface Asked {
  readonly kind: PanelKind;
  readonly entry: QueueEntry;
  readonly title: string;
}

export interface QueuePanelOptions {
  readonly store: () => PipelineStore | undefined;
  readonly context: () => QueueContext | undefined;
  readonly now: () => number;
  readonly actions: QueueActions;
}

/** One panel for all lines: it stands beside the button that asked, with ready answers first and fields for any other. */
export class QueuePanel {
  readonly #host: ReactiveControllerHost;
  readonly #options: QueuePanelOptions;
  readonly #popover: PopoverController;
  readonly #when = new WhenDraft();
  #asked: Asked | undefined;
  #title = '';
  #problem: Problem | undefined;

  constructor(host: ReactiveControllerHost, options: QueuePanelOptions) {
    this.#host = host;
    this.#options = options;
    this.#popover = new PopoverController(host, {
      onToggle: (open) => {
        if (!open) this.#asked = undefined;
      },
    });
  }

  /** Called by the button that opens the panel, before the browser does. */
  ask(kind: PanelKind, entry: QueueEntry, title: string): void {
    this.#asked = { kind, entry, title };
    this.#title = '';
    this.#problem = undefined;
    this.#when.clear();
    this.#host.requestUpdate();
  }

  close(): void {
    this.#popover.hide();
  }

  render(l: Localizer): TemplateResult {
    const asked = this.#asked;
    return html`<div
      ${ref(this.#popover.element)}
      id="panel"
      class="popover end panel"
      part="panel"
      popover="auto"
      role="dialog"
      aria-label=${asked ? this.#label(asked, l) : nothing}
      @toggle=${this.#popover.toggled}
      @keydown=${this.#popover.keydown}
    >
      ${asked ? (asked.kind === 'step' ? this.#step(asked, l) : this.#answers(asked, l)) : nothing}
    </div>`;
  }

  #label({ kind, entry, title }: Asked, l: Localizer): string {
    const { queue } = l.t;
    if (kind === 'step') return queue.stepFor(title);
    return entry.section === 'reminders' ? queue.snoozeFor(title) : queue.rescheduleFor(title);
  }

  /** Ready answers, then any other date. */
  #answers(asked: Asked, l: Localizer): TemplateResult {
    const { todo } = l.t;
    return html`<ul class="answers">
        ${this.#presets(asked, l).map(
          ({ key, words, choose }) => html`<li>
            <button class="answer" data-preset=${key} @click=${choose}>
              <span>${todo.presets[key]}</span><span class="hint figure">${words}</span>
            </button>
          </li>`,
        )}
      </ul>
      <form class="other" @submit=${(event: Event) => this.#submitWhen(event, asked, l)}>
        ${this.#fields(asksTime(asked.entry) ? 'time' : 'day', l)}
        <button class="button primary set">${asked.entry.section === 'reminders' ? todo.actions.snooze : l.t.common.actions.save}</button>
      </form>`;
  }

  #presets({ entry, title }: Asked, l: Localizer) {
    const { now, context, actions } = this.#options;
    const found = context();
    // The workspace has gone while the panel was open.
    if (!found) return [];
    const { ownZone, today } = found;
    if (entry.section === 'reminders') {
      return reminderPresets(now(), ownZone).map(({ key, value }) => ({
        key,
        words: timeWords(value, now(), ownZone, l),
        choose: () => this.#finish(actions.snooze(entry, title, value)),
      }));
    }
    const isTask = asksTime(entry);
    const time = this.#task(entry)?.due?.time ?? null;
    return dayPresets(today, isTask ? ['today', 'tomorrow', 'nextWeek'] : ['week', 'month']).map(
      ({ key, value }) => ({
        key,
        words: dayWords(value, today, l),
        choose: () => this.#finish(actions.reschedule(entry, title, value, time)),
      }),
    );
  }

  #task({ section, id }: QueueEntry): Task | undefined {
    return section.startsWith('tasks') ? this.#options.store()?.get('tasks', id) : undefined;
  }

  #fields(asks: 'day' | 'time', l: Localizer): TemplateResult {
    return html`${whenFields({
      id: 'panel-date',
      draft: this.#when,
      l,
      asks,
      invalid: this.#problem?.field === 'when',
      changed: () => {
        this.#problem = undefined;
        this.#host.requestUpdate();
      },
    })}
    ${this.#problem ? html`<p class="problem" role="alert">${l.problem(this.#problem)}</p>` : nothing}`;
  }

  /** The title first; without a date it is for tomorrow. */
  #step(asked: Asked, l: Localizer): TemplateResult {
    const { todo, queue } = l.t;
    const today = this.#options.context()?.today ?? '';
    return html`<form class="step" @submit=${(event: Event) => this.#submitStep(event, asked, l)}>
      <div class="field">
        <label for="panel-title">${queue.actions.step}</label>
        <input
          class="input"
          id="panel-title"
          data-focus
          autocomplete="off"
          placeholder=${todo.taskPlaceholder}
          aria-invalid=${this.#problem?.field === 'title' ? 'true' : nothing}
          .value=${live(this.#title)}
          @input=${(event: Event) => {
            this.#title = (event.currentTarget as HTMLInputElement).value;
          }}
        />
      </div>
      <div class="chips" role="group" aria-label=${todo.due}>
        ${(today === '' ? [] : dayPresets(today, ['today', 'tomorrow', 'nextWeek'])).map(
          ({ key, value }) => html`<button
            type="button"
            class="chip"
            data-preset=${key}
            title=${l.date(value, 'full')}
            aria-pressed=${this.#stepDay(l) === value ? 'true' : 'false'}
            @click=${() => {
              this.#when.set(value, this.#when.time || null, l);
              this.#host.requestUpdate();
            }}
          >
            ${todo.presets[key]}
          </button>`,
        )}
      </div>
      ${this.#fields('time', l)}
      <button class="button primary set">${todo.actions.add}</button>
    </form>`;
  }

  /** What the date field says; while it is empty, tomorrow. */
  #stepDay(l: Localizer): string | null {
    const day = this.#when.day(l);
    if (!day.ok) return null;
    const today = this.#options.context()?.today;
    return day.value ?? (today === undefined ? null : (dayPresets(today, ['tomorrow'])[0]?.value ?? null));
  }

  #submitStep(event: Event, { entry }: Asked, l: Localizer): void {
    event.preventDefault();
    const day = this.#when.day(l);
    if (!day.ok) {
      this.#refuse({ ...(day.problems[0] ?? problem('not-a-date')), field: 'when' });
      return;
    }
    if (this.#title.trim() === '') {
      this.#refuse(problem('required', 'title'));
      this.#popover.element.value?.querySelector<HTMLElement>('#panel-title')?.focus();
      return;
    }
    const date = this.#stepDay(l);
    const due = date === null ? null : { date, time: this.#when.time || null };
    this.#finish(this.#options.actions.addStep(entry, this.#title, due));
  }

  #submitWhen(event: Event, { entry, title }: Asked, l: Localizer): void {
    event.preventDefault();
    const { context, actions } = this.#options;
    const time = this.#when.reminderTime(l, context()?.ownZone ?? 'UTC');
    const day = this.#when.day(l);
    const why = day.ok ? undefined : day.problems[0];
    if (why || !time.ok || !day.ok || time.value === null || day.value === null) {
      this.#refuse({ ...(why ?? problem('required')), field: 'when' });
      return;
    }
    if (entry.section === 'reminders') this.#finish(actions.snooze(entry, title, time.value));
    else this.#finish(actions.reschedule(entry, title, day.value, this.#when.time || null));
  }

  #refuse(why: Problem): void {
    this.#problem = why;
    this.#host.requestUpdate();
  }

  /** What was refused stays to be corrected. */
  #finish(acting: Promise<boolean>): void {
    void acting.then((done) => {
      if (done) this.close();
    });
  }
}

function asksTime({ section }: QueueEntry): boolean {
  return section === 'reminders' || section.startsWith('tasks') || section.startsWith('activities');
}
