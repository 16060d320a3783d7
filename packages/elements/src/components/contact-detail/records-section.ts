import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  type Activity,
  type CommandInput,
  type CommandName,
  type Contact,
  type Problem,
  type Task,
} from '@firsat/model';
import type { CommandResult } from '@firsat/store';
import { dayOfWords } from '../../contacts/contact-words.js';
import type { DraftRequest, ToastRequest } from '../../contexts/workspace-context.js';
import { chooseOpportunity, openOpportunitiesOf } from '../../fields/choose-opportunity.js';
import { noteEditor } from '../../fields/text-editor.js';
import { dueWords, ownZone } from '../../fields/when-words.js';
import * as icons from '../../icons/icons.js';
import { KIND_ICONS } from '../opportunity-activities/activity-words.js';
import { looseActivities, looseTasks } from './loose-records.js';
import type { NestedEnv } from './nested-records.js';

type RecordKind = 'call' | 'meeting' | 'task';

/** What waits for the answer to "for which opportunity?": something new, or what has none so far. */
type Waiting = { readonly add: RecordKind } | { readonly attach: Activity };

export interface RecordsOptions {
  readonly request: <N extends CommandName>(name: N, input: CommandInput<N>) => Promise<CommandResult<N>>;
  readonly toast: (request: ToastRequest) => void;
  readonly add: (draft: DraftRequest) => void;
}

/**
 * S8: a call, a meeting or a task is recorded on a contact, for one of the open opportunities, for a new one (S3), or explicitly for none; those of no
 * opportunity are listed, and can be given one later.
 */
