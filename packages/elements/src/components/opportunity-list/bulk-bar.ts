import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ref } from 'lit/directives/ref.js';
import {
  liveStages,
  problem,
  STATUSES,
  type OpportunityChange,
  type Problem,
  type Status,
} from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { PopoverController } from '../../controllers/popover-controller.js';
import { choiceEditor } from '../../fields/choice-editor.js';
import { dateEcho, dateEditor, readDate } from '../../fields/date-editor.js';
import { fieldShell, notesOf } from '../../fields/field-shell.js';
import { fieldStyles } from '../../fields/fields.styles.js';
import { schemaOptions } from '../../fields/options.js';
import { readStatus, statusDetails, statusDraft, type StatusDraft } from '../../fields/status-details.js';
import type { HostPicks } from '../../hosts/host-picks.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { adoptStyles } from '../../primitives/adopt-styles.js';
import { popoverOpener } from '../../primitives/popover-opener.js';
import { bulkBarStyles } from './bulk-bar.styles.js';
import type { RowSelection } from './row-selection.js';
import '../../locales/areas/problems.js';

const KINDS = ['status', 'stage', 'owner', 'priority', 'tags', 'expectedClose'] as const;
type Kind = (typeof KINDS)[number];

export interface BulkBarOptions {
  readonly store: () => PipelineStore | undefined;
  readonly l: () => Localizer;
  readonly today: () => string;
  readonly handle: () => WorkspaceHandle | undefined;
  readonly root: () => ShadowRoot;
  readonly picks: HostPicks;
  readonly selection: RowSelection;
  readonly request: (input: {
    readonly ids: readonly string[];
    readonly change: OpportunityChange;
  }) => Promise<CommandResult<'opportunities-change'>>;
  /** Focus goes back to the rows. */
  readonly done: () => void;
}

