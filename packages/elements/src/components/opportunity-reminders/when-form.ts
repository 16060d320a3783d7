import { html, nothing, type TemplateResult } from 'lit';
import type { Problem, ReminderTime } from '@firsat/model';
import { whenFields, type WhenDraft } from '../../fields/when-draft.js';
import type { WhenPreset } from '../../fields/when-words.js';
import type { Localizer } from '../../locales/localizer.js';

export interface WhenFormOptions {
  readonly l: Localizer;
  readonly draft: WhenDraft;
  readonly refusal: Problem | undefined;
  /** Of the button. */
  readonly label: string;
  /** Ready answers above the fields. */
  readonly presets?: readonly WhenPreset<ReminderTime>[];
  readonly more?: TemplateResult;
  readonly choose: (time: ReminderTime) => void;
  readonly submit: (event: Event) => void;
  readonly changed: () => void;
  readonly cancel: () => void;
}

/** "When?": ready answers, or a date with or without a time; Escape gives up. */
export function whenForm(options: WhenFormOptions): TemplateResult {
  const { l, draft, refusal, label, presets, more, choose, submit, changed, cancel } = options;
  return html`<form
    class="editor"
    @submit=${submit}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      cancel();
    }}
  >
    ${presets ? presetChips(presets, l, choose) : nothing}
    ${whenFields({ id: 'when', draft, l, invalid: refusal !== undefined, asks: 'time', changed })}
    <p class="hint">${l.t.todo.wholeDay}</p>
    ${more ?? nothing} ${refusal ? html`<p class="problem" role="alert">${l.problem(refusal)}</p>` : nothing}
    <div class="editor-end"><button class="button primary save">${label}</button></div>
  </form>`;
}

/** Each sets what it says with one press. */
function presetChips(
  presets: readonly WhenPreset<ReminderTime>[],
  l: Localizer,
  choose: (time: ReminderTime) => void,
): TemplateResult {
  return html`<div class="chips">
    ${presets.map(
      ({ key, value }) => html`<button
        type="button"
        class="chip"
        data-preset=${key}
        @click=${() => {
          choose(value);
        }}
      >
        ${l.t.todo.presets[key]}
      </button>`,
    )}
  </div>`;
}
