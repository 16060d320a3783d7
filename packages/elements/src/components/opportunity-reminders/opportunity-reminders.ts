import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  dateInZone,
  momentOf,
  problem,
  reminderState,
  type CommandInput,
  type CommandName,
  type MemberId,
  type Problem,
  type Reminder,
  type ReminderState,
  type ReminderTime,
  type RepeatUnit,
} from '@firsat/model';
import type { StoreChange } from '@firsat/store';
import { property, state } from '../../base/property.js';
import { FirsatElement } from '../../base/firsat-element.js';
import { DayController } from '../../controllers/day-controller.js';
import { fieldStyles } from '../../fields/fields.styles.js';
import { memberName } from '../../fields/options.js';
import { WhenDraft } from '../../fields/when-draft.js';
import { inAWeek, LATE_MS, ownZone, reminderPresets, timeWords } from '../../fields/when-words.js';
import { HostPicks } from '../../hosts/host-picks.js';
import * as icons from '../../icons/icons.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { todoListStyles } from '../../styles/todo-list.styles.js';
import { ReminderEditor } from './reminder-editor.js';
import { whenForm, type WhenFormOptions } from './when-form.js';
import { whoAndHowOften } from './who-and-how-often.js';
import '../../locales/areas/form.js';
import '../../locales/areas/problems.js';
import '../../locales/areas/todo.js';

interface Shown {
  readonly reminder: Reminder;
  readonly next: ReminderState | null;
}

/**
 * The reminders of one opportunity (S76): one press sets one for tomorrow or in a week. Part of the detail, and usable alone.
 *
 * @csspart base - The wrapper that carries the looks.
 * @csspart reminder - One reminder.
 */
export class OpportunityReminders extends FirsatElement {
  static override styles: CSSResultGroup = [baseStyles, controlStyles, fieldStyles, todoListStyles];

  /** Id of the opportunity; empty = the one that is open in the workspace. */
  @property({ reflect: true }) opportunity = '';
  /** @internal Milliseconds since the epoch; another clock in tests. */
  @property({ attribute: false }) now: () => number = () => Date.now();

  @state() private note = '';
  @state() private refusal: Problem | undefined;
  /** What is asked "when?": a new reminder by its fields, or the id of one that is put off. */
  @state() private asking: string | undefined;
  readonly #when = new WhenDraft();
  #recipient: MemberId | undefined;
  #repeat: RepeatUnit | null = null;
  readonly #zone = ownZone();

