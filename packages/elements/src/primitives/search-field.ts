import { html, type TemplateResult } from 'lit';
import * as icons from '../icons/icons.js';

/** A field that narrows a list as one types; its looks are in `search.styles.ts`. */
export function searchField(
  words: string,
  value: string,
  change: (text: string) => void,
  keydown?: (event: KeyboardEvent) => void,
): TemplateResult {
  return html`<label class="search">
    ${icons.search}<span class="visually-hidden">${words}</span>
    <input
      class="input query"
      type="search"
      placeholder=${words}
      .value=${value}
      @input=${(event: Event) => {
        change((event.currentTarget as HTMLInputElement).value);
      }}
      @keydown=${keydown}
    />
  </label>`;
}
