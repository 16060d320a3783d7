import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { StageSchema } from '@firsat/model';
import * as icons from '../../icons/icons.js';
import { draftField } from '../../fields/draft-field.js';
import { isPercentFirst } from '../../fields/percent-editor.js';
import type { EditorContext } from './editor-context.js';
import { archivedStageRows, stageRows, type StageRow } from './schema-rows.js';
import { stageRow } from './stage-row-template.js';

/** S25: the stages of one schema. */
export function schemaView(context: EditorContext, schema: StageSchema | undefined): TemplateResult {
  const { l, store, readOnly, do: actions } = context;
  const { schemas, common } = l.t;
  const back = html`<button
    class="button quiet back"
    data-focus="back"
    @click=${() => {
      actions.showList();
    }}
  >
    ${icons.chevronLeft}${schemas.back}
  </button>`;
  if (!schema)
    return html`${back}
      <p class="blank">${schemas.schemaMissing}</p>`;
  if (schema.removed)
    return html`${back}
      <div class="blank">
        <p class="strong">${schema.title}</p>
        <p class="hint">${schemas.schemaGone}</p>
        <button class="button" ?disabled=${readOnly} @click=${() => actions.restoreSchema(schema.id)}>
          ${icons.undo}${common.actions.restore}
        </button>
      </div>`;
  const rows = stageRows(store, schema.id);
  const archived = archivedStageRows(store, schema.id);
  const isDefault = store.settings?.defaultSchemaId === schema.id;
  return html`${back}
    <header class="head schema-head">
      ${draftField(context, {
        key: `${schema.id}.title`,
        stored: schema.title,
        label: schemas.schemaTitle,
        className: 'title',
        commit: () => actions.renameSchema(schema),
      })}
      <div class="head-actions">
        ${
          isDefault
            ? html`<span class="badge" title=${schemas.isDefaultHint}>${icons.check}${schemas.isDefault}</span>`
            : html`<button class="button" ?disabled=${readOnly} @click=${() => actions.makeDefault(schema)}>${schemas.makeDefault}</button>`
        }
        <button class="button" data-focus="qualification" @click=${() => actions.showProcess('schema', schema.id)}>
          ${icons.checkList}${schemas.qualification}
        </button>
        <button class="button" ?disabled=${readOnly} @click=${() => actions.archiveSchema(schema)}>
          ${icons.archive}${schemas.archive}
        </button>
      </div>
    </header>
    ${context.problem === undefined ? nothing : html`<p class="problem banner" role="alert">${context.problem}</p>`}
    ${rows.length === 0 ? html`<p class="hint blank-line">${schemas.noStages}</p>` : columnHeads(context)}
    <ol class="stages ${context.sortable.draggedId === undefined ? '' : 'sorting'}" part="stages" aria-label=${schemas.stageList}>
      ${repeat(
        rows,
        ({ stage }) => stage.id,
        (row) => stageRow(context, row),
      )}
    </ol>
    ${addRow(context, schema)} ${archived.length > 0 ? archive(context, archived) : nothing}
    <p id="reorder-hint" class="visually-hidden">${schemas.reorderHint}</p>
    <p id="probability-hint" class="visually-hidden">${schemas.probabilityHint}</p>`;
}

function columnHeads({ l }: EditorContext): TemplateResult {
  const { columns } = l.t.schemas;
  return html`<div class="stage-line heads label" aria-hidden="true">
    <span class="name">${columns.name}</span>
    <span class="probability ${isPercentFirst(l) ? 'sign-first' : ''}">${columns.probability}</span>
    <span class="phase">${columns.phase}</span>
    <span class="cards">${columns.cards}</span>
  </div>`;
}

/** Always there, below the last stage: Enter adds and goes on. */
function addRow(context: EditorContext, schema: StageSchema): TemplateResult {
  const { l, drafts, readOnly, do: actions } = context;
  const key = `${schema.id}.add`;
  return html`<div class="add">
    ${icons.plus}
    ${draftField(context, {
      key,
      stored: '',
      label: l.t.schemas.addStage,
      placeholder: l.t.schemas.addStagePlaceholder,
      onlyByEnter: true,
      commit: () => actions.addStage(schema.id),
    })}
    ${
      drafts.get(key)?.text.trim()
        ? html`<button class="button primary" ?disabled=${readOnly} @click=${() => actions.addStage(schema.id)}>
            ${l.t.common.actions.add}
          </button>`
        : nothing
    }
  </div>`;
}

function archive(context: EditorContext, archived: readonly StageRow[]): TemplateResult {
  const { l, store, stageProblem, readOnly, do: actions } = context;
  const { schemas, common } = l.t;
  return html`<details class="archive" ?open=${archived.some(({ cards }) => cards.length > 0)}>
    <summary>${schemas.archived(archived.length)}</summary>
    <ul>
      ${repeat(
        archived,
        ({ stage }) => stage.id,
        ({ stage, cards }) => {
          const to = stage.removed?.to;
          const problem = stageProblem?.stageId === stage.id ? stageProblem.problem : undefined;
          return html`<li>
            <span class="dot stage-color" data-color=${stage.color}></span>
            <span class="archived-name">
              <span class="ellipsis">${stage.name}</span>
              <span class="hint figure">
                ${
                  to === undefined
                    ? cards.length > 0
                      ? schemas.cardsHere(cards.length)
                      : nothing
                    : schemas.mergedInto(store.get('stages', to)?.name ?? common.none)
                }
              </span>
              ${problem ? html`<span class="problem" role="alert">${l.problem(problem)}</span>` : nothing}
            </span>
            ${
              to === undefined && cards.length > 0
                ? html`<button
                    class="button quiet"
                    aria-label=${schemas.mergeLater(stage.name)}
                    ?disabled=${readOnly}
                    @click=${() => {
                      actions.askToMerge(stage);
                    }}
                  >
                    ${schemas.merge}
                  </button>`
                : nothing
            }
            <button
              class="button quiet"
              aria-label=${schemas.restore(stage.name)}
              ?disabled=${readOnly}
              @click=${() => actions.restoreStage(stage)}
            >
              ${icons.undo}${common.actions.restore}
            </button>
          </li>`;
        },
      )}
    </ul>
  </details>`;
}
