import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { StageSchema } from '@firsat/model';
import * as icons from '../../icons/icons.js';
import type { EditorContext } from './editor-context.js';
import { archivedSchemas, schemaRows, type SchemaRow } from './schema-rows.js';

/** S22: every saved schema, a click opens its stages; S23: "Yeni" top right. */
export function schemaList(context: EditorContext): TemplateResult {
  const { l, store } = context;
  const { schemas } = l.t;
  const rows = schemaRows(store);
  const archived = archivedSchemas(store);
  return html`<header class="head">
      <h2 id="heading">${schemas.title}</h2>
      <button
        class="button primary"
        part="new"
        data-focus="new"
        ?disabled=${context.readOnly}
        @click=${() => {
          context.do.showNew();
        }}
      >
        ${icons.plus}${schemas.add}
      </button>
    </header>
    ${
      rows.length === 0
        ? html`<div class="blank">
            <p class="strong">${schemas.none}</p>
            <p class="hint">${schemas.noneHint}</p>
          </div>`
        : html`<ul class="schemas" part="list" aria-labelledby="heading">
            ${repeat(
              rows,
              ({ schema }) => schema.id,
              (row) => schemaItem(context, row),
            )}
          </ul>`
    }
    ${archived.length > 0 ? archive(context, archived) : nothing}`;
}

function schemaItem(
  { l, do: actions }: EditorContext,
  { schema, stages, used, isDefault }: SchemaRow,
): TemplateResult {
  const { schemas } = l.t;
  return html`<li>
    <button
      class="schema"
      data-schema=${schema.id}
      @click=${() => {
        actions.showSchema(schema.id);
      }}
    >
      <span class="schema-title">
        <span class="strong ellipsis">${schema.title}</span>
        ${isDefault ? html`<span class="badge" title=${schemas.isDefaultHint}>${icons.check}${schemas.isDefault}</span>` : nothing}
      </span>
      <span class="schema-facts figure">
        <span>${schemas.stages(stages.length)}</span><span aria-hidden="true"> · </span>
        <span>${schemas.inUse(used)}</span>
      </span>
      <span class="strip" aria-hidden="true">
        ${stages.map(({ color }) => html`<i class="stage-color" data-color=${color}></i>`)}
      </span>
      ${icons.chevronRight}
    </button>
  </li>`;
}

function archive(
  { l, readOnly, do: actions }: EditorContext,
  archived: readonly StageSchema[],
): TemplateResult {
  return html`<details class="archive">
    <summary>${l.t.schemas.archived(archived.length)}</summary>
    <ul>
      ${archived.map(
        ({ id, title }) => html`<li>
          <span class="ellipsis">${title}</span>
          <button
            class="button quiet"
            aria-label=${l.t.schemas.restore(title)}
            ?disabled=${readOnly}
            @click=${() => actions.restoreSchema(id)}
          >
            ${icons.undo}${l.t.common.actions.restore}
          </button>
        </li>`,
      )}
    </ul>
  </details>`;
}