export class RecordsSection implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: RecordsOptions;
  #of = '';
  #waiting: Waiting | undefined;
  /** The call whose words are being typed; what is typed waits by its id. */
  #saying: string | undefined;
  readonly #said = new Map<string, string>();
  #task: { readonly opportunityId: string | null; title: string } | undefined;
  #problem: Problem | undefined;
  #focusNext: string | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: RecordsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    const selector = this.#focusNext;
    this.#focusNext = undefined;
    if (selector !== undefined) this.#host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
  }

  hostDisconnected(): void {
    void this.#writeSaid();
  }

  #update(focus?: string): void {
    this.#focusNext = focus;
    this.#host.requestUpdate();
  }

  #begin({ store }: NestedEnv, contact: Contact, add: RecordKind): void {
    this.#waiting = { add };
    this.#problem = undefined;
    if (openOpportunitiesOf(store, contact.id).length === 0) void this.#record(contact, add, null);
    else this.#update('.choose-opportunity button');
  }

  /** With the opportunity that was chosen, or explicitly none. */
  async #record(
    contact: Contact,
    kind: RecordKind,
    opportunityId: string | null,
  ): Promise<string | undefined> {
    this.#waiting = undefined;
    if (kind === 'task') {
      this.#task = { opportunityId, title: this.#task?.title ?? '' };
      this.#update('#record-task');
      return undefined;
    }
    const people = { [contact.id]: true };
    const result = await this.#options.request('activity-log', {
      kind,
      opportunityId,
      people,
      zone: ownZone(),
      held: true,
    });
    if (!result.ok) {
      this.#refuse(result.problems);
      return undefined;
    }
    this.#saying = result.value.id;
    this.#update('#record-said');
    return result.value.id;
  }

  #refuse([problem]: readonly Problem[]): void {
    this.#problem = problem;
    this.#update();
  }

  /** S3: what was talked about goes with the new opportunity. */
  async #make(contact: Contact, waiting: Waiting): Promise<void> {
    const draft = { customerId: contact.id };
    this.#waiting = undefined;
    if ('attach' in waiting) this.#options.add({ ...draft, activityId: waiting.attach.id });
    else if (waiting.add === 'task') this.#options.add(draft);
    else {
      const activityId = await this.#record(contact, waiting.add, null);
      if (activityId !== undefined) this.#options.add({ ...draft, activityId });
    }
    this.#update();
  }

  async #attach({ store, l }: NestedEnv, activity: Activity, opportunityId: string): Promise<void> {
    this.#waiting = undefined;
    const result = await this.#options.request('activity-edit', {
      id: activity.id,
      changes: { opportunityId },
    });
    if (!result.ok) {
      this.#refuse(result.problems);
      return;
    }
    const description = store.get('opportunities', opportunityId)?.description ?? '';
    this.#options.toast({ text: l.t.profile.records.attached(description), undo: true });
    this.#update('[data-record=call]');
  }

  async #writeSaid(): Promise<boolean> {
    const id = this.#saying;
    const summary = id === undefined ? undefined : this.#said.get(id);
    if (id === undefined || summary === undefined) return true;
    this.#said.delete(id);
    const result = await this.#options.request('activity-edit', { id, changes: { summary } });
    if (result.ok) return true;
    this.#said.set(id, summary);
    this.#refuse(result.problems);
    return false;
  }

  async #closeSaid(): Promise<void> {
    if (!(await this.#writeSaid())) return;
    this.#saying = undefined;
    this.#update('[data-record=call]');
  }

  async #addTask({ l }: NestedEnv, contact: Contact): Promise<void> {
    const task = this.#task;
    if (!task) return;
    const { opportunityId, title } = task;
    const result = await this.#options.request('task-create', {
      title,
      ...(opportunityId === null ? { contactId: contact.id } : { opportunityId }),
    });
    if (!result.ok) {
      this.#problem = result.problems[0];
      this.#update('#record-task');
      return;
    }
    this.#task = undefined;
    this.#problem = undefined;
    this.#options.toast({ text: l.t.profile.records.taskAdded(title.trim()), undo: true });
    this.#update('[data-record=task]');
  }

  render(env: NestedEnv, contact: Contact, readonly: boolean): TemplateResult | typeof nothing {
    const { store, l } = env;
    if (this.#of !== contact.id) {
      void this.#writeSaid();
      this.#of = contact.id;
      this.#waiting = undefined;
      this.#saying = undefined;
      this.#task = undefined;
      this.#problem = undefined;
    }
    const { records: words } = l.t.profile;
    const activities = looseActivities(store, contact);
    const tasks = looseTasks(store, contact);
    if (readonly && activities.length + tasks.length === 0) return nothing;
    const kinds: readonly (readonly [RecordKind, TemplateResult])[] = [
      ['call', icons.phone],
      ['meeting', icons.users],
      ['task', icons.circleCheck],
    ];
    return html`<section class="records" aria-labelledby="records-title">
      <div class="section-head">
        <h3 id="records-title">
          ${words.title} <span class="count figure">${l.number(activities.length + tasks.length)}</span>
        </h3>
      </div>
      <p class="muted">${words.hint}</p>
      ${
        readonly
          ? nothing
          : html`<div class="record-kinds" role="group" aria-label=${words.title}>
              ${kinds.map(
                ([kind, icon]) => html`<button
                  type="button"
                  class="button"
                  data-record=${kind}
                  @click=${() => {
                    this.#begin(env, contact, kind);
                  }}
                >
                  ${icon} ${words[kind]}
                </button>`,
              )}
            </div>`
      }
      ${readonly ? nothing : html`${this.#question(env, contact)} ${this.#sayForm(env)} ${this.#taskForm(env, contact)}`}
      ${this.#problem ? html`<p class="problem" role="alert">${l.problem(this.#problem)}</p>` : nothing}
      <ul class="plain">
        ${repeat(
          activities,
          ({ id }) => id,
          (activity) => this.#activity(env, activity, readonly),
        )}
        ${repeat(
          tasks,
          ({ id }) => id,
          (task) => this.#looseTask(env, task, readonly),
        )}
      </ul>
    </section>`;
  }

  #question(env: NestedEnv, contact: Contact): TemplateResult | typeof nothing {
    const waiting = this.#waiting;
    if (!waiting) return nothing;
    const { store, l } = env;
    return html`<div
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        this.#waiting = undefined;
        this.#update('add' in waiting ? `[data-record=${waiting.add}]` : '[data-record=call]');
      }}
    >
      ${chooseOpportunity({
        store,
        l,
        contactId: contact.id,
        isLoose: 'attach' in waiting,
        add: () => void this.#make(contact, waiting),
        choose: (id) => {
          if ('add' in waiting) void this.#record(contact, waiting.add, id);
          else if (id !== null) void this.#attach(env, waiting.attach, id);
        },
      })}
    </div>`;
  }

  #sayForm({ store, l }: NestedEnv): TemplateResult | typeof nothing {
    const id = this.#saying;
    const activity = id === undefined ? undefined : store.get('activities', id);
    if (id === undefined || !activity || activity.removed) return nothing;
    return html`<form
      class="record-form"
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#closeSaid();
      }}
      @keydown=${(event: KeyboardEvent) => {
        const isSave = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
        if (event.key !== 'Escape' && !isSave) return;
        event.preventDefault();
        event.stopPropagation();
        void this.#closeSaid();
      }}
      @focusout=${() => void this.#writeSaid()}
    >
      <label class="label" for="record-said">${l.t.activities.kinds[activity.kind]}: ${l.t.profile.records.said}</label>
      ${noteEditor({
        id: 'record-said',
        text: this.#said.get(id) ?? activity.summary ?? '',
        change: (text) => {
          this.#said.set(id, text);
        },
      })}
      <div class="form-actions"><button class="button primary">${l.t.activities.actions.close}</button></div>
    </form>`;
  }

  #taskForm(env: NestedEnv, contact: Contact): TemplateResult | typeof nothing {
    const task = this.#task;
    if (!task) return nothing;
    const { l } = env;
    return html`<form
      class="record-form"
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#addTask(env, contact);
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        this.#task = undefined;
        this.#update('[data-record=task]');
      }}
    >
      <label class="label" for="record-task">${l.t.profile.records.taskTitle}</label>
      <div class="record-line">
        <input
          class="input"
          id="record-task"
          autocomplete="off"
          aria-invalid=${this.#problem ? 'true' : nothing}
          .value=${live(task.title)}
          @input=${(event: Event) => {
            task.title = (event.currentTarget as HTMLInputElement).value;
          }}
        />
        <button class="button primary">${l.t.common.actions.add}</button>
      </div>
    </form>`;
  }

  #activity({ store, l, today }: NestedEnv, activity: Activity, readonly: boolean): TemplateResult {
    const { records: words } = l.t.profile;
    const { id, kind, summary, agenda, when } = activity;
    const what = l.t.activities.kinds[kind];
    return html`<li class="record" data-id=${id}>
      ${KIND_ICONS[kind]}
      <span class="record-text">
        ${[what, summary ?? agenda ?? ''].filter(Boolean).join(': ')}
        <span class="muted figure">${dayOfWords(store, l, when.at, today)}</span>
      </span>
      ${
        readonly
          ? nothing
          : html`<button
              type="button"
              class="button quiet attach"
              aria-label=${words.attachNamed(summary ?? what)}
              @click=${() => {
                this.#waiting = { attach: activity };
                this.#update('.choose-opportunity button');
              }}
            >
              ${words.attach}
            </button>`
      }
    </li>`;
  }

  #looseTask({ l, today }: NestedEnv, { id, title, due }: Task, readonly: boolean): TemplateResult {
    return html`<li class="record" data-id=${id}>
      ${
        readonly
          ? icons.circle
          : html`<button
              type="button"
              class="icon-button"
              aria-label=${l.t.profile.records.done(title)}
              @click=${() => void this.#options.request('task-complete', { id })}
            >
              ${icons.circle}
            </button>`
      }
      <span class="record-text">${title} ${due ? html`<span class="muted figure">${dueWords(due, today, l)}</span>` : nothing}</span>
    </li>`;
  }
}
