import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Json, Opportunity, OpportunityFields, OpportunityId, Problem, Result } from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import type { Localizer } from '../../locales/localizer.js';
import type { FieldName } from './value-words.js';
import type { ComboboxValue } from '../../primitives/combobox-controller.js';

/** One field being edited. */
export interface FieldEdit {
  readonly field: FieldName;
  /** As typed; a field without a list uses only `text`. */
  draft: ComboboxValue;
  readonly began: ComboboxValue;
  /** The value that the editor knows of: when the record's is another one, somebody changed it meanwhile. */
  base: Json;
  problems: readonly Problem[];
  saving: boolean;
  /** The language in which it is typed: "12.500" keeps its meaning when the page changes its language. */
  readonly l: Localizer;
}

type RecordEdits = Map<OpportunityId, Map<FieldName, FieldEdit>>;

/** Per store of this page, so that what could not be saved survives the element: a board takes its drawer away when it closes. */
const waiting = new WeakMap<PipelineStore, RecordEdits>();

export interface FieldEditsOptions {
  readonly store: () => PipelineStore | undefined;
  readonly localizer: () => Localizer;
  readonly begin: (field: FieldName, opportunity: Opportunity) => ComboboxValue;
  readonly read: (
    field: FieldName,
    edit: FieldEdit,
    opportunity: Opportunity,
  ) => Result<Partial<OpportunityFields>>;
  readonly save: (
    id: OpportunityId,
    changes: Partial<OpportunityFields>,
  ) => Promise<CommandResult<'opportunity-edit'>>;
  readonly record: (id: OpportunityId) => Opportunity | undefined;
  /** Told which field of the open record is being edited now, for colleagues to see. */
  readonly editing: (field: FieldName | null) => void;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Editing in place, field by field (S60: autosave). A value that is refused stays in its editor with the reason; a change by somebody else
 * does not touch what is typed. Edits that could not be saved wait with their record for as long as the
 * page lives: opening it again shows them.
 */
export class FieldEdits implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: FieldEditsOptions;
  #store: PipelineStore | undefined;

  constructor(host: ReactiveControllerHost, options: FieldEditsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#store = undefined;
  }

  get #byRecord(): RecordEdits {
    // A save that the page decides on may end after the element has left its workspace.
    const store = (this.#store = this.#options.store() ?? this.#store);
    if (!store) return new Map<OpportunityId, Map<FieldName, FieldEdit>>();
    let edits = waiting.get(store);
    if (!edits) waiting.set(store, (edits = new Map<OpportunityId, Map<FieldName, FieldEdit>>()));
    return edits;
  }

  of(id: OpportunityId): ReadonlyMap<FieldName, FieldEdit> {
    return this.#byRecord.get(id) ?? new Map<FieldName, FieldEdit>();
  }

  begin(id: OpportunityId, field: FieldName): void {
    const opportunity = this.#options.record(id);
    if (!opportunity) return;
    let edits = this.#byRecord.get(id);
    if (!edits) this.#byRecord.set(id, (edits = new Map<FieldName, FieldEdit>()));
    if (!edits.has(field)) {
      const draft = this.#options.begin(field, opportunity);
      edits.set(field, {
        field,
        draft,
        began: draft,
        base: opportunity[field] as Json,
        problems: [],
        saving: false,
        l: this.#options.localizer(),
      });
    }
    this.#options.editing(field);
    this.#host.requestUpdate();
  }

  change(id: OpportunityId, field: FieldName, draft: ComboboxValue): void {
    const edit = this.#byRecord.get(id)?.get(field);
    if (!edit) return;
    edit.draft = draft;
    edit.problems = [];
    this.#host.requestUpdate();
  }

  /** Whether somebody else has changed the field since the editor opened. */
  isContested(edit: FieldEdit, opportunity: Opportunity): boolean {
    return !same(edit.base, opportunity[edit.field]);
  }

  /** Their value stays known, the typed one stays in the editor. */
  keepMine(id: OpportunityId, field: FieldName): void {
    const edit = this.#byRecord.get(id)?.get(field);
    const opportunity = this.#options.record(id);
    if (!edit || !opportunity) return;
    edit.base = opportunity[field] as Json;
    this.#host.requestUpdate();
  }

  refuse(id: OpportunityId, field: FieldName, problems: readonly Problem[]): void {
    const edit = this.#byRecord.get(id)?.get(field);
    if (edit) edit.problems = problems;
    this.#host.requestUpdate();
  }

  /** Closes the editor without saving. */
  cancel(id: OpportunityId, field: FieldName): void {
    const edits = this.#byRecord.get(id);
    if (!edits?.delete(field)) return;
    if (edits.size === 0) this.#byRecord.delete(id);
    this.#options.editing([...edits.keys()].at(-1) ?? null);
    this.#host.requestUpdate();
  }

  /**
   * Saves what is typed and closes the editor; resolves to whether it closed. Leaving a field (`blur`) does not save over somebody else's
   * change: that is for Enter or "keep mine".
   */
  async commit(id: OpportunityId, field: FieldName, by: 'enter' | 'blur'): Promise<boolean> {
    const edit = this.#byRecord.get(id)?.get(field);
    const opportunity = this.#options.record(id);
    if (!edit || !opportunity || edit.saving) return false;
    if (same(edit.draft, edit.began)) {
      this.cancel(id, field);
      return true;
    }
    if (by === 'blur' && this.isContested(edit, opportunity)) return false;
    const read = this.#options.read(field, edit, opportunity);
    if (!read.ok) {
      this.refuse(id, field, read.problems);
      return false;
    }
    const sent = edit.draft;
    edit.saving = true;
    const result = await this.#options.save(id, read.value).finally(() => {
      edit.saving = false;
    });
    if (!result.ok) {
      this.refuse(id, field, result.problems);
      return false;
    }
    if (!same(edit.draft, sent)) {
      // Typing went on while the page was deciding: that is a new edit of the saved value.
      this.keepMine(id, field);
      return false;
    }
    this.cancel(id, field);
    return true;
  }

  /** Saves what can be saved of a record that is being left; the rest waits in its editors. */
  commitAll(id: OpportunityId): void {
    for (const field of [...this.of(id).keys()]) void this.commit(id, field, 'blur');
  }
}
