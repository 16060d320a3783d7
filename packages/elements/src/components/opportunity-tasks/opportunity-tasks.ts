import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  problem,
  type CollectionName,
  type CommandInput,
  type CommandName,
  type MemberId,
  type Problem,
  type Task,
} from '@firsat/model';
import type { StoreChange } from '@firsat/store';
import { property, state } from '../../base/property.js';
import { FirsatElement } from '../../base/firsat-element.js';
import { DayController } from '../../controllers/day-controller.js';
import { fieldStyles } from '../../fields/fields.styles.js';
import { memberName } from '../../fields/options.js';
import { WhenDraft, whenFields } from '../../fields/when-draft.js';
import { dayPresets, dueWords } from '../../fields/when-words.js';
import { HostPicks } from '../../hosts/host-picks.js';
import * as icons from '../../icons/icons.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { todoListStyles } from '../../styles/todo-list.styles.js';
import { idlenessLine } from './idleness-line.js';
import { TaskEditor } from './task-editor.js';
import '../../locales/areas/form.js';
import '../../locales/areas/problems.js';
import '../../locales/areas/todo.js';

/** What tasks and idleness are told from. */
const WATCHED: readonly CollectionName[] = [
  'tasks',
  'reminders',
  'history',
  'opportunities',
  'stages',
  'members',
  'settings',
];

/**
 * The tasks of one opportunity (S67): a title and Enter adds one, a press is done. Part of the detail, and usable alone.
 *
 * @csspart base - The wrapper that carries the looks.
 * @csspart task - One task.
 */
export class OpportunityTasks extends FirsatElement {
  static override styles: CSSResultGroup = [baseStyles, controlStyles, fieldStyles, todoListStyles];

  /** Id of the opportunity; empty = the one that is open in the workspace. */
  @property({ reflect: true }) opportunity = '';

