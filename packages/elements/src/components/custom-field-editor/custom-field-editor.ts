import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  compareOrder,
  customFields,
  customFieldUses,
  optionsOf,
  problem,
  type CommandInput,
  type CommandName,
  type CustomField,
  type CustomFieldKind,
  type CustomFieldUses,
  type Problem,
} from '@firsat/model';
import type { CommandResult, PipelineStore, StoreChange } from '@firsat/store';
import { state } from '../../base/property.js';
import { announce } from '../../base/announce.js';
import { FirsatElement } from '../../base/firsat-element.js';
import { SortableController } from '../../controllers/sortable-controller.js';
import { fieldStyles } from '../../fields/fields.styles.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { idOf } from '../../fields/draft-field.js';
import { Drafts } from '../../fields/drafts.js';
import { customFieldEditorStyles } from './custom-field-editor.styles.js';
import { archivedFields, fieldRow, type CustomFieldActions } from './field-row.js';
import { NEW_FIELD, newField } from './new-field.js';
import '../../locales/areas/attributes.js';
import '../../locales/areas/custom-fields.js';
import '../../locales/areas/problems.js';
import '../../locales/areas/schemas.js';

const WATCHED = ['customFields', 'opportunities'] as const;

/**
 * The fields that a workspace has added to its opportunities (S116): made, named, ordered, put aside and brought back, with how often each is used. A
 * choice has its options here. What is typed is kept until the store has taken it.
 *
 * @fires {CommandRequestEvent} firsat-custom-field-create-request - Before a field is made; likewise `-custom-field-edit`, `-move`, `-archive`, `-restore`
 *   and `firsat-custom-option-set-request`. Cancelable.
 * @csspart base - The wrapper that carries the looks.
 * @csspart field - One field.
 */
export class CustomFieldEditor extends FirsatElement {
  static override styles: CSSResultGroup = [baseStyles, controlStyles, fieldStyles, customFieldEditorStyles];

