import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { inOrder } from '@firsat/model';
import * as icons from '../../icons/icons.js';
import type { EditorContext } from './editor-context.js';
import { dateField, textField } from './editor-field.js';

/** S109: the steps of the work. */
export function stepsTemplate(context: EditorContext): TemplateResult {
  const { l, offer } = context;
  const { offers } = l.t;
  const steps = inOrder(offer.steps);
  const add = (): void =>
    void context
      .tell('offer-step-set', { id: offer.id, phase: `${offers.phase} ${String(steps.length + 1)}` })
      .then(() => {
        context.update('.steps li:last-child input');
      });
  return html`<ul class="steps rows">
      ${repeat(
        steps,
        ({ id }) => id,
        (step) => html`<li class="row step" data-step=${step.id}>
          ${textField(context, {
            key: `phase-${step.id}`,
            label: offers.phase,
            stored: step.phase,
            save: (phase) => context.ask('offer-step-set', { id: offer.id, key: step.id, phase }),
          })}
          ${dateField(context, {
            key: `start-${step.id}`,
            label: offers.start,
            stored: step.start,
            save: (start) => context.ask('offer-step-set', { id: offer.id, key: step.id, start }),
          })}
          ${dateField(context, {
            key: `end-${step.id}`,
            label: offers.end,
            stored: step.end,
            save: (end) => context.ask('offer-step-set', { id: offer.id, key: step.id, end }),
          })}
          <button
            type="button"
            class="icon-button row-remove"
            aria-label=${offers.removeStep(step.phase)}
            title=${offers.removeStep(step.phase)}
            @click=${() => void context.tell('offer-step-remove', { id: offer.id, key: step.id })}
          >
            ${icons.trash}
          </button>
        </li>`,
      )}
    </ul>
    <button type="button" class="button add-step" @click=${add}>${icons.plus} ${offers.addStep}</button>`;
}