/** Changes all selected records at once: one step of undo (D86). */
export class BulkBar {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: BulkBarOptions;
  readonly #popover: PopoverController;
  #kind: Kind = 'status';
  #text = '';
  #member: string | null = null;
  #status: StatusDraft | undefined;
  #problems: readonly Problem[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement, options: BulkBarOptions) {
    this.#host = host;
    this.#options = options;
    this.#popover = new PopoverController(host);
    adoptStyles(options.root(), fieldStyles);
    adoptStyles(options.root(), bulkBarStyles);
  }

  render(): TemplateResult {
    const l = this.#options.l();
    const words = l.t.list.bulk;
    const { selection } = this.#options;
    return html`<div class="bulk" role="toolbar" aria-label=${words.label}>
        <span class="count figure">${l.t.list.selected(l.number(selection.ids.size))}</span>
        ${KINDS.map(
          (kind) => html`<button
            class="button quiet"
            data-bulk=${kind}
            aria-haspopup="dialog"
            @click=${(event: Event) => {
              this.#open(kind, event.currentTarget as HTMLElement);
            }}
          >
            ${words[kind]}
          </button>`,
        )}
        <button
          class="button quiet danger"
          data-bulk="delete"
          @click=${() => {
            void this.#apply({ kind: 'delete' });
          }}
        >
          ${icons.trash}${words.delete}
        </button>
        <button
          class="icon-button"
          aria-label=${words.clear}
          @click=${() => {
            selection.clear();
            this.#options.done();
          }}
        >
          ${icons.close}
        </button>
      </div>
      <div
        ${ref(this.#popover.element)}
        id="bulk"
        class="popover bulk-panel"
        popover="auto"
        role="dialog"
        aria-label=${words[this.#kind]}
        @toggle=${this.#popover.toggled}
        @keydown=${this.#popover.keydown}
      >
        ${this.#popover.isOpen ? this.#panel(l) : nothing}
      </div>`;
  }

  #open(kind: Kind, button: HTMLElement): void {
    this.#kind = kind;
    this.#text = '';
    this.#member = this.#options.store()?.user.id ?? null;
    this.#status = statusDraft('open', this.#options.today(), this.#options.l());
    this.#problems = [];
    popoverOpener(this.#host, this.#popover, button);
  }

  #panel(l: Localizer): TemplateResult {
    const words = l.t.list.bulk;
    return html`<h3>${words[this.#kind]}</h3>
      <form
        @submit=${(event: Event) => {
          event.preventDefault();
          this.#submit();
        }}
      >
        ${this.#editor(l)}
        ${this.#problems
          .filter(({ field }) => field === undefined)
          .map((why) => html`<p class="problem" role="alert">${l.problem(why)}</p>`)}
        <button class="button primary apply">
          ${this.#kind === 'tags' ? words.addTag : words.apply}
        </button>
      </form>`;
  }

  #problemOf(field: string, l: Localizer): string | undefined {
    const why = this.#problems.find((one) => one.field === field);
    return why && l.problem(why);
  }

  #editor(l: Localizer): TemplateResult | typeof nothing {
    const store = this.#options.store();
    if (!store) return nothing;
    const words = l.t.list.bulk;
    const choose = (value: string): void => {
      this.#text = value;
      this.#host.requestUpdate();
    };
    switch (this.#kind) {
      case 'status':
        return this.#statusEditor(l);
      case 'stage':
        return html`<select
          class="input"
          id="bulk-stage"
          aria-label=${words.stage}
          .value=${live(this.#text)}
          @change=${(event: Event) => {
            choose((event.currentTarget as HTMLSelectElement).value);
          }}
        >
          <option value="">${words.choose}</option>
          ${schemaOptions(store).map(
            (schema) => html`<optgroup label=${schema.title}>
              ${liveStages(store, schema.id).map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
            </optgroup>`,
          )}
        </select>`;
      case 'owner':
        return html`<label class="label" for="bulk-owner">${words.owner}</label>
          ${this.#options.picks.member({
            id: 'bulk-owner',
            store,
            l,
            value: this.#member,
            none: l.t.list.noOwner,
            change: (id) => {
              this.#member = id;
            },
          })}`;
      case 'priority':
        return html`<label class="label" for="bulk-priority">${words.priority}</label>
          ${choiceEditor({
            id: 'bulk-priority',
            value: this.#text || '0',
            choices: l.t.list.priority.map((label, level) => ({ value: String(level), label })),
            change: choose,
          })}`;
      case 'tags':
        return this.#tagEditor(l, choose);
      case 'expectedClose': {
        const why = this.#problemOf('expectedClose', l);
        return fieldShell({
          id: 'bulk-close',
          label: words.expectedClose,
          problem: why,
          echo: dateEcho(this.#text, l),
          editor: dateEditor({
            id: 'bulk-close',
            l,
            text: this.#text,
            pick: l.t.form.pickDate,
            invalid: why !== undefined,
            describedBy: notesOf('bulk-close'),
            change: choose,
          }),
        });
      }
    }
  }

  #statusEditor(l: Localizer): TemplateResult {
    const draft = this.#status ?? statusDraft('open', this.#options.today(), l);
    return html`<label class="label" for="bulk-status">${l.t.list.bulk.status}</label>
      ${choiceEditor({
        id: 'bulk-status',
        value: draft.code,
        choices: STATUSES.map((value) => ({ value, label: l.t.common.status[value] })),
        change: (code) => {
          this.#status = statusDraft(code as Status, this.#options.today(), l);
          this.#problems = [];
          this.#host.requestUpdate();
        },
      })}
      ${statusDetails({
        prefix: 'bulk',
        draft,
        l,
        problem: (field) => this.#problemOf(field, l),
        change: (part) => {
          this.#status = { ...draft, ...part };
          this.#host.requestUpdate();
        },
      })}`;
  }

  /** A tag to put on all of them; those that some of them bear are taken off by a press. */
  #tagEditor(l: Localizer, choose: (value: string) => void): TemplateResult {
    const words = l.t.list.bulk;
    const store = this.#options.store();
    const worn = new Set<string>();
    for (const id of this.#options.selection.ids)
      for (const tag of Object.keys(store?.get('opportunities', id)?.tags ?? {})) worn.add(tag);
    const why = this.#problemOf('tag', l);
    return html`<label class="label" for="bulk-tag">${words.tagName}</label>
      <input
        class="input"
        id="bulk-tag"
        autocomplete="off"
        aria-invalid=${why ? 'true' : nothing}
        aria-describedby="bulk-tag-problem"
        .value=${live(this.#text)}
        @input=${(event: Event) => {
          choose((event.currentTarget as HTMLInputElement).value);
        }}
      />
      <p class="problem" id="bulk-tag-problem" ?hidden=${!why}>${why}</p>
      ${
        worn.size === 0
          ? nothing
          : html`<div class="worn" role="group" aria-label=${words.noTag}>
            ${[...worn]
              .sort((a, b) => l.compare(a, b))
              .map(
                (tag) => html`<button
                  type="button"
                  class="button quiet"
                  data-untag=${tag}
                  aria-label="${tag}: ${words.noTag}"
                  @click=${() => {
                    void this.#apply({ kind: 'untag', tag });
                  }}
                >
                  ${tag}${icons.close}
                </button>`,
              )}
          </div>`
      }`;
  }

  #submit(): void {
    const l = this.#options.l();
    switch (this.#kind) {
      case 'status': {
        const { input, problems } = readStatus(
          this.#status ?? statusDraft('open', this.#options.today(), l),
          l,
        );
        if (problems.length > 0) this.#refuse(problems);
        else void this.#apply({ kind: 'status', ...input });
        return;
      }
      case 'stage':
        if (this.#text === '') this.#refuse([problem('required')]);
        else void this.#apply({ kind: 'stage', stageId: this.#text });
        return;
      case 'owner':
        void this.#apply({ kind: 'edit', changes: { ownerId: this.#member } });
        return;
      case 'priority':
        void this.#apply({ kind: 'edit', changes: { priority: Number(this.#text || '0') } });
        return;
      case 'tags':
        void this.#apply({ kind: 'tag', tag: this.#text });
        return;
      case 'expectedClose': {
        const read = readDate(this.#text, l);
        if (read.ok) void this.#apply({ kind: 'edit', changes: { expectedClose: read.value } });
        else this.#refuse(read.problems.map((why) => ({ ...why, field: 'expectedClose' })));
      }
    }
  }

  #refuse(problems: readonly Problem[]): void {
    this.#problems = problems;
    this.#host.requestUpdate();
  }

  async #apply(change: OpportunityChange): Promise<void> {
    const { selection, request, handle, l, done } = this.#options;
    const result = await request({ ids: [...selection.ids], change });
    if (!result.ok) {
      this.#refuse(result.problems.map(({ field: _field, ...why }) => why));
      if (!this.#popover.isOpen && result.problems[0]) handle()?.showProblem(result.problems[0]);
      return;
    }
    const { changed, refused } = result.value;
    const { bulk } = l().t.list;
    const [first] = refused.flatMap(({ problems }) => problems);
    if (changed === 0 && first && this.#popover.isOpen) {
      // Nothing was done: what was entered stays, with the reason.
      this.#refuse([first]);
      return;
    }
    const said = (change.kind === 'delete' ? bulk.deleted : bulk.changed)(changed);
    const why = first ? ` · ${bulk.refused(l().number(refused.length), l().problem(first))}` : '';
    handle()?.toast({ text: said + why, undo: changed > 0, ...(first && { tone: 'problem' as const }) });
    this.#popover.hide();
    done();
  }
}
