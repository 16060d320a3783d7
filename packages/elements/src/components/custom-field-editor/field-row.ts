import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CommandInput, CustomField, CustomFieldUses, CustomOption } from '@firsat/model';
import type { SortableController } from '../../controllers/sortable-controller.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { gripButton } from '../../primitives/grip-button.js';
import { draftField } from '../../fields/draft-field.js';
import type { Drafts } from '../../fields/drafts.js';

/** What the rows of the editor may do. */
export interface CustomFieldActions {
  rename(field: CustomField): void;
  archive(field: CustomField): void;
  restore(field: CustomField): void;
  setOption(input: CommandInput<'custom-option-set'>, focus?: string): void;
  renameOption(field: CustomField, optionId: string, stored: string): void;
  addOption(field: CustomField): void;
}

export interface FieldContext {
  readonly l: Localizer;
  readonly readOnly: boolean;
  readonly drafts: Drafts;
  readonly sortable: SortableController;
  readonly uses: CustomFieldUses;
  readonly do: CustomFieldActions;
  /** Why what was asked of a field was refused. */
  readonly problemOf: (id: string) => string | undefined;
}

type Option = CustomOption & { readonly id: string };

/** One field: everything about it is edited in place. Its kind stays: values of one kind mean nothing in another. */
export function fieldRow(
  context: FieldContext,
  field: CustomField,
  options: readonly Option[],
): TemplateResult {
  const { l, sortable, readOnly, uses } = context;
  const words = l.t.customFields;
  const { id, label, kind } = field;
  const lifted = sortable.draggedId === id;
  const problem = context.problemOf(id);
  return html`<li class="row ${lifted ? 'lifted' : ''}" part="field" data-field=${id}>
    <div class="line">
      ${gripButton(sortable, id, {
        label: l.t.schemas.reorder(label),
        describedBy: 'reorder-hint',
        disabled: readOnly,
      })}
      ${draftField(context, {
        key: `${id}.label`,
        stored: label,
        label: words.nameOf(label),
        className: 'name',
        commit: () => {
          context.do.rename(field);
        },
      })}
      <span class="kind hint">${l.t.attributes.kinds[kind]}</span>
      <span class="uses hint figure">${words.uses(uses.fields.get(id) ?? 0)}</span>
      <button
        class="icon-button archive"
        aria-label=${words.archive(label)}
        title=${words.archive(label)}
        ?disabled=${readOnly}
        @click=${() => {
          context.do.archive(field);
        }}
      >
        ${icons.archive}
      </button>
    </div>
    ${problem === undefined ? nothing : html`<p class="problem" role="alert">${problem}</p>`}
    ${kind === 'choice' ? optionList(context, field, options) : nothing}
  </li>`;
}

/** The options of a choice; an archived one stays where it was chosen, and here. */
function optionList(context: FieldContext, field: CustomField, options: readonly Option[]): TemplateResult {
  const words = context.l.t.customFields;
  return html`<ul class="options" aria-label=${words.optionsOf(field.label)}>
      ${repeat(
        options,
        ({ id }) => id,
        (option, index) => optionRow(context, field, option, options[index - 1], options[index + 1]),
      )}
    </ul>
    ${
      context.readOnly
        ? nothing
        : html`<div class="options add-option">
            ${draftField(context, {
              key: `${field.id}.add`,
              stored: '',
              label: words.newOptionOf(field.label),
              placeholder: words.newOption,
              onlyByEnter: true,
              commit: () => {
                context.do.addOption(field);
              },
            })}
          </div>`
    }`;
}

function optionRow(
  context: FieldContext,
  field: CustomField,
  option: Option,
  before: Option | undefined,
  after: Option | undefined,
): TemplateResult {
  const { l, readOnly, uses } = context;
  const words = l.t.customFields;
  const { id, label, archived } = option;
  const input = { fieldId: field.id, optionId: id };
  const at = (name: string): string => `[data-option="${CSS.escape(id)}"] .${name}`;
  const button = (
    name: string,
    words: string,
    icon: TemplateResult,
    isOffered: boolean,
    run: () => void,
  ): TemplateResult =>
    html`<button
      class="icon-button ${name}"
      aria-label=${words}
      title=${words}
      aria-disabled=${isOffered ? nothing : 'true'}
      @click=${() => {
        if (isOffered) run();
      }}
    >
      ${icon}
    </button>`;
  return html`<li class=${archived ? 'archived' : ''} data-option=${id}>
    ${draftField(context, {
      key: `${field.id}.${id}`,
      stored: label,
      label: words.nameOf(label),
      className: 'name',
      commit: () => {
        context.do.renameOption(field, id, label);
      },
    })}
    ${archived ? html`<span class="badge">${words.isArchived}</span>` : nothing}
    <span class="uses hint figure">${words.uses(uses.options.get(`${field.id} ${id}`) ?? 0)}</span>
    ${
      readOnly
        ? nothing
        : html`${button('up', words.up(label), icons.arrowUp, before !== undefined, () => {
            context.do.setOption({ ...input, beforeId: before?.id ?? null }, at('up'));
          })}
          ${button('down', words.down(label), icons.arrowDown, after !== undefined, () => {
            context.do.setOption({ ...input, afterId: after?.id ?? null }, at('down'));
          })}
          ${button(
            'set-aside',
            archived ? words.restore(label) : words.archive(label),
            archived ? icons.undo : icons.archive,
            true,
            () => {
              context.do.setOption({ ...input, archived: !archived }, at('set-aside'));
            },
          )}`
    }
  </li>`;
}

/** Those that were put aside, to be brought back. */
export function archivedFields(
  context: FieldContext,
  fields: readonly CustomField[],
): TemplateResult | typeof nothing {
  if (fields.length === 0) return nothing;
  const { l, uses } = context;
  const words = l.t.customFields;
  return html`<details class="archive-list">
    <summary>${words.archivedTitle(fields.length)}</summary>
    <ul class="rows" aria-label=${words.archivedTitle(fields.length)}>
      ${fields.map((field) => {
        const problem = context.problemOf(field.id);
        return html`<li class="row archived" data-archived=${field.id}>
          <div class="line">
            <span class="name">${field.label}</span>
            <span class="kind hint">${l.t.attributes.kinds[field.kind]}</span>
            <span class="uses hint figure">${words.uses(uses.fields.get(field.id) ?? 0)}</span>
            <button
              class="icon-button restore"
              aria-label=${words.restore(field.label)}
              title=${words.restore(field.label)}
              ?disabled=${context.readOnly}
              @click=${() => {
                context.do.restore(field);
              }}
            >
              ${icons.undo}
            </button>
          </div>
          ${problem === undefined ? nothing : html`<p class="problem" role="alert">${problem}</p>`}
        </li>`;
      })}
    </ul>
  </details>`;
}
