import { css, html, type TemplateResult } from 'lit';
import type { Localizer } from '../../locales/localizer.js';
import '../../locales/areas/first-minute.js';

/** What an integrator writes next. */
const NEXT = '<pipeline-workspace workspace="my-team">';

export const sampleLineStyles = css`
  .sample-line {
    margin: 0;
    padding: 0.5em 0.9em;
    border-block-end: 1px solid var(--_border);
    background: var(--_surface-sunken);
    color: var(--_text);
    font-size: 0.93em;
  }
  .sample-line > code {
    font-family: ui-monospace, monospace;
    overflow-wrap: anywhere;
  }
`;

/** Says that a sample is shown, and in one line what to set next. */
export function sampleLine(l: Localizer): TemplateResult {
  const { sample, next } = l.t.firstMinute;
  // The tag is set apart, so that it can be read and copied in a sentence of any language.
  const [before = '', after = ''] = next('\n').split('\n');
  return html`<p class="sample-line" role="note" lang=${l.locale}>
    <strong>${sample}</strong> ${before}<code dir="ltr">${NEXT}</code>${after}
  </p>`;
}
