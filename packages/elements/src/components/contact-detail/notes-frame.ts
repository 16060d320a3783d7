import { html, nothing, type TemplateResult } from 'lit';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';

/** The section of a contact's notes, which is there before what it holds has been fetched. */
export function notesFrame(
  l: Localizer,
  {
    count,
    add,
    content = nothing,
  }: {
    readonly count: number;
    /** A new note; without it nothing can be written. */
    readonly add: (() => void) | undefined;
    readonly content?: TemplateResult | typeof nothing;
  },
): TemplateResult {
  const { title, add: addWords, hint } = l.t.profile.notes;
  return html`<section class="notes" aria-labelledby="notes-title">
    <div class="section-head">
      <h3 id="notes-title">${title} <span class="count figure">${l.number(count)}</span></h3>
      ${
        add
          ? html`<button type="button" class="button quiet add-note" @click=${add}>${icons.plus} ${addWords}</button>`
          : nothing
      }
    </div>
    ${count === 0 ? html`<p class="muted">${hint}</p>` : nothing} ${content}
  </section>`;
}
