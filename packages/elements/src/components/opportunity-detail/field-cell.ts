import { html, nothing, type TemplateResult } from 'lit';
import type { Opportunity } from '@firsat/model';
import type { Peer, PipelineStore } from '@firsat/store';
import { notesOf } from '../../fields/field-shell.js';
import { fieldLabel, valueWords, type FieldName } from './value-words.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import type { ComboboxController, ComboboxValue } from '../../primitives/combobox-controller.js';
import { peerMark } from './peer-marks.js';
import { echoEdit, editorId, fieldEditor } from './field-editors.js';
import type { FieldEdit } from './field-edits.js';

/** What a cell may ask for. */
export interface CellActions {
  begin(field: FieldName): void;
  change(field: FieldName, draft: ComboboxValue): void;
  /** `enter` gives focus back to the value; `blur` leaves it where it went. */
  commit(field: FieldName, by: 'enter' | 'blur'): void;
  cancel(field: FieldName): void;
  keepMine(field: FieldName): void;
  takeTheirs(field: FieldName): void;
  addContact(field: FieldName, name: string): Promise<string | undefined>;
}

export interface CellProps {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly opportunity: Opportunity;
  readonly field: FieldName;
  readonly readonly: boolean;
  readonly edit: FieldEdit | undefined;
  /** Who changed the value while it was being edited, in words; `undefined` when nobody did. */
  readonly contestedBy: string | undefined;
  readonly peers: readonly Peer[];
  readonly combobox: ComboboxController;
  readonly actions: CellActions;
  /** What stands for the value; default: its words. */
  readonly shown?: TemplateResult | string;
  /** Behind the value: a mark in words and icon. */
  readonly mark?: TemplateResult | typeof nothing;
  readonly warning?: string | undefined;
  readonly variant?: 'title' | 'line';
}

export const viewId = (field: FieldName): string => `view-${field}`;

function isEmpty(value: unknown): boolean {
  return value === null || value === '';
}

function view(props: CellProps): TemplateResult {
  const { l, store, opportunity, field } = props;
  const value = opportunity[field];
  const shown = props.shown ?? valueWords(store, l, field, value as string | null);
  const text = html`<span class="value-text figure ${isEmpty(value) ? 'empty' : ''}">${shown}</span>${props.mark ?? nothing}`;
  if (props.readonly) return html`<span class="value" id=${viewId(field)}>${text}</span>`;
  return html`<button
    type="button"
    class="value"
    id=${viewId(field)}
    title=${l.t.detail.editField(fieldLabel(field, l))}
    aria-describedby=${props.warning ? `${viewId(field)}-warning` : nothing}
    @click=${() => props.actions.begin(field)}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'F2') return;
      event.preventDefault();
      props.actions.begin(field);
    }}
  >
    <span class="visually-hidden">${fieldLabel(field, l)}: </span>
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

function editing(props: CellProps, edit: FieldEdit): TemplateResult {
  const { l, store, opportunity, field, actions } = props;
  const echo = echoEdit(store, edit, opportunity);
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      actions.cancel(field);
    } else if (event.key === 'Enter' && (event.composedPath()[0] as HTMLElement).localName === 'input') {
      event.preventDefault();
      event.stopPropagation();
      actions.commit(field, 'enter');
    }
  };
  return html`<div
    class="editor"
    @keydown=${onKey}
    @focusout=${(event: FocusEvent) => {
      if (hasLeft(event)) actions.commit(field, 'blur');
    }}
  >
    ${fieldEditor({
      l,
      store,
      opportunity,
      edit,
      combobox: props.combobox,
      change: (draft) => actions.change(field, draft),
      chosen: () => actions.commit(field, 'enter'),
      addContact: (name) => actions.addContact(field, name),
    })}
    <div class="field-notes" id=${notesOf(editorId(field))}>
      ${edit.problems.map((refusal) => html`<p class="problem">${l.problem(refusal)}</p>`)}
      ${echo ? html`<p class="echo figure">${echo}</p>` : nothing}
      ${
        props.contestedBy === undefined
          ? nothing
          : html`<p class="contested">
            ${l.t.detail.contested(
              props.contestedBy,
              valueWords(store, l, field, opportunity[field] as string | null),
            )}
          </p>`
      }
    </div>
    ${
      props.contestedBy === undefined
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
    ${
      field === 'probability' && edit.draft.text !== ''
        ? html`<button
          type="button"
          class="button quiet"
          @click=${() => {
            actions.change(field, { id: null, text: '' });
            actions.commit(field, 'enter');
          }}
        >
          ${l.t.detail.backToAutomatic}
        </button>`
        : nothing
    }
  </div>`;
}

/** One field: its value as a button that turns into its editor, and who else is editing it. */
export function fieldCell(props: CellProps): TemplateResult {
  const { l, field, edit } = props;
  const label = fieldLabel(field, l);
  const labelText = edit
    ? html`<label class="label" for=${editorId(field)}>${label}</label>`
    : html`<span class="label" aria-hidden="true">${label}</span>`;
  return html`<div class="cell ${props.variant ?? ''} ${edit ? 'is-editing' : ''} ${props.peers.length > 0 ? 'has-peer' : ''}">
    <div class="cell-head">${labelText}${props.peers.map((peer) => peerMark(peer, l.t.detail.editing(peer.user.name)))}</div>
    ${edit ? editing(props, edit) : view(props)}
    ${props.warning ? html`<p class="warning" id=${`${viewId(field)}-warning`}>${props.warning}</p>` : nothing}
  </div>`;
}
