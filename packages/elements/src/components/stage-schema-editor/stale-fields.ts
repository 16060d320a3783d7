import { html, type TemplateResult } from 'lit';
import { ok, problem, refused, type Result, type Stage } from '@firsat/model';
import { draftField, idOf } from '../../fields/draft-field.js';
import type { EditorContext, StaleField } from './editor-context.js';

const FIELDS: readonly StaleField[] = ['staleAfter', 'rottenAfter'];

/** After how many days without activity an opportunity in this stage is stale, and very stale (D64); empty = never. */
export function staleFields(context: EditorContext, stage: Stage): TemplateResult {
  const { stale } = context.l.t.schemas;
  const hint = `${idOf(`${stage.id}.stale`)}-hint`;
  return html`<div class="stale-fields" role="group" aria-label=${stale.of(stage.name)}>
    ${FIELDS.map((field) => {
      const key = `${stage.id}.${field}`;
      return html`<div class="stale-field">
        <span aria-hidden="true">${stale[field]}</span>
        ${draftField(context, {
          key,
          stored: daysText(stage[field]),
          label: stale[field],
          kind: 'percent',
          placeholder: stale.never,
          describedBy: hint,
          commit: () => context.do.setStale(stage, field),
        })}
        <span aria-hidden="true">${stale.unit}</span>
      </div>`;
    })}
    <p class="hint" id=${hint}>${stale.hint}</p>
  </div>`;
}

export function daysText(days: number): string {
  return days === 0 ? '' : String(days);
}

/** Whole days; nothing typed is never. */
export function readDays(text: string): Result<number> {
  const bare = text.trim();
  if (bare === '') return ok(0);
  return /^\d{1,4}$/.test(bare) ? ok(Number(bare)) : refused(problem('not-a-number'));
}
