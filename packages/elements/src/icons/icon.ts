import { svg, type TemplateResult } from 'lit';

/** An icon from what is drawn in it: 24 by 24, in the colour of the text. */
export function icon(paths: () => TemplateResult): TemplateResult {
  return svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths()}</svg>`;
}
