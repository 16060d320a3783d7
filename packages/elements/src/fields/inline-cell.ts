import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '@firsat/model';
import * as icons from '../icons/icons.js';
import type { Localizer } from '../locales/localizer.js';
import { notesOf } from './field-shell.js';

/** What is done to a field by its cell. */
export interface InlineActions<F extends string> {
  begin(field: F): void;
  /** `enter` gives focus back to the value; `blur` leaves it where it went. */
  commit(field: F, by: 'enter' | 'blur'): void;
  cancel(field: F): void;
  keepMine(field: F): void;
  takeTheirs(field: F): void;
}

/** The editor of a cell with what is said below it. */
export interface InlineEditor {
  readonly control: TemplateResult;
  readonly problems: readonly Problem[];
  readonly echo?: string | undefined;
  /** Who changed the value meanwhile, and to what, in words. */
  readonly contested?: string | undefined;
  readonly foot?: TemplateResult | typeof nothing;
}

export interface InlineCellProps<F extends string> {
  readonly l: Localizer;
  readonly field: F;
  readonly label: string;
  readonly readonly: boolean;
  /** What stands for the value, and whether there is none. */
  readonly shown: TemplateResult | string;
  readonly empty: boolean;
  readonly actions: InlineActions<F>;
  /** The editor with what is said below it, while the field is edited. */
  readonly editor?: InlineEditor | undefined;
  /** Beside the label. */
  readonly marks?: TemplateResult | readonly TemplateResult[] | typeof nothing;
  /** Behind the value: a mark in words and icon. */
  readonly mark?: TemplateResult | typeof nothing;
  readonly warning?: string | undefined;
  readonly variant?: 'title' | 'line' | 'wide' | undefined;
}

export const viewId = (field: string): string => `view-${field}`;
export const editorId = (field: string): string => `edit-${field}`;

function view<F extends string>(props: InlineCellProps<F>): TemplateResult {
  const { l, field, label } = props;
  const text = html`<span class="value-text figure ${props.empty ? 'empty' : ''}">${props.shown}</span>${props.mark ?? nothing}`;
  if (props.readonly) return html`<span class="value" id=${viewId(field)}>${text}</span>`;
  return html`<button
    type="button"
    class="value"
    id=${viewId(field)}
    title=${l.t.detail.editField(label)}
    aria-describedby=${props.warning ? `${viewId(field)}-warning` : nothing}
    @click=${() => props.actions.begin(field)}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'F2') return;
      event.preventDefault();
      props.actions.begin(field);
    }}
  >
    <span class="visually-hidden">${label}: </span>
    ${text}
    <span class="pencil" aria-hidden="true">${icons.edit}</span>
  </button>`;
}

/** Whether focus has really left the editor: not when the window lost it, nor when it went to another control of the same cell. */
function hasLeft(event: FocusEvent): boolean {
  const cell = event.currentTarget as HTMLElement;
  const next = event.relatedTarget as Node | null;
  if (next && cell.contains(next)) return false;
  const active = (cell.getRootNode() as ShadowRoot).activeElement;
  return !active || !cell.contains(active);
}

function editing<F extends string>(
  { l, field, actions }: InlineCellProps<F>,
  editor: InlineEditor,
): TemplateResult {
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented) return;
    const inside = (event.composedPath()[0] as HTMLElement).localName;
    const saves = inside === 'input' || (inside === 'textarea' && (event.ctrlKey || event.metaKey));
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      actions.cancel(field);
    } else if (event.key === 'Enter' && saves) {
      event.preventDefault();
      event.stopPropagation();
      actions.commit(field, 'enter');
    }
  };
  const { contested } = editor;
  return html`<div
    class="editor"
    @keydown=${onKey}
    @focusout=${(event: FocusEvent) => {
      if (hasLeft(event)) actions.commit(field, 'blur');
    }}
  >
    ${editor.control}
    <div class="field-notes" id=${notesOf(editorId(field))}>
      ${editor.problems.map((refusal) => html`<p class="problem">${l.problem(refusal)}</p>`)}
      ${editor.echo ? html`<p class="echo figure">${editor.echo}</p>` : nothing}
      ${contested === undefined ? nothing : html`<p class="contested">${contested}</p>`}
    </div>
    ${
      contested === undefined
        ? nothing
        : html`<div class="contest-actions">
          <button type="button" class="button" @click=${() => actions.keepMine(field)}>
            ${l.t.detail.keepMine}
          </button>
          <button type="button" class="button" @click=${() => actions.takeTheirs(field)}>
            ${l.t.detail.takeTheirs}
          </button>
        </div>`
    }
    ${editor.foot ?? nothing}
  </div>`;
}

/** One field: its value as a button that turns into its editor. */
export function inlineCell<F extends string>(props: InlineCellProps<F>): TemplateResult {
  const { field, label, editor } = props;
  const labelText = editor
    ? html`<label class="label" for=${editorId(field)}>${label}</label>`
    : html`<span class="label" aria-hidden="true">${label}</span>`;
  return html`<div class="cell ${props.variant ?? ''} ${editor ? 'is-editing' : ''}">
    <div class="cell-head">${labelText}${props.marks ?? nothing}</div>
    ${editor ? editing(props, editor) : view(props)}
    ${props.warning ? html`<p class="warning" id=${`${viewId(field)}-warning`}>${props.warning}</p>` : nothing}
  </div>`;
}
