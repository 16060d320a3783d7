import { html, nothing, type TemplateResult } from 'lit';
import { ACTIVITY_KINDS, type ActivityKind, type Problem } from '@firsat/model';
import { choiceEditor } from '../../fields/choice-editor.js';
import { whenFields, type WhenDraft } from '../../fields/when-draft.js';
import type { Localizer } from '../../locales/localizer.js';

export interface PlanFormProps {
  readonly l: Localizer;
  readonly kind: ActivityKind;
  readonly draft: WhenDraft;
  readonly refusal: Problem | undefined;
  readonly chooseKind: (kind: ActivityKind) => void;
  readonly changed: () => void;
  readonly submit: (event: Event) => void;
  readonly cancel: () => void;
}

/** What is to take place, and when; the rest can be said afterwards. */
export function planForm(props: PlanFormProps): TemplateResult {
  const { l, kind, draft, refusal } = props;
  const { fields, kinds, actions } = l.t.activities;
  return html`<form
    class="editor plan"
    @submit=${props.submit}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      props.cancel();
    }}
  >
    <div class="pair">
      <div class="field">
        <label for="plan-kind">${fields.kind}</label>
        ${choiceEditor({
          id: 'plan-kind',
          value: kind,
          choices: ACTIVITY_KINDS.map((each) => ({ value: each, label: kinds[each] })),
          change: (each) => {
            props.chooseKind(each as ActivityKind);
          },
        })}
      </div>
      ${whenFields({
        id: 'plan-when',
        draft,
        l,
        invalid: refusal !== undefined,
        asks: 'time',
        changed: props.changed,
      })}
    </div>
    ${refusal ? html`<p class="problem" role="alert">${l.problem(refusal)}</p>` : nothing}
    <div class="editor-end"><button class="button primary">${actions.plan}</button></div>
  </form>`;
}
