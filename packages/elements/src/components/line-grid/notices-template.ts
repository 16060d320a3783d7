import { html, nothing, type TemplateResult } from 'lit';
import { changedProduct, type Line, type LineDocument } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';

interface NoticesProps {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly document: LineDocument;
  /** Whether the sum of the lines is what counts. */
  readonly counts: boolean;
  readonly readonly: boolean;
  readonly update: (lines: readonly Line[]) => void;
  readonly useItems: () => void;
}

/** What needs attention: the catalogue says something else (D46), lines that are not added (D39), an estimate that counts instead (D30). */
export function noticesTemplate(props: NoticesProps): TemplateResult {
  const { l, store, document, counts, readonly } = props;
  const words = l.t.lines;
  const { lines, foreign } = document;
  const changed = lines.filter((line) => changedProduct(store, line) !== null);
  return html`${
    changed.length > 0
      ? html`<p class="notice changed" role="status">
          ${icons.alert}<span>${words.changed(changed.length)}</span>
          ${
            readonly
              ? nothing
              : html`<button type="button" class="button update-lines" @click=${() => props.update(changed)}>
                  ${words.update}
                </button>`
          }
        </p>`
      : nothing
  }
  ${foreign > 0 ? html`<p class="notice warning">${icons.alert}<span>${words.foreign(foreign)}</span></p>` : nothing}
  ${
    counts || readonly || lines.length === 0
      ? nothing
      : html`<p class="notice">
          <span>${words.estimateCounts}</span>
          <button type="button" class="button use-items" @click=${props.useItems}>${words.useItems}</button>
        </p>`
  }`;
}
