import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { problem, type Problem, type Task, type TaskFields } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { WhenDraft, whenFields } from '../../fields/when-draft.js';
import type { HostPicks } from '../../hosts/host-picks.js';
import type { Localizer } from '../../locales/localizer.js';

type Draft = { -readonly [K in keyof Omit<TaskFields, 'due'>]: TaskFields[K] };

export interface TaskEditorOptions {
  readonly store: () => PipelineStore | undefined;
  readonly picks: HostPicks;
  readonly save: (id: string, changes: Partial<TaskFields>) => Promise<Problem | undefined>;
}

/** One task at a time, edited in its place; only what was changed is written, so that a colleague's edit of another field stays. */
export class TaskEditor {
  readonly #host: LitElement;
  readonly #options: TaskEditorOptions;
  readonly #when = new WhenDraft();
  #before: Task | undefined;
  #draft: Draft | undefined;
  #problem: Problem | undefined;
  #l: Localizer | undefined;
  #startText = '';

  constructor(host: LitElement, options: TaskEditorOptions) {
    this.#host = host;
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#before !== undefined;
  }

  isOf(id: string): boolean {
    return this.#before?.id === id;
  }

  open(task: Task): void {
    const { title, note, assigneeId, important } = task;
    this.#before = task;
    this.#draft = { title, note, assigneeId, important };
    this.#problem = undefined;
    this.#l = undefined;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      this.#host.renderRoot.querySelector<HTMLElement>('#edit-title')?.focus();
    });
  }

  #close(): void {
    const id = this.#before?.id ?? '';
    this.#before = this.#draft = undefined;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      this.#host.renderRoot.querySelector<HTMLElement>(`[data-id='${id}'] .edit`)?.focus();
    });
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const [before, draft, l] = [this.#before, this.#draft, this.#l];
    if (!before || !draft || !l) return;
    const day = this.#when.day(l);
    if (!day.ok) {
      this.#refuse({ ...(day.problems[0] ?? problem('not-a-date')), field: 'due' });
      return;
    }
    const due = day.value === null ? null : { date: day.value, time: this.#when.time || null };
    const changes: Partial<TaskFields> = {
      ...Object.fromEntries(
        Object.entries(draft).filter(([name, value]) => before[name as keyof Draft] !== value),
      ),
      ...(this.#dayText() !== this.#startText && { due }),
    };
    void this.#options.save(before.id, changes).then((why) => {
      if (why) this.#refuse(why);
      else this.#close();
    });
  };

  #dayText(): string {
    return `${this.#when.text} ${this.#when.time}`;
  }

  #refuse(why: Problem): void {
    this.#problem = why;
    this.#host.requestUpdate();
  }

  render(l: Localizer): TemplateResult | typeof nothing {
    const [before, draft, store] = [this.#before, this.#draft, this.#options.store()];
    if (!before || !draft || !store) return nothing;
    if (!this.#l) {
      this.#when.set(before.due?.date ?? null, before.due?.time ?? null, l);
      this.#startText = this.#dayText();
    }
    this.#l = l;
    const { todo } = l.t;
    const wrong = this.#problem?.field;
    const typed = (event: Event): string =>
      (event.currentTarget as HTMLInputElement | HTMLTextAreaElement).value;
    return html`<form class="editor" @submit=${this.#submit} @keydown=${this.#keydown}>
      <div class="field">
        <label for="edit-title">${todo.task}</label>
        <input
          class="input"
          id="edit-title"
          autocomplete="off"
          aria-invalid=${wrong === 'title' ? 'true' : nothing}
          .value=${live(draft.title)}
          @input=${(event: Event) => {
            draft.title = typed(event);
          }}
        />
      </div>
      <div class="pair">
        ${whenFields({
          id: 'edit-due',
          draft: this.#when,
          l,
          invalid: wrong === 'due',
          asks: 'time',
          changed: () => {
            this.#problem = undefined;
            this.#host.requestUpdate();
          },
        })}
        <div class="field">
          <label for="edit-assignee">${todo.assignee}</label>
          ${this.#options.picks.member({
            id: 'edit-assignee',
            store,
            l,
            value: draft.assigneeId,
            none: todo.nobody,
            change: (id) => {
              draft.assigneeId = id;
            },
          })}
        </div>
      </div>
      <div class="field">
        <label for="edit-note">${todo.note}</label>
        <textarea
          class="input"
          id="edit-note"
          rows="2"
          .value=${live(draft.note ?? '')}
          @input=${(event: Event) => {
            draft.note = typed(event) || null;
          }}
        ></textarea>
      </div>
      <label class="check-field">
        <input
          type="checkbox"
          .checked=${live(draft.important)}
          @change=${(event: Event) => {
            draft.important = (event.currentTarget as HTMLInputElement).checked;
          }}
        />
        <span>${todo.important}</span>
      </label>
      ${this.#problem ? html`<p class="problem" role="alert">${l.problem(this.#problem)}</p>` : nothing}
      <div class="editor-end">
        <button
          type="button"
          class="button"
          @click=${() => {
            this.#close();
          }}
        >
          ${l.t.common.actions.cancel}
        </button>
        <button class="button primary save">${l.t.common.actions.save}</button>
      </div>
    </form>`;
  }
}
