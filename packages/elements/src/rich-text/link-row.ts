import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Localizer } from '../locales/localizer.js';

export interface LinkRowProps {
  readonly l: Localizer;
  readonly href: string;
  /** What was asked for is no address. */
  readonly isBad: boolean;
  /** There is a link to take away. */
  readonly isSet: boolean;
  readonly change: (href: string) => void;
  readonly apply: () => void;
  readonly remove: () => void;
  readonly cancel: () => void;
}

/** The address of a link, between the toolbar and the text. */
export function linkRow({
  l,
  href,
  isBad,
  isSet,
  change,
  apply,
  remove,
  cancel,
}: LinkRowProps): TemplateResult {
  const { t } = l;
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') apply();
    else cancel();
  };
  return html`<div class="link-row">
    <div class="field">
      <label for="rich-text-link">${t.texts.linkAddress}</label>
      <input
        id="rich-text-link"
        class="input"
        type="text"
        inputmode="url"
        autocomplete="off"
        placeholder=${t.texts.linkHint}
        .value=${href}
        aria-invalid=${isBad ? 'true' : nothing}
        aria-describedby=${isBad ? 'rich-text-link-problem' : nothing}
        @input=${(event: Event) => change((event.currentTarget as HTMLInputElement).value)}
        @keydown=${onKey}
        ${ref(focusOnce)}
      />
    </div>
    <button type="button" class="button" @click=${apply}>${t.texts.linkSet}</button>
    ${isSet ? html`<button type="button" class="button quiet" @click=${remove}>${t.texts.linkRemove}</button>` : nothing}
    ${isBad ? html`<p id="rich-text-link-problem" class="problem">${t.texts.linkBad}</p>` : nothing}
  </div>`;
}

/** The row appears because somebody wants to type into it. The same function each time: lit calls it when the input is made, not at each update. */
function focusOnce(input: Element | undefined): void {
  if (input instanceof HTMLInputElement) queueMicrotask(() => input.focus());
}
