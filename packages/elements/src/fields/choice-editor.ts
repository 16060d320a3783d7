import { html, nothing, type TemplateResult } from 'lit';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceEditorProps {
  readonly id: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly change: (value: string) => void;
  readonly required?: boolean;
  readonly invalid?: boolean;
  readonly disabled?: boolean;
  readonly describedBy?: string;
}

/** One of a few, as the platform's own select: what phones, screen readers and keyboards know best. */
export function choiceEditor(props: ChoiceEditorProps): TemplateResult {
  return html`<select
    class="input"
    id=${props.id}
    ?disabled=${props.disabled ?? false}
    aria-required=${props.required ? 'true' : nothing}
    aria-invalid=${props.invalid ? 'true' : nothing}
    aria-describedby=${props.describedBy ?? nothing}
    @change=${(event: Event) => props.change((event.currentTarget as HTMLSelectElement).value)}
  >
    ${props.choices.map(
      ({ value, label }) => html`<option value=${value} .selected=${value === props.value}>${label}</option>`,
    )}
  </select>`;
}

/** One of two to four, all visible; a radio group, so arrow keys choose. */
export function segmentEditor(props: ChoiceEditorProps & { readonly label: string }): TemplateResult {
  return html`<div
    class="segments"
    role="radiogroup"
    id=${props.id}
    aria-label=${props.label}
    aria-describedby=${props.describedBy ?? nothing}
  >
    ${props.choices.map(
      ({ value, label }) =>
        html`<label class="segment">
          <input
            type="radio"
            name=${props.id}
            value=${value}
            .checked=${value === props.value}
            @change=${() => props.change(value)}
          />
          <span>${label}</span>
        </label>`,
    )}
  </div>`;
}
