import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  contactMade,
  daysInStage,
  stageAfterContact,
  stageOf,
  type Opportunity,
  type Stage,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { stageOptions } from '../../fields/options.js';
import type { Localizer } from '../../locales/localizer.js';

export interface StagePathProps {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly opportunity: Opportunity;
  readonly now: number;
  readonly readonly: boolean;
  readonly problem: string | undefined;
  readonly move: (stageId: string) => void;
}

/** One tab stop; arrow keys go along the path, Enter or Space moves the opportunity. */
function alongPath(event: KeyboardEvent): void {
  const steps = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLButtonElement>('button')];
  const at = steps.findIndex((step) => step === event.composedPath()[0]);
  if (at < 0) return;
  const forward = getComputedStyle(event.currentTarget as HTMLElement).direction === 'rtl' ? -1 : 1;
  const target = {
    ArrowRight: at + forward,
    ArrowLeft: at - forward,
    Home: 0,
    End: steps.length - 1,
  }[event.key];
  if (target === undefined) return;
  event.preventDefault();
  steps[Math.max(0, Math.min(steps.length - 1, target))]?.focus();
}

function step(
  stage: Stage,
  state: 'past' | 'now' | 'next',
  props: StagePathProps,
  tabbable: boolean,
): TemplateResult {
  return html`<li class="step ${state}">
    <button
      type="button"
      class="stage-color"
      data-color=${stage.color}
      tabindex=${tabbable ? 0 : -1}
      aria-current=${state === 'now' ? 'step' : nothing}
      aria-disabled=${props.readonly ? 'true' : nothing}
      title=${stage.name}
      @click=${() => {
        if (!props.readonly && state !== 'now') props.move(stage.id);
      }}
    >
      <span class="bar" aria-hidden="true"></span>
      <span class="step-name">${stage.name}</span>
    </button>
  </li>`;
}

/** The steps of the schema with the one where the sale stands (S44), what is known about the stay, and what to do there (S45). */
export function stagePath(props: StagePathProps): TemplateResult {
  const { l, store, opportunity } = props;
  const words = l.t.detail;
  const stages = stageOptions(store, opportunity.position.schemaId);
  const resolved = stageOf(store, opportunity.position);
  const current = stages.findIndex(({ id }) => id === resolved.stage?.id);
  const place =
    resolved.kind === 'unplaced'
      ? words.noStage
      : resolved.kind === 'archived'
        ? `${resolved.stage.name} (${words.archivedStage})`
        : resolved.stage.name;
  const stay = words.inStage(l.t.common.days(daysInStage(opportunity, props.now)));
  return html`<section class="stage" aria-label=${l.t.common.fields.stage}>
    <ol class="path" @keydown=${alongPath}>
      ${repeat(
        stages,
        ({ id }) => id,
        (stage, index) =>
          step(
            stage,
            index === current ? 'now' : index < current ? 'past' : 'next',
            props,
            index === Math.max(0, current),
          ),
      )}
    </ol>
    <p class="stage-now stage-color" data-color=${resolved.stage?.color ?? 'slate'}>
      <span class="dot" aria-hidden="true"></span>
      <strong>${place}</strong>
      <span class="muted figure">${stay}</span>
    </p>
    ${props.problem ? html`<p class="problem" role="alert">${props.problem}</p>` : nothing}
    ${
      resolved.stage?.guidance
        ? html`<p class="guidance"><strong>${words.guidance}</strong> <bdi>${resolved.stage.guidance}</bdi></p>`
        : nothing
    }
    ${firstContact(props)}
  </section>`;
}

/** S88, S89: where the first contact leads on to the next stage: that nobody has been talked to yet, or the move itself. */
function firstContact({
  l,
  store,
  opportunity,
  readonly,
  move,
}: StagePathProps): TemplateResult | typeof nothing {
  const next = stageAfterContact(store, opportunity);
  if (!next || !store.workLoaded) return nothing;
  const words = l.t.detail;
  if (!contactMade(store, opportunity)) return html`<p class="muted no-contact">${words.noContactYet}</p>`;
  return html`<p class="notice first-contact" role="status">
    <span>${words.firstContact(next.stage.name)}</span>
    ${
      readonly
        ? nothing
        : html`<button type="button" class="button" @click=${() => {
            move(next.stage.id);
          }}>
            ${words.goThere}
          </button>`
    }
  </p>`;
}
