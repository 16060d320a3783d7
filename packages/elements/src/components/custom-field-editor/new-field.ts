import { html, type TemplateResult } from 'lit';
import { CUSTOM_FIELD_KINDS, type CustomFieldKind } from '@firsat/model';
import { choiceEditor } from '../../fields/choice-editor.js';
import * as icons from '../../icons/icons.js';
import { draftField } from '../../fields/draft-field.js';
import type { FieldContext } from './field-row.js';

/** Key of the draft of a new field's name. */
export const NEW_FIELD = 'new-field';

export interface NewFieldProps extends FieldContext {
  readonly kind: CustomFieldKind;
  readonly choose: (kind: CustomFieldKind) => void;
  readonly create: () => void;
}

/** A new field in two answers: what it is called, and what it holds. */
export function newField(props: NewFieldProps): TemplateResult {
  const { l } = props;
  const words = l.t.customFields;
  return html`<form
    class="new-field"
    aria-labelledby="new-field-title"
    @submit=${(event: Event) => {
      event.preventDefault();
      props.create();
    }}
  >
    <h3 id="new-field-title">${l.t.attributes.newField}</h3>
    <div class="pair">
      ${draftField(props, {
        key: NEW_FIELD,
        stored: '',
        label: l.t.attributes.name,
        placeholder: words.namePlaceholder,
        onlyByEnter: true,
        commit: props.create,
      })}
      <div>
        <label class="visually-hidden" for="new-kind">${l.t.attributes.kind}</label>
        ${choiceEditor({
          id: 'new-kind',
          value: props.kind,
          choices: CUSTOM_FIELD_KINDS.map((kind) => ({ value: kind, label: l.t.attributes.kinds[kind] })),
          change: (kind) => {
            props.choose(kind as CustomFieldKind);
          },
        })}
      </div>
      <button class="button primary add">${icons.plus}${l.t.common.actions.add}</button>
    </div>
    <p class="hint">${words.kindStays}</p>
  </form>`;
}