  @state() private text = '';
  @state() private refusal: Problem | undefined;
  readonly #when = new WhenDraft();
  #picks = false;
  #hasDay = true;
  #assignee: MemberId | null | undefined;
  readonly #day = new DayController(this);
  readonly #hostPicks = new HostPicks(this, this.workspace, (name, input) => this.request(name, input));
  readonly #editor: TaskEditor = new TaskEditor(this, {
    picks: this.#hostPicks,
    store: () => this.store,
    save: (id, changes) => this.#ask('task-edit', { id, changes }),
  });

  protected override watches({ changed }: StoreChange): boolean {
    return WATCHED.some((name) => changed.has(name));
  }

  /** Whether something is typed that is not saved. */
  get hasDraft(): boolean {
    return this.text !== '' || this.#editor.isOpen;
  }

  /** Puts the focus where a task is typed. */
  begin(): void {
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('#new-task')?.focus();
    });
  }

  get #id(): string {
    return this.opportunity || (this.workspace.handle?.ui.openId ?? '');
  }

  get #today(): string {
    return this.#day.today(this.store?.settings?.timeZone ?? 'UTC');
  }

  /** Asks for a command and says why it was refused, where nothing else does. */
  async #ask<N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    said?: string,
  ): Promise<Problem | undefined> {
    const result = await this.request(name, input);
    if (result.ok) {
      if (said !== undefined) this.workspace.handle?.toast({ text: said, undo: true });
      return undefined;
    }
    const [why = problem('failed')] = result.problems;
    if (said !== undefined) this.workspace.handle?.showProblem(why);
    return why;
  }

  readonly #add = (event: Event): void => {
    event.preventDefault();
    const day = this.#when.day(this.l);
    if (this.#picks && !day.ok) {
      this.refusal = { ...(day.problems[0] ?? problem('not-a-date')), field: 'due' };
      return;
    }
    const date = this.#dueDate();
    void this.#ask('task-create', {
      title: this.text,
      opportunityId: this.#id,
      due: date === null ? null : { date, time: (this.#picks && this.#when.time) || null },
      ...(this.#assignee !== undefined && { assigneeId: this.#assignee }),
    }).then((why) => {
      this.refusal = why;
      if (why) return;
      this.text = '';
      this.#when.clear();
      this.#picks = false;
      this.#hasDay = true;
      // The next one may be typed at once.
      this.renderRoot.querySelector<HTMLElement>('#new-task')?.focus();
    });
  };

  /** For tomorrow, unless another day or none was chosen. */
  #dueDate(): string | null {
    if (!this.#hasDay) return null;
    const day = this.#when.day(this.l);
    const chosen = day.ok ? day.value : null;
    return chosen ?? (this.#picks ? null : (dayPresets(this.#today, ['tomorrow'])[0]?.value ?? null));
  }

  #toggle(task: Task): void {
    const { said } = this.l.t.todo;
    if (task.done) void this.#ask('task-reopen', { id: task.id }, said.reopened(task.title));
    else void this.#ask('task-complete', { id: task.id }, said.done(task.title));
  }

  override render(): TemplateResult {
    const { l, store } = this;
    const { todo } = l.t;
    const opportunity = store?.get('opportunities', this.#id);
    const tasks = store && opportunity ? [...store.children('tasks', opportunity.id)].sort(byDue) : [];
    const open = tasks.filter(({ done }) => !done);
    const past = tasks.filter(({ done }) => done).sort((a, b) => (b.done?.at ?? 0) - (a.done?.at ?? 0));
    return html`<div class="base" part="base" lang=${l.locale}>
      ${store?.workLoaded && opportunity ? idlenessLine(opportunity, store, this.#day.now, l) : nothing}
      ${this.canEdit && opportunity && !opportunity.removed ? this.#newTask() : nothing}
      ${
        open.length > 0
          ? html`<ul class="list" aria-label=${todo.tasks}>
              ${repeat(
                open,
                ({ id }) => id,
                (task) => this.#item(task),
              )}
            </ul>`
          : html`<p class="hint nothing">${todo.noTasks}</p>`
      }
      ${
        past.length > 0
          ? html`<details class="past">
              <summary>${todo.doneTasks(past.length)}</summary>
              <ul class="list">
                ${repeat(
                  past,
                  ({ id }) => id,
                  (task) => this.#item(task),
                )}
              </ul>
            </details>`
          : nothing
      }
    </div>`;
  }

  #newTask(): TemplateResult {
    const { l, refusal } = this;
    const { todo } = l.t;
    return html`<form class="new" @submit=${this.#add}>
      <div class="new-line">
        <input
          class="input"
          id="new-task"
          autocomplete="off"
          aria-label=${todo.actions.add}
          aria-invalid=${refusal?.field === 'title' ? 'true' : nothing}
          aria-describedby=${refusal ? 'refusal' : nothing}
          placeholder=${todo.taskPlaceholder}
          .value=${live(this.text)}
          @input=${(event: Event) => {
            this.text = (event.currentTarget as HTMLInputElement).value;
            this.refusal = undefined;
          }}
        />
        <button class="button primary">${l.t.common.actions.add}</button>
      </div>
      ${refusal ? html`<p class="problem" id="refusal" role="alert">${l.problem(refusal)}</p>` : nothing}
      ${this.text === '' ? nothing : this.#moreFields()}
    </form>`;
  }

  /** While a title is being typed: for when, and for whom. */
  #moreFields(): TemplateResult | typeof nothing {
    const { l, store } = this;
    const { todo } = l.t;
    if (!store) return nothing;
    const due = this.#dueDate();
    const chip = (label: string, pressed: boolean, choose: () => void, key: string): TemplateResult =>
      html`<button
        type="button"
        class="chip"
        data-preset=${key}
        aria-pressed=${pressed ? 'true' : 'false'}
        @click=${() => {
          choose();
          this.requestUpdate();
        }}
      >
        ${label}
      </button>`;
    return html`<div class="chips" role="group" aria-label=${todo.due}>
        ${dayPresets(this.#today, ['today', 'tomorrow', 'nextWeek']).map(({ key, value }) =>
          chip(
            todo.presets[key],
            !this.#picks && due === value,
            () => {
              this.#picks = false;
              this.#hasDay = true;
              this.#when.set(value, null, l);
            },
            key,
          ),
        )}
        ${chip(
          todo.noDay,
          !this.#hasDay,
          () => {
            this.#picks = this.#hasDay = false;
          },
          'none',
        )}
        ${chip(
          todo.pick,
          this.#picks,
          () => {
            this.#picks = this.#hasDay = true;
          },
          'pick',
        )}
      </div>
      ${
        this.#picks
          ? whenFields({
              id: 'new-due',
              draft: this.#when,
              l,
              invalid: this.refusal?.field === 'due',
              asks: 'time',
              changed: () => {
                this.refusal = undefined;
                this.requestUpdate();
              },
            })
          : nothing
      }
      <div class="more-fields">
        <div class="field">
          <label for="new-assignee">${todo.assignee}</label>
          ${this.#hostPicks.member({
            id: 'new-assignee',
            store,
            l,
            value: this.#assignee === undefined ? store.user.id : this.#assignee,
            none: todo.nobody,
            change: (id) => {
              this.#assignee = id;
            },
          })}
        </div>
      </div>`;
  }

  #item(task: Task): TemplateResult | typeof nothing {
    const { l, store, canEdit } = this;
    const { todo } = l.t;
    if (!store) return nothing;
    if (this.#editor.isOf(task.id))
      return html`<li class="item" part="task" data-id=${task.id}>${this.#editor.render(l)}</li>`;
    const isLate = !task.done && task.due !== null && task.due.date < this.#today;
    const who = memberName(store, task.done?.by ?? task.assigneeId) ?? todo.nobody;
    return html`<li class="item ${task.done ? 'done' : ''}" part="task" data-id=${task.id}>
      <button
        class="icon-button check"
        role="checkbox"
        aria-checked=${task.done ? 'true' : 'false'}
        aria-label=${task.title}
        ?disabled=${!canEdit}
        @click=${() => {
          this.#toggle(task);
        }}
      >
        ${icons.circle}${icons.circleCheck}
      </button>
      <div class="what">
        <strong
          >${task.important ? html`<span class="star" role="img" aria-label=${todo.important}>${icons.star}</span> ` : nothing}${task.title}</strong
        >
        ${task.note === null ? nothing : html`<span class="note">${task.note}</span>`}
        <span class="meta figure">
          ${
            task.done
              ? html`<span>${todo.doneBy(who, l.moment(task.done.at))}</span>`
              : html`${isLate ? html`<span class="late">${todo.late}</span>` : nothing}
                  <span class="due">${task.due ? dueWords(task.due, this.#today, l) : todo.noDay}</span>
                  <span>${who}</span>`
          }
        </span>
      </div>
      ${
        canEdit
          ? html`<div class="item-actions">
              ${
                task.done
                  ? nothing
                  : html`<button
                      class="icon-button edit"
                      aria-label="${todo.actions.edit}: ${task.title}"
                      title=${todo.actions.edit}
                      @click=${() => {
                        this.#editor.open(task);
                      }}
                    >
                      ${icons.edit}
                    </button>`
              }
              <button
                class="icon-button delete"
                aria-label="${todo.actions.delete}: ${task.title}"
                title=${todo.actions.delete}
                @click=${() => {
                  void this.#ask('task-delete', { id: task.id }, todo.said.deleted(task.title));
                }}
              >
                ${icons.trash}
              </button>
            </div>`
          : nothing
      }
    </li>`;
  }
}

/** By day, the important first, then by the clock; what has no day last. */
function byDue(a: Task, b: Task): number {
  const key = ({ due, important, createdAt }: Task): string =>
    [due?.date ?? '9999', important ? 0 : 1, due?.time ?? '99', String(createdAt).padStart(16, '0')].join(
      ' ',
    );
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}
