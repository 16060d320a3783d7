import { html, nothing, type TemplateResult } from 'lit';
import { PHASES, type Phase } from '@firsat/model';
import * as icons from '../../icons/icons.js';
import { gripButton } from '../../primitives/grip-button.js';
import { draftField } from '../../fields/draft-field.js';
import { isPercentFirst } from '../../fields/percent-editor.js';
import type { EditorContext } from './editor-context.js';
import type { StageRow } from './schema-rows.js';
import { staleFields } from './stale-fields.js';

/** One stage: everything about it is edited in place (S25, S27). */
export function stageRow(context: EditorContext, { stage, cards }: StageRow): TemplateResult {
  const { l, sortable, guidanceOpen, stageProblem, readOnly, do: actions } = context;
  const { schemas } = l.t;
  const { id, name } = stage;
  const lifted = sortable.draggedId === id;
  const isOpen = guidanceOpen.has(id) || context.drafts.get(`${id}.guidance`) !== undefined;
  const problem = stageProblem?.stageId === id ? stageProblem.problem : undefined;
  return html`<li class="stage ${lifted ? 'lifted' : ''}" data-stage=${id}>
    <div class="stage-line">
      ${gripButton(sortable, id, {
        label: schemas.reorder(name),
        describedBy: 'reorder-hint',
        disabled: readOnly,
      })}
      <button
        class="icon-button color stage-color"
        data-color=${stage.color}
        popovertarget="colors"
        aria-label=${schemas.colorOf(name, schemas.colors[stage.color])}
        ?disabled=${readOnly}
        @click=${() => {
          actions.aim('colors', stage);
        }}
      >
        <span class="dot"></span>
      </button>
      ${draftField(context, {
        key: `${id}.name`,
        stored: name,
        label: schemas.stageName(name),
        className: 'name',
        commit: () => actions.renameStage(stage),
      })}
      <div class="probability ${isPercentFirst(l) ? 'sign-first' : ''}">
        ${draftField(context, {
          key: `${id}.probability`,
          stored: percentText(context, stage.probability),
          label: schemas.probabilityOf(name),
          kind: 'percent',
          describedBy: 'probability-hint',
          commit: () => actions.setProbability(stage),
        })}
        <span class="percent-sign" aria-hidden="true">%</span>
      </div>
      <select
        class="input phase"
        aria-label=${schemas.phaseOf(name)}
        ?disabled=${readOnly}
        .value=${stage.phase}
        @change=${(event: Event) =>
          actions.editStage(stage, { phase: (event.currentTarget as HTMLSelectElement).value as Phase })}
      >
        ${PHASES.map((phase) => html`<option value=${phase} ?selected=${phase === stage.phase}>${schemas.phases[phase]}</option>`)}
      </select>
      <span class="cards figure">
        <span aria-hidden="true">${l.number(cards.length)}</span>
        <span class="visually-hidden">${schemas.cardsHere(cards.length)}</span>
      </span>
      <button
        class="icon-button guide ${stage.guidance ? 'filled' : ''}"
        aria-expanded=${isOpen ? 'true' : 'false'}
        aria-label=${schemas.guidanceOf(name)}
        title=${stage.guidance ?? schemas.guidance}
        @click=${() => {
          actions.toggleGuidance(stage);
        }}
      >
        ${icons.note}
      </button>
      <button
        class="icon-button more"
        popovertarget="menu"
        aria-label=${schemas.actionsOf(name)}
        ?disabled=${readOnly}
        @click=${() => {
          actions.aim('menu', stage);
        }}
      >
        ${icons.more}
      </button>
    </div>
    ${problem ? html`<p class="problem row-problem" role="alert">${l.problem(problem)}</p>` : nothing}
    ${
      isOpen
        ? html`${draftField(context, {
            key: `${id}.guidance`,
            stored: stage.guidance ?? '',
            label: schemas.guidanceOf(name),
            kind: 'long',
            className: 'guidance',
            placeholder: schemas.guidancePlaceholder,
            commit: () => actions.setGuidance(stage),
          })}${staleFields(context, stage)}
            <button class="button rules" @click=${() => actions.showProcess('stage', id)}>
              ${icons.checkList}${schemas.rules}
            </button>`
        : nothing
    }
  </li>`;
}

/** Basis points as the number before a percent sign. */
export function percentText({ l }: Pick<EditorContext, 'l'>, basisPoints: number): string {
  return l.number(basisPoints / 100);
}
