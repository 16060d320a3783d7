import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

/** An editor whose state is the text in its input; what the text means is read elsewhere, so that nothing typed is ever thrown away. */
export interface TextEditorProps {
  readonly id: string;
  readonly text: string;
  readonly change: (text: string) => void;
  readonly required?: boolean;
  readonly invalid?: boolean;
  readonly describedBy?: string;
  /** Instead of a `<label for>`. */
  readonly label?: string;
  readonly placeholder?: string;
  /** Which keyboard a phone shows. */
  readonly inputMode?: 'tel' | 'email' | 'numeric';
}

const typed = (event: Event): string => (event.currentTarget as HTMLInputElement | HTMLTextAreaElement).value;

/** One line of text (S35). */
export function textEditor(props: TextEditorProps): TemplateResult {
  return html`<input
    class="input"
    id=${props.id}
    type="text"
    autocomplete="off"
    inputmode=${props.inputMode ?? nothing}
    aria-label=${props.label ?? nothing}
    aria-required=${props.required ? 'true' : nothing}
    aria-invalid=${props.invalid ? 'true' : nothing}
    aria-describedby=${props.describedBy ?? nothing}
    placeholder=${props.placeholder ?? nothing}
    .value=${live(props.text)}
    @input=${(event: Event) => props.change(typed(event))}
  />`;
}

/** Several lines; grows with what is typed where the browser can. */
export function noteEditor(props: TextEditorProps): TemplateResult {
  return html`<textarea
    class="input note-input"
    id=${props.id}
    rows="2"
    aria-label=${props.label ?? nothing}
    aria-invalid=${props.invalid ? 'true' : nothing}
    aria-describedby=${props.describedBy ?? nothing}
    placeholder=${props.placeholder ?? nothing}
    .value=${live(props.text)}
    @input=${(event: Event) => props.change(typed(event))}
  ></textarea>`;
}
