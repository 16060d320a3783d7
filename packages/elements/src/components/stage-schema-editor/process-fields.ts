import { html, noChange, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import * as icons from '../../icons/icons.js';
import type { ProcessContext } from './process-context.js';

/** Enter saves a field, as leaving it does; it does not close the dialog. */
const enterSaves = (event: KeyboardEvent): void => {
  if (event.key !== 'Enter' || event.isComposing) return;
  event.preventDefault();
  const input = event.currentTarget as HTMLInputElement;
  input.dispatchEvent(new Event('change'));
};

export interface LineProps {
  readonly place: string;
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly className?: string;
  readonly number?: boolean;
  readonly save: (text: string) => void;
}

/** One line that is saved when it is left. What was refused stays in it. */
export function line(context: ProcessContext, props: LineProps): TemplateResult {
  const { place, label, value, placeholder, className = '', number = false, save } = props;
  const problem = context.problem(place);
  return html`<span class="line ${className}">
    <input
      class="input ${number ? 'figure' : ''}"
      id=${place}
      type="text"
      inputmode=${number ? 'numeric' : 'text'}
      autocomplete="off"
      aria-label=${label}
      aria-invalid=${problem === undefined ? nothing : 'true'}
      aria-describedby=${problem === undefined ? nothing : `${place}-problem`}
      placeholder=${placeholder ?? nothing}
      ?readonly=${context.readOnly}
      .value=${problem === undefined ? live(value) : noChange}
      @keydown=${enterSaves}
      @change=${(event: Event) => {
        const { value: text } = event.currentTarget as HTMLInputElement;
        if (text.trim() !== value) save(text);
      }}
    />
    ${problem === undefined ? nothing : html`<span class="problem" id=${`${place}-problem`}>${problem}</span>`}
  </span>`;
}

/** A line below a list in which new ones are typed: Enter adds, and one goes on. */
export function addLine(
  context: ProcessContext,
  props: { readonly place: string; readonly label: string; readonly placeholder: string },
  add: (text: string) => Promise<boolean>,
): TemplateResult | typeof nothing {
  const { place, label, placeholder } = props;
  if (context.readOnly) return nothing;
  const problem = context.problem(place);
  const submit = async (input: HTMLInputElement): Promise<void> => {
    if (input.value.trim() === '') return;
    if (await add(input.value)) {
      input.value = '';
      input.focus();
    }
  };
  return html`<div class="add-line">
    ${icons.plus}
    <span class="line">
      <input
        class="input"
        id=${place}
        type="text"
        autocomplete="off"
        aria-label=${label}
        placeholder=${placeholder}
        aria-invalid=${problem === undefined ? nothing : 'true'}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key !== 'Enter' || event.isComposing) return;
          event.preventDefault();
          void submit(event.currentTarget as HTMLInputElement);
        }}
      />
      ${problem === undefined ? nothing : html`<span class="problem">${problem}</span>`}
    </span>
    <button
      type="button"
      class="button"
      @click=${(event: Event) => {
        const input = (event.currentTarget as HTMLElement).parentElement?.querySelector('input');
        if (input) void submit(input);
      }}
    >
      ${context.l.t.common.actions.add}
    </button>
  </div>`;
}

/** Up, down, away: how a list is put in order without dragging. */
export function rowActions(
  context: ProcessContext,
  text: string,
  actions: {
    readonly up: (() => void) | undefined;
    readonly down: (() => void) | undefined;
    readonly remove: () => void;
  },
): TemplateResult | typeof nothing {
  if (context.readOnly) return nothing;
  const words = context.l.t.process.editor;
  const button = (label: string, icon: unknown, run: (() => void) | undefined): TemplateResult =>
    html`<button type="button" class="icon-button" aria-label=${label} title=${label} ?disabled=${!run} @click=${run ?? nothing}>${icon}</button>`;
  return html`<span class="row-actions">
    ${button(words.up(text), icons.arrowUp, actions.up)} ${button(words.down(text), icons.arrowDown, actions.down)}
    ${button(words.remove(text), icons.trash, actions.remove)}
  </span>`;
}

/** The neighbours of a row that goes one place up or down. */
export function steps(
  ids: readonly string[],
  id: string,
  move: (beside: { readonly beforeId: string } | { readonly afterId: string }) => void,
): { readonly up: (() => void) | undefined; readonly down: (() => void) | undefined } {
  const at = ids.indexOf(id);
  const [before, after] = [ids[at - 1], ids[at + 1]];
  return {
    up: before === undefined ? undefined : () => move({ beforeId: before }),
    down: after === undefined ? undefined : () => move({ afterId: after }),
  };
}

/** A whole number that was typed; what is none is −1, which no command takes. */
export function wholeNumber(text: string): number {
  return /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : -1;
}
