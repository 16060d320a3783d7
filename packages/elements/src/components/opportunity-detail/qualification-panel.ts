import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  ANSWERS,
  answerTo,
  criteriaOf,
  dateInZone,
  qualificationOf,
  type Answer,
  type Qualification,
  type StageSchema,
} from '@firsat/model';
import { segmentEditor } from '../../fields/choice-editor.js';
import { fieldStyles } from '../../fields/fields.styles.js';
import * as icons from '../../icons/icons.js';
import '../../locales/areas/process.js';
import type { DetailPanel, PanelEnv, PanelProps } from './detail-panel.js';
import { disqualifyButton } from './process-panel.js';
import { processStyles } from './process.styles.js';

export const panelStyles = [fieldStyles, processStyles];

export function createPanel(env: PanelEnv): DetailPanel {
  return new QualificationPanel(env);
}

/** How well a prospect fits (S90–S94). */
class QualificationPanel implements DetailPanel {
  readonly #env: PanelEnv;

  constructor(env: PanelEnv) {
    this.#env = env;
  }

  render(props: PanelProps): TemplateResult {
    const { store, opportunity } = props;
    const schema = store.get('schemas', opportunity.position.schemaId);
    const qualification = qualificationOf(schema, opportunity);
    return html`<div class="work">
      ${schema && qualification ? this.#criteria(props, schema, qualification) : this.#none(props, schema)}
      ${disqualifyButton(this.#env, props)}
    </div>`;
  }

  #none({ l, readonly }: PanelProps, schema: StageSchema | undefined): TemplateResult {
    const words = l.t.process;
    return html`<section>
      <p>${words.noCriteria}</p>
      ${
        readonly || !schema || schema.removed
          ? nothing
          : html`<p class="muted">${words.criteriaWords}</p>
              <p>
                <button
                  type="button"
                  class="button"
                  data-seed
                  @click=${() => void this.#env.request('schema-criteria-seed', { id: schema.id, language: l.language })}
                >
                  ${icons.plus} ${words.seedCriteria}
                </button>
              </p>`
      }
    </section>`;
  }

  #criteria(props: PanelProps, schema: StageSchema, qualification: Qualification): TemplateResult {
    const { l, store, opportunity, readonly } = props;
    const words = l.t.process;
    const { score, answered, total, passedAt } = qualification;
    const zone = store.settings?.timeZone ?? 'Europe/Istanbul';
    const choices = ANSWERS.map((value) => ({ value, label: words.answers[value] }));
    return html`<section aria-labelledby="qualification-title">
      <div class="work-head">
        <h3 id="qualification-title">${words.qualification}</h3>
        <span class="muted figure">${words.answered(l.number(answered), l.number(total))}</span>
      </div>
      <div class="score-line" role="status">
        <span class="score figure" aria-label=${`${words.score}: ${l.percent(score * 100)}`}>${l.percent(score * 100)}</span>
        ${
          passedAt === null
            ? html`<span class="muted">${words.notQualified(l.percent(schema.passScore * 100))}</span>`
            : html`<span class="badge" data-qualified>${icons.check} ${words.qualified}</span>
                <span class="muted figure">${words.qualifiedSince(l.date(dateInZone(passedAt, zone), 'full'))}</span>`
        }
      </div>
      <ul class="criteria">
        ${repeat(
          criteriaOf(schema),
          ({ id }) => id,
          ({ id, text, weight }) => {
            const answer = answerTo(opportunity, id)?.answer ?? 'unknown';
            return html`<li>
              <span class="criterion">
                ${text} ${weight === 1 ? nothing : html`<span class="muted figure">(${words.weight(l.number(weight))})</span>`}
              </span>
              ${
                readonly
                  ? html`<strong>${words.answers[answer]}</strong>`
                  : segmentEditor({
                      id: `answer-${id}`,
                      label: text,
                      value: answer,
                      choices,
                      change: (value) => void this.#answer(opportunity.id, id, value as Answer),
                    })
              }
            </li>`;
          },
        )}
      </ul>
    </section>`;
  }

  async #answer(id: string, criterionId: string, answer: Answer): Promise<void> {
    await this.#env.request('opportunity-answer', { id, criterionId, answer });
    this.#env.host.requestUpdate();
  }
}
