import { html, nothing, type TemplateResult } from 'lit';
import type { Opportunity } from '@firsat/model';
import type { Peer, PipelineStore } from '@firsat/store';
import { inlineCell, type InlineActions, type InlineEditor } from '../../fields/inline-cell.js';
import { fieldLabel, valueWords, type FieldName } from './value-words.js';
import type { HostPicks } from '../../hosts/host-picks.js';
import type { Localizer } from '../../locales/localizer.js';
import type { ComboboxController, ComboboxValue } from '../../primitives/combobox-controller.js';
import { peerMark } from './peer-marks.js';
import type * as Editing from './editing.js';
import type { FieldEdit } from './field-edits.js';

/** What a cell may ask for. */
export interface CellActions extends InlineActions<FieldName> {
  change(field: FieldName, draft: ComboboxValue): void;
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
  /** What editors are made of; missing until it has been fetched. */
  readonly editing: Pick<typeof Editing, 'echoEdit' | 'fieldEditor'> | undefined;
  readonly combobox: ComboboxController | undefined;
  readonly picks: HostPicks | undefined;
  readonly actions: CellActions;
  /** What stands for the value; default: its words. */
  readonly shown?: TemplateResult | string;
  /** Behind the value: a mark in words and icon. */
  readonly mark?: TemplateResult | typeof nothing;
  readonly warning?: string | undefined;
  readonly variant?: 'title' | 'line' | 'wide';
}

export { viewId } from '../../fields/inline-cell.js';

function isEmpty(value: unknown): boolean {
  return value === null || value === '';
}

function editorOf(props: CellProps): InlineEditor | undefined {
  const { l, store, opportunity, field, edit, editing, combobox, picks, actions } = props;
  if (!edit || !editing || !combobox || !picks) return undefined;
  return {
    control: editing.fieldEditor({
      l,
      store,
      opportunity,
      edit,
      combobox,
      picks,
      change: (draft) => actions.change(field, draft),
      chosen: () => actions.commit(field, 'enter'),
      addContact: (name) => actions.addContact(field, name),
    }),
    problems: edit.problems,
    echo: editing.echoEdit(store, edit, opportunity),
    contested:
      props.contestedBy === undefined
        ? undefined
        : l.t.detail.contested(
            props.contestedBy,
            valueWords(store, l, field, opportunity[field] as string | null),
          ),
    foot:
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
        : nothing,
  };
}

/** One field: its value as a button that turns into its editor, and who else is editing it. */
export function fieldCell(props: CellProps): TemplateResult {
  const { l, store, opportunity, field } = props;
  const value = opportunity[field];
  return inlineCell({
    l,
    field,
    label: fieldLabel(field, l),
    readonly: props.readonly,
    shown: props.shown ?? valueWords(store, l, field, value as string | null),
    empty: isEmpty(value),
    actions: props.actions,
    editor: editorOf(props),
    marks: props.peers.map((peer) => peerMark(peer, l.t.detail.editing(peer.user.name))),
    mark: props.mark ?? nothing,
    warning: props.warning,
    variant: props.variant,
  });
}
