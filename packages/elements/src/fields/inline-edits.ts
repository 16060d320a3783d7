import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Json, Problem, Result } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { Localizer } from '../locales/localizer.js';
import type { ComboboxValue } from '../primitives/combobox-controller.js';

/** One field being edited. */
export interface InlineEdit<F extends string = string> {
  readonly field: F;
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

type Edits<F extends string> = Map<F, InlineEdit<F>>;
type RecordEdits = Map<string, Map<string, InlineEdit>>;

/** Per store of this page, so that what could not be saved survives the element: a board takes its drawer away when it closes. */
const waiting = new WeakMap<PipelineStore, RecordEdits>();

/** A saving that went well, or why it did not. */
type Saved = { readonly ok: true } | { readonly ok: false; readonly problems: readonly Problem[] };

/** `R`: the record, `F`: its fields that are edited one by one, `C`: the change that is saved. */
export interface InlineEditsOptions<R extends object, F extends string & keyof R, C> {
  readonly store: () => PipelineStore | undefined;
  readonly localizer: () => Localizer;
  readonly begin: (field: F, record: R) => ComboboxValue;
  readonly read: (field: F, edit: InlineEdit<F>, record: R) => Result<C>;
  readonly save: (id: string, changes: C) => Promise<Saved>;
  readonly record: (id: string) => R | undefined;
  /** Told which field of the open record is being edited now, for colleagues to see. */
  readonly editing: (field: F | null) => void;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Editing in place, field by field (S60: autosave). A value that is refused stays in its editor with the reason; a change by somebody else
 * does not touch what is typed. Edits that could not be saved wait with their record for as long as the
 * page lives: opening it again shows them.
 */
export class InlineEdits<R extends object, F extends string & keyof R, C> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: InlineEditsOptions<R, F, C>;
  #store: PipelineStore | undefined;

  constructor(host: ReactiveControllerHost, options: InlineEditsOptions<R, F, C>) {
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
    if (!store) return new Map<string, Map<string, InlineEdit>>();
    let edits = waiting.get(store);
    if (!edits) waiting.set(store, (edits = new Map<string, Map<string, InlineEdit>>()));
    return edits;
  }

  /** The edits of one record: an id belongs to one kind of record, and so do its fields. */
  of(id: string): ReadonlyMap<F, InlineEdit<F>> {
    return this.#of(id) ?? new Map<F, InlineEdit<F>>();
  }

  #of(id: string): Edits<F> | undefined {
    return this.#byRecord.get(id) as Edits<F> | undefined;
  }

  begin(id: string, field: F): void {
    const record = this.#options.record(id);
    if (!record) return;
    let edits = this.#of(id);
    if (!edits) this.#byRecord.set(id, (edits = new Map<F, InlineEdit<F>>()));
    if (!edits.has(field)) {
      const draft = this.#options.begin(field, record);
      edits.set(field, {
        field,
        draft,
        began: draft,
        base: record[field] as Json,
        problems: [],
        saving: false,
        l: this.#options.localizer(),
      });
    }
    this.#options.editing(field);
    this.#host.requestUpdate();
  }

  change(id: string, field: F, draft: ComboboxValue): void {
    const edit = this.#of(id)?.get(field);
    if (!edit) return;
    edit.draft = draft;
    edit.problems = [];
    this.#host.requestUpdate();
  }

  /** Whether somebody else has changed the field since the editor opened. */
  isContested(edit: InlineEdit<F>, record: R): boolean {
    return !same(edit.base, record[edit.field]);
  }

  /** Their value stays known, the typed one stays in the editor. */
  keepMine(id: string, field: F): void {
    const edit = this.#of(id)?.get(field);
    const record = this.#options.record(id);
    if (!edit || !record) return;
    edit.base = record[field] as Json;
    this.#host.requestUpdate();
  }

  refuse(id: string, field: F, problems: readonly Problem[]): void {
    const edit = this.#of(id)?.get(field);
    if (edit) edit.problems = problems;
    this.#host.requestUpdate();
  }

  /** Closes the editor without saving. */
  cancel(id: string, field: F): void {
    const edits = this.#of(id);
    if (!edits?.delete(field)) return;
    if (edits.size === 0) this.#byRecord.delete(id);
    this.#options.editing([...edits.keys()].at(-1) ?? null);
    this.#host.requestUpdate();
  }

  /**
   * Saves what is typed and closes the editor; resolves to whether it closed. Leaving a field (`blur`) does not save over somebody else's
   * change: that is for Enter or "keep mine".
   */
  async commit(id: string, field: F, by: 'enter' | 'blur'): Promise<boolean> {
    const edit = this.#of(id)?.get(field);
    const record = this.#options.record(id);
    if (!edit || !record || edit.saving) return false;
    if (same(edit.draft, edit.began)) {
      this.cancel(id, field);
      return true;
    }
    if (by === 'blur' && this.isContested(edit, record)) return false;
    const read = this.#options.read(field, edit, record);
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
  commitAll(id: string): void {
    for (const field of [...this.of(id).keys()]) void this.commit(id, field, 'blur');
  }
}
