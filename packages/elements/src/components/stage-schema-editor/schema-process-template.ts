import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { criteriaOf, segmentsOf, type StageSchema } from '@firsat/model';
import * as icons from '../../icons/icons.js';
import type { ProcessContext } from './process-context.js';
import { addLine, line, rowActions, steps, wholeNumber } from './process-fields.js';

/** S92–S94, S102: who qualifies in a schema, and whose opportunities begin in it. */
export function schemaProcess(context: ProcessContext, schema: StageSchema): TemplateResult {
  const { process: words } = context.l.t;
  const { editor } = words;
  return html`<h2 id="process-title" tabindex="-1">${schema.title}</h2>
    <section aria-labelledby="process-criteria">
      <h3 id="process-criteria">${editor.qualification}</h3>
      ${criteria(context, schema)}
      <div class="field short-field">
        <label for="pass-score">${editor.passScore}</label>
        ${line(context, {
          place: 'pass-score',
          label: editor.passScore,
          value: String(schema.passScore),
          number: true,
          save: (text) => {
            void context.ask('pass-score', 'schema-edit', { id: schema.id, passScore: wholeNumber(text) });
          },
        })}
      </div>
    </section>
    <section>
      <div class="field">
        <label for="segments">${editor.segments}</label>
        ${line(context, {
          place: 'segments',
          label: editor.segments,
          value: segmentsOf(schema).join(', '),
          save: (text) => {
            const segments = text
              .split(',')
              .map((each) => each.trim())
              .filter(Boolean);
            void context.ask('segments', 'schema-edit', { id: schema.id, segments });
          },
        })}
        <p class="hint">${editor.segmentsHint}</p>
      </div>
    </section>`;
}

function criteria(context: ProcessContext, schema: StageSchema): TemplateResult {
  const { l, readOnly } = context;
  const { process: words } = l.t;
  const { editor } = words;
  const list = criteriaOf(schema);
  const ids = list.map(({ id }) => id);
  return html`${
    list.length === 0 && !readOnly
      ? html`<p class="hint">${words.criteriaWords}</p>
            <p>
              <button
                type="button"
                class="button"
                data-seed
                @click=${() => {
                  context.focus('#add-criterion');
                  void context.ask('add-criterion', 'schema-criteria-seed', {
                    id: schema.id,
                    language: l.language,
                  });
                }}
              >
                ${icons.plus} ${words.seedCriteria}
              </button>
            </p>`
      : nothing
  }
    <ul class="entries">
      ${repeat(
        list,
        ({ id }) => id,
        ({ id, text, weight }) => {
          const set = (place: string, change: object): void => {
            void context.ask(`${place}-${id}`, 'schema-criterion-set', {
              id: schema.id,
              criterionId: id,
              ...change,
            });
          };
          return html`<li data-entry=${id}>
            ${line(context, {
              place: `criterion-${id}`,
              label: `${editor.criterion}: ${text}`,
              value: text,
              save: (typed) => {
                set('criterion', { text: typed });
              },
            })}
            ${line(context, {
              place: `weight-${id}`,
              label: `${text}: ${editor.weightLabel}`,
              value: String(weight),
              number: true,
              className: 'short',
              save: (typed) => {
                set('weight', { weight: wholeNumber(typed) });
              },
            })}
            ${rowActions(context, text, {
              ...steps(ids, id, (beside) => {
                set('criterion', beside);
              }),
              remove: () => {
                context.focus('#add-criterion');
                void context.ask(`criterion-${id}`, 'schema-criterion-remove', {
                  id: schema.id,
                  criterionId: id,
                });
              },
            })}
          </li>`;
        },
      )}
    </ul>
    ${addLine(
      context,
      { place: 'add-criterion', label: editor.addCriterion, placeholder: editor.criterionPlaceholder },
      (text) => context.ask('add-criterion', 'schema-criterion-set', { id: schema.id, text }),
    )}`;
}
