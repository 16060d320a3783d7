import { html, nothing, type TemplateResult } from 'lit';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';

const STEPS = ['file', 'columns', 'preview', 'done'] as const;
export type ShownStep = (typeof STEPS)[number];

/** Where one is on the way from a file to its records. */
export function stepper(l: Localizer, current: ShownStep): TemplateResult {
  const { importing } = l.t;
  const at = STEPS.indexOf(current);
  return html`<ol class="steps" aria-label=${importing.stepsLabel}>
    ${STEPS.map(
      (step, index) => html`<li
        class=${index < at ? 'past' : ''}
        aria-current=${index === at ? 'step' : nothing}
      >
        <span class="dot figure" aria-hidden="true">${index < at ? icons.check : l.number(index + 1)}</span>
        <span class="step-name">${importing.steps[step]}</span>
      </li>`,
    )}
  </ol>`;
}
