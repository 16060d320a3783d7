import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Opportunity } from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import { editorId } from '../../fields/inline-cell.js';
import { fieldStyles } from '../../fields/fields.styles.js';
import { notesOf } from '../../fields/field-shell.js';
import type { HostPicks } from '../../hosts/host-picks.js';
import type { Localizer } from '../../locales/localizer.js';
import { adoptStyles } from '../../primitives/adopt-styles.js';
import { ComboboxController } from '../../primitives/combobox-controller.js';
import { comboboxStyles } from '../../primitives/combobox.styles.js';
import { beginEdit, echoEdit, fieldEditor, isChosen, readEdit } from '../opportunity-detail/field-editors.js';
import { FieldEdits } from '../opportunity-detail/field-edits.js';
import { valueWords } from '../opportunity-detail/value-words.js';
import { fieldOf } from './editable.js';
import { listEditsStyles } from './list-edits.styles.js';
import '../../locales/areas/detail.js';
import '../../locales/areas/form.js';
import '../../locales/areas/problems.js';

export interface ListEditsOptions {
  readonly store: () => PipelineStore | undefined;
  readonly l: () => Localizer;
  readonly root: () => ShadowRoot;
  readonly save: (id: string, changes: Partial<Opportunity>) => Promise<CommandResult<'opportunity-edit'>>;
  readonly addContact: (name: string) => Promise<string | undefined>;
  readonly picks: HostPicks;
  readonly focus: (id: string, column: string) => void;
}

interface Editing {
  readonly id: string;
  readonly column: string;
}

/** One value of one row being edited in its cell, with the rules of the detail: what is refused stays, a colleague's change is told. */
export class ListEdits {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: ListEditsOptions;
  readonly #edits: FieldEdits;
  readonly #combobox: ComboboxController;
  #editing: Editing | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: ListEditsOptions) {
    this.#host = host;
    this.#options = options;
    this.#combobox = new ComboboxController(host);
    for (const styles of [fieldStyles, comboboxStyles, listEditsStyles]) adoptStyles(options.root(), styles);
    const storeNow = (): PipelineStore => options.store() as PipelineStore;
    this.#edits = new FieldEdits(host, {
      store: options.store,
      localizer: options.l,
      begin: (field, record) => beginEdit(storeNow(), options.l(), field, record),
      read: (_field, edit, record) => readEdit(storeNow(), edit, record),
      save: (id, changes) => options.save(id, changes),
      record: (id) => options.store()?.get('opportunities', id),
      editing: () => undefined,
    });
  }

  get editing(): Editing | undefined {
    return this.#editing;
  }

  /** Begins at a cell; `typed`: the key that began it takes the place of the value. */
  begin(id: string, column: string, typed?: string): void {
    const field = fieldOf(column);
    if (!field) return;
    if (this.#editing) void this.#commit('blur');
    this.#editing = { id, column };
    this.#edits.begin(id, field);
    if (typed !== undefined) this.#edits.change(id, field, { id: null, text: typed });
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      const input = this.#options.root().querySelector<HTMLInputElement>(`#${editorId(field)}`);
      input?.focus();
      if (typed === undefined) input?.select();
      if (isChosen(field)) this.#combobox.open();
    });
  }

  /** The editor, in the cell that is edited. */
  render(row: Opportunity): TemplateResult | typeof nothing {
    const store = this.#options.store();
    const field = this.#editing && fieldOf(this.#editing.column);
    const edit = field && this.#edits.of(row.id).get(field);
    if (!store || !field || !edit) return nothing;
    const l = this.#options.l();
    const isContested = this.#edits.isContested(edit, row);
    const echo = echoEdit(store, edit, row);
    return html`<div
      class="edit"
      @keydown=${this.#keydown}
      @focusout=${this.#focusout}
    >
      ${fieldEditor({
        l,
        store,
        opportunity: row,
        edit,
        combobox: this.#combobox,
        picks: this.#options.picks,
        change: (draft) => {
          this.#edits.change(row.id, field, draft);
        },
        chosen: () => {
          void this.#commit('enter');
        },
        addContact: (name) => this.#options.addContact(name),
      })}
      <div class="field-notes" id=${notesOf(editorId(field))}>
        ${edit.problems.map((why) => html`<p class="problem">${l.problem(why)}</p>`)}
        ${echo ? html`<p class="echo figure">${echo}</p>` : nothing}
        ${
          isContested
            ? html`<p class="warning">${l.t.list.contested(valueWords(store, l, field, row[field] as string | null))}</p>`
            : nothing
        }
      </div>
    </div>`;
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    // The keys of an editor are not those of the table.
    event.stopPropagation();
    if (event.isComposing || event.defaultPrevented) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      this.#close(true);
    } else if (event.key === 'Enter' && (event.composedPath()[0] as HTMLElement).localName === 'input') {
      event.preventDefault();
      void this.#commit('enter');
    }
  };

  readonly #focusout = (event: FocusEvent): void => {
    const cell = event.currentTarget as HTMLElement;
    const next = event.relatedTarget as Node | null;
    if (next && cell.contains(next)) return;
    const active = (cell.getRootNode() as ShadowRoot).activeElement;
    if (!active || !cell.contains(active)) void this.#commit('blur');
  };

  async #commit(by: 'enter' | 'blur'): Promise<void> {
    const now = this.#editing;
    const field = now && fieldOf(now.column);
    if (!now || !field || !(await this.#edits.commit(now.id, field, by))) return;
    if (this.#editing !== now) return;
    this.#editing = undefined;
    this.#host.requestUpdate();
    if (by === 'enter') this.#options.focus(now.id, now.column);
  }

  #close(back: boolean): void {
    const now = this.#editing;
    const field = now && fieldOf(now.column);
    if (!now || !field) return;
    this.#editing = undefined;
    this.#edits.cancel(now.id, field);
    this.#host.requestUpdate();
    if (back) this.#options.focus(now.id, now.column);
  }
}