  @state() private kind: CustomFieldKind = 'text';
  @state() private refusal: { readonly id: string; readonly problem: Problem } | undefined;
  #uses: CustomFieldUses | undefined;
  #focusNext: string | undefined;
  readonly #drafts = new Drafts(() => {
    this.requestUpdate();
  });
  readonly #sortable = new SortableController(this, {
    ids: () => this.#fields.map(({ id }) => id),
    rowOf: (id) => this.renderRoot.querySelector<HTMLElement>(`[data-field="${CSS.escape(id)}"]`),
    handleOf: (id) => this.renderRoot.querySelector<HTMLElement>(`[data-field="${CSS.escape(id)}"] .grip`),
    drop: (id, place) => void this.#ask(id, 'custom-field-move', { id, ...place }),
    tell: (news, id, place, count) => {
      const label = this.store?.get('customFields', id)?.label ?? '';
      announce(this, this.l.t.schemas[news](label, place, count), this.l.locale);
    },
  });

  get #fields(): readonly CustomField[] {
    return this.store ? customFields(this.store) : [];
  }

  protected override watches({ changed }: StoreChange): boolean {
    if (changed.size === 0 || changed.has('opportunities')) this.#uses = undefined;
    return changed.size === 0 || WATCHED.some((name) => changed.has(name));
  }

  protected override workspaceChanged(): void {
    this.#uses = undefined;
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (!this.canEdit) this.#sortable.cancel();
  }

  override updated(): void {
    const selector = this.#focusNext;
    this.#focusNext = undefined;
    if (selector !== undefined) this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  /** Asks for a command about a field; a refusal is shown at its row. */
  async #ask<N extends CommandName>(id: string, name: N, input: CommandInput<N>): Promise<boolean> {
    const result = await this.request(name, input);
    this.refusal = result.ok ? undefined : { id, problem: result.problems[0] ?? problem('failed') };
    return result.ok;
  }

  /** Sends what was typed; a refusal keeps the text with its reason. */
  async #commit<N extends CommandName>(
    key: string,
    stored: string,
    send: (text: string) => Promise<CommandResult<N>>,
  ): Promise<boolean> {
    const draft = this.#drafts.get(key);
    if (!draft) return false;
    if (draft.text === stored && stored !== '') {
      this.#drafts.drop(key);
      return true;
    }
    const result = await send(draft.text);
    if (!result.ok) this.#drafts.refuse(key, result.problems[0] ?? problem('failed'));
    else if (this.#drafts.get(key)?.text === draft.text) this.#drafts.drop(key);
    return result.ok;
  }

  readonly #do: CustomFieldActions = {
    rename: ({ id, label }) => {
      void this.#commit(`${id}.label`, label, (text) =>
        this.request('custom-field-edit', { id, label: text }),
      );
    },
    archive: (field) => {
      const { id, label } = field;
      void this.#ask(id, 'custom-field-archive', { id }).then((isDone) => {
        if (!isDone) return;
        this.#focusNext = `#${idOf(NEW_FIELD)}`;
        this.workspace.handle?.toast({ text: this.l.t.customFields.archived(label), undo: true });
        this.requestUpdate();
      });
    },
    restore: ({ id }) => {
      void this.#ask(id, 'custom-field-restore', { id }).then((isDone) => {
        if (isDone) this.#focusNext = `[data-field="${CSS.escape(id)}"] .grip`;
        this.requestUpdate();
      });
    },
    setOption: (input, focus) => {
      void this.#ask(input.fieldId, 'custom-option-set', input).then(() => {
        this.#focusNext = focus;
        this.requestUpdate();
      });
    },
    renameOption: ({ id }, optionId, stored) => {
      void this.#commit(`${id}.${optionId}`, stored, (label) =>
        this.request('custom-option-set', { fieldId: id, optionId, label }),
      );
    },
    addOption: ({ id }) => {
      void this.#commit(`${id}.add`, '', (label) =>
        this.request('custom-option-set', { fieldId: id, label }),
      ).then(() => {
        this.#focusNext = `#${idOf(`${id}.add`)}`;
        this.requestUpdate();
      });
    },
  };

  async #create(): Promise<void> {
    const { kind } = this;
    if (!this.#drafts.get(NEW_FIELD)) this.#drafts.type(NEW_FIELD, '', '');
    let made = '';
    const isDone = await this.#commit<'custom-field-create'>(NEW_FIELD, '', async (label) => {
      const result = await this.request('custom-field-create', { label, kind });
      if (result.ok) made = result.value.id;
      return result;
    });
    // The options of a choice are asked for next.
    this.#focusNext = isDone && kind === 'choice' ? `#${idOf(`${made}.add`)}` : `#${idOf(NEW_FIELD)}`;
    this.requestUpdate();
  }

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || !this.#sortable.cancel()) return;
    event.preventDefault();
    event.stopPropagation();
  };

  override render(): TemplateResult {
    const { l, store } = this;
    const { common, customFields: words } = l.t;
    return html`<div class="base" part="base" lang=${l.locale} @keydown=${this.#escape}>
      ${
        store?.phase === 'ready'
          ? this.#content(store)
          : html`<p class="hint">${store ? words.none : common.noWorkspace}</p>`
      }
    </div>`;
  }

  #content(store: PipelineStore): TemplateResult {
    const { l, refusal } = this;
    const words = l.t.customFields;
    const fields = this.#fields;
    this.#uses ??= customFieldUses(store);
    const context = {
      l,
      readOnly: !this.canEdit,
      drafts: this.#drafts,
      sortable: this.#sortable,
      uses: this.#uses,
      do: this.#do,
      problemOf: (id: string) => (refusal?.id === id ? l.problem(refusal.problem) : undefined),
    };
    const archived = [...store.removed('customFields')].sort(compareOrder);
    return html`${this.readOnlyWords === undefined ? nothing : html`<p class="notice" role="status">${this.readOnlyWords}</p>`}
      ${fields.length === 0 ? html`<p class="hint empty">${words.none}</p>` : nothing}
      <p class="visually-hidden" id="reorder-hint">${l.t.schemas.reorderHint}</p>
      <ul class="rows ${this.#sortable.draggedId === undefined ? '' : 'sorting'}" aria-label=${words.label}>
        ${repeat(
          fields,
          ({ id }) => id,
          (field) => fieldRow(context, field, field.kind === 'choice' ? optionsOf(field) : []),
        )}
      </ul>
      ${
        this.canEdit
          ? newField({
              ...context,
              kind: this.kind,
              choose: (kind) => {
                this.kind = kind;
              },
              create: () => void this.#create(),
            })
          : nothing
      }
      ${archivedFields(context, archived)}`;
  }
}