  readonly #hostPicks = new HostPicks(this, this.workspace, (name, input) => this.request(name, input));
  readonly #editor: ReminderEditor = new ReminderEditor(this, {
    picks: this.#hostPicks,
    store: () => this.store,
    zone: this.#zone,
    save: async (id, changes) => {
      const result = await this.request('reminder-edit', { id, changes });
      return result.ok ? undefined : (result.problems[0] ?? problem('failed'));
    },
  });

  constructor() {
    super();
    // Late, today, tomorrow: told anew while time passes.
    new DayController(this);
  }

  protected override watches({ changed }: StoreChange): boolean {
    return changed.has('reminders') || changed.has('opportunities') || changed.has('members');
  }

  /** Whether something is typed that is not saved. */
  get hasDraft(): boolean {
    return this.note !== '' || this.#when.text !== '' || this.#editor.isOpen;
  }

  /** Puts the focus on the first of the ready answers. */
  begin(): void {
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('.chip')?.focus();
    });
  }

  get #id(): string {
    return this.opportunity || (this.workspace.handle?.ui.openId ?? '');
  }

  async #ask<N extends CommandName>(name: N, input: CommandInput<N>, said: string): Promise<boolean> {
    const result = await this.request(name, input);
    if (result.ok) this.workspace.handle?.toast({ text: said, undo: true });
    else this.workspace.handle?.showProblem(result.problems[0] ?? problem('failed'));
    return result.ok;
  }

  #title(reminder: Pick<Reminder, 'note' | 'opportunityId'>): string {
    return reminder.note ?? this.store?.get('opportunities', reminder.opportunityId)?.description ?? '';
  }

  #words(time: ReminderTime): string {
    return timeWords(time, this.now(), this.#zone, this.l);
  }

  #set(when: ReminderTime): void {
    const input = {
      opportunityId: this.#id,
      when,
      note: this.note.trim() || null,
      ...(this.#recipient !== undefined && { recipientId: this.#recipient }),
      repeat: this.#repeat && { unit: this.#repeat, every: 1, until: null },
    };
    const said = this.l.t.todo.said.snoozed(this.#title(input), this.#words(when));
    void this.#ask('reminder-set', input, said).then((done) => {
      if (!done) return;
      this.note = '';
      this.#recipient = undefined;
      this.#repeat = null;
      this.#stopAsking();
    });
  }

  #snooze(reminder: Reminder, until: ReminderTime): void {
    const said = this.l.t.todo.said.snoozed(this.#title(reminder), this.#words(until));
    void this.#ask('reminder-snooze', { id: reminder.id, until }, said).then((done) => {
      if (done) this.#stopAsking();
    });
  }

  #stopAsking(): void {
    const asked = this.asking;
    this.asking = undefined;
    this.refusal = undefined;
    this.#when.clear();
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>(`[data-asks='${asked ?? ''}']`)?.focus();
    });
  }

  #startAsking(what: string): void {
    if (this.asking === what) {
      this.#stopAsking();
      return;
    }
    this.asking = what;
    this.refusal = undefined;
    this.#when.clear();
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('#when')?.focus();
    });
  }

  #submit(event: Event, use: (time: ReminderTime) => void): void {
    event.preventDefault();
    const time = this.#when.reminderTime(this.l, this.#zone);
    if (time.ok && time.value) use(time.value);
    else this.refusal = (time.ok ? undefined : time.problems[0]) ?? problem('required');
  }

  override render(): TemplateResult {
    const { l, store } = this;
    const { todo } = l.t;
    const opportunity = store?.get('opportunities', this.#id);
    const all: Shown[] = (store && opportunity ? store.children('reminders', opportunity.id) : []).map(
      (reminder) => ({ reminder, next: reminderState(reminder) }),
    );
    const coming = all.filter(({ next }) => next).sort((a, b) => this.#at(a) - this.#at(b));
    const past = all.filter(({ next }) => !next);
    const canAdd = this.canEdit && opportunity && !opportunity.removed;
    return html`<div class="base" part="base" lang=${l.locale}>
      ${canAdd ? this.#newReminder() : nothing}
      ${
        coming.length > 0
          ? html`<ul class="list" aria-label=${todo.reminders}>
              ${repeat(
                coming,
                ({ reminder }) => reminder.id,
                (shown) => this.#item(shown),
              )}
            </ul>`
          : html`<p class="hint nothing">${todo.noReminders}</p>`
      }
      ${
        past.length > 0
          ? html`<details class="past">
              <summary>${todo.doneReminders(past.length)}</summary>
              <ul class="list">
                ${repeat(
                  past,
                  ({ reminder }) => reminder.id,
                  (shown) => this.#item(shown),
                )}
              </ul>
            </details>`
          : nothing
      }
    </div>`;
  }

  #at({ reminder, next }: Shown): number {
    return momentOf(next?.due ?? reminder.when, this.#zone);
  }

  #newReminder(): TemplateResult {
    const { todo } = this.l.t;
    const presets = [
      ...reminderPresets(this.now(), this.#zone).filter(({ key }) => key !== 'nextWeek'),
      { key: 'week', value: inAWeek(this.now(), this.#zone) } as const,
    ];
    return html`<div class="new">
      <input
        class="input"
        id="note"
        autocomplete="off"
        aria-label=${todo.note}
        placeholder=${todo.notePlaceholder}
        .value=${live(this.note)}
        @input=${(event: Event) => {
          this.note = (event.currentTarget as HTMLInputElement).value;
        }}
      />
      <div class="chips" role="group" aria-label=${todo.actions.remind}>
        ${presets.map(
          ({ key, value }) => html`<button
            class="chip set"
            data-preset=${key}
            title=${this.#words(value)}
            @click=${() => {
              this.#set(value);
            }}
          >
            ${todo.presets[key]}
          </button>`,
        )}
        <button
          class="chip"
          data-asks="new"
          aria-expanded=${this.asking === 'new' ? 'true' : 'false'}
          @click=${() => {
            this.#startAsking('new');
          }}
        >
          ${todo.pick}
        </button>
      </div>
      ${this.asking === 'new' ? this.#newFields() : nothing}
    </div>`;
  }

  #newFields(): TemplateResult | typeof nothing {
    const { l, store } = this;
    if (!store) return nothing;
    const more = whoAndHowOften({
      store,
      l,
      picks: this.#hostPicks,
      recipientId: this.#recipient ?? store.user.id,
      repeat: this.#repeat,
      setRecipient: (id) => {
        this.#recipient = id;
      },
      setRepeat: (unit) => {
        this.#repeat = unit;
      },
    });
    return this.#whenForm(
      l.t.todo.actions.remind,
      (time) => {
        this.#set(time);
      },
      { more },
    );
  }

  #whenForm(
    label: string,
    choose: (time: ReminderTime) => void,
    extra: Pick<WhenFormOptions, 'more' | 'presets'> = {},
  ): TemplateResult {
    return whenForm({
      l: this.l,
      draft: this.#when,
      refusal: this.refusal,
      label,
      ...extra,
      choose,
      submit: (event) => {
        this.#submit(event, choose);
      },
      changed: () => {
        this.refusal = undefined;
        this.requestUpdate();
      },
      cancel: () => {
        this.#stopAsking();
      },
    });
  }

  #item({ reminder, next }: Shown): TemplateResult | typeof nothing {
    const { l, store } = this;
    const { todo } = l.t;
    if (!store) return nothing;
    const title = this.#title(reminder);
    if (this.#editor.isOf(reminder.id))
      return html`<li class="item" part="reminder" data-id=${reminder.id}>${this.#editor.render(l)}</li>`;
    const { repeat: series, recipientId } = reminder;
    const isLate = next !== null && this.#isLate(next.due);
    const facts = [
      this.#words(next?.due ?? reminder.dismissed?.through ?? reminder.when),
      ...(next?.snoozed ? [todo.snoozed] : []),
      ...(series && next ? [todo.repeats[series.unit](series.every)] : []),
      ...(recipientId === store.user.id ? [] : [memberName(store, recipientId) ?? l.t.common.unknownPerson]),
    ];
    return html`<li class="item ${next ? '' : 'done'}" part="reminder" data-id=${reminder.id}>
      <span class="lead">${next ? icons.bell : icons.check}</span>
      <div class="what">
        <strong>${title}</strong>
        <span class="meta figure">
          ${isLate ? html`<span class="late">${todo.late}</span>` : nothing}
          ${facts.map((fact) => html`<span>${fact}</span>`)}
        </span>
      </div>
      ${this.canEdit ? this.#actions(reminder, next, title) : nothing}
      ${
        this.asking === reminder.id
          ? this.#whenForm(
              todo.actions.snooze,
              (time) => {
                this.#snooze(reminder, time);
              },
              { presets: reminderPresets(this.now(), this.#zone) },
            )
          : nothing
      }
    </li>`;
  }

  #isLate(due: ReminderTime): boolean {
    const now = this.now();
    return due.kind === 'day' ? due.date < dateInZone(now, this.#zone) : due.at < now - LATE_MS;
  }

  #actions(reminder: Reminder, next: ReminderState | null, title: string): TemplateResult {
    const { actions, said } = this.l.t.todo;
    const act = (kind: string, label: string, icon: TemplateResult, run: () => void): TemplateResult =>
      html`<button
        class="icon-button ${kind}"
        data-asks=${kind === 'snooze' ? reminder.id : nothing}
        aria-expanded=${kind === 'snooze' ? (this.asking === reminder.id ? 'true' : 'false') : nothing}
        aria-label="${label}: ${title}"
        title=${label}
        @click=${run}
      >
        ${icon}
      </button>`;
    return html`<div class="item-actions">
      ${act('snooze', actions.snooze, icons.clock, () => {
        this.#startAsking(reminder.id);
      })}
      ${
        next
          ? act('dismiss', actions.dismiss, icons.circleCheck, () => {
              void this.#ask('reminder-dismiss', { id: reminder.id }, said.dismissed(title));
            })
          : nothing
      }
      ${act('edit', actions.edit, icons.edit, () => {
        this.asking = undefined;
        this.#editor.open(reminder, this.l);
      })}
      ${act('delete', actions.delete, icons.trash, () => {
        void this.#ask('reminder-delete', { id: reminder.id }, said.deleted(title));
      })}
    </div>`;
  }
}
