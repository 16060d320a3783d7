import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  localTime,
  problem,
  type Problem,
  type Reminder,
  type ReminderFields,
  type ReminderTime,
  type RepeatUnit,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { WhenDraft } from '../../fields/when-draft.js';
import type { HostPicks } from '../../hosts/host-picks.js';
import type { Localizer } from '../../locales/localizer.js';
import { whenForm } from './when-form.js';
import { whoAndHowOften } from './who-and-how-often.js';

export interface ReminderEditorOptions {
  readonly store: () => PipelineStore | undefined;
  readonly zone: string;
  readonly picks: HostPicks;
  readonly save: (id: string, changes: Partial<ReminderFields>) => Promise<Problem | undefined>;
}

/** One reminder at a time, edited in its place; only what was changed is written: another time is a new start (it comes again). */
export class ReminderEditor {
  readonly #host: LitElement;
  readonly #options: ReminderEditorOptions;
  readonly #when = new WhenDraft();
  #before: Reminder | undefined;
  #note = '';
  #recipientId = '';
  #repeat: RepeatUnit | null = null;
  #problem: Problem | undefined;
  #startTime = '';

  constructor(host: LitElement, options: ReminderEditorOptions) {
    this.#host = host;
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#before !== undefined;
  }

  isOf(id: string): boolean {
    return this.#before?.id === id;
  }

  open(reminder: Reminder, l: Localizer): void {
    const { when } = reminder;
    this.#before = reminder;
    this.#note = reminder.note ?? '';
    this.#recipientId = reminder.recipientId;
    this.#repeat = reminder.repeat?.unit ?? null;
    this.#problem = undefined;
    const shown =
      when.kind === 'day' ? { date: when.date, time: null } : localTime(when.at, this.#options.zone);
    this.#when.set(shown.date, shown.time, l);
    this.#startTime = this.#timeText();
    this.#focus('#edit-note');
  }

  #close(): void {
    const id = this.#before?.id ?? '';
    this.#before = undefined;
    this.#focus(`[data-id='${id}'] .edit`);
  }

  #focus(selector: string): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
    });
  }

  #timeText(): string {
    return `${this.#when.text} ${this.#when.time}`;
  }

  #refuse(why: Problem): void {
    this.#problem = why;
    this.#host.requestUpdate();
  }

  #submit(before: Reminder, l: Localizer): void {
    const time = this.#when.reminderTime(l, this.#options.zone);
    if (!time.ok || time.value === null) {
      this.#refuse((time.ok ? undefined : time.problems[0]) ?? problem('required'));
      return;
    }
    void this.#options.save(before.id, this.#changes(before, time.value)).then((why) => {
      if (why) this.#refuse(why);
      else this.#close();
    });
  }

  #changes(before: Reminder, when: ReminderTime): Partial<ReminderFields> {
    const note = this.#note.trim() || null;
    const unit = this.#repeat;
    return {
      ...(note !== before.note && { note }),
      ...(this.#timeText() !== this.#startTime && { when }),
      ...(this.#recipientId !== before.recipientId && { recipientId: this.#recipientId }),
      ...(unit !== (before.repeat?.unit ?? null) && { repeat: unit && { unit, every: 1, until: null } }),
    };
  }

  render(l: Localizer): TemplateResult | typeof nothing {
    const [before, store] = [this.#before, this.#options.store()];
    if (!before || !store) return nothing;
    const { todo, common } = l.t;
    return whenForm({
      l,
      draft: this.#when,
      refusal: this.#problem,
      label: common.actions.save,
      choose: () => undefined,
      submit: (event) => {
        event.preventDefault();
        this.#submit(before, l);
      },
      changed: () => {
        this.#problem = undefined;
        this.#host.requestUpdate();
      },
      cancel: () => {
        this.#close();
      },
      more: html`<div class="field">
          <label for="edit-note">${todo.note}</label>
          <input
            class="input"
            id="edit-note"
            autocomplete="off"
            .value=${live(this.#note)}
            @input=${(event: Event) => {
              this.#note = (event.currentTarget as HTMLInputElement).value;
            }}
          />
        </div>
        ${whoAndHowOften({
          store,
          l,
          picks: this.#options.picks,
          recipientId: this.#recipientId,
          repeat: this.#repeat,
          setRecipient: (id) => {
            this.#recipientId = id;
          },
          setRepeat: (unit) => {
            this.#repeat = unit;
          },
        })}`,
    });
  }
}
