import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { SchemaId, Stage, StageId } from '@firsat/model';
import {
  conversion,
  ENOUGH_CLOSED,
  probabilitySuggestions,
  type Conversion,
  type ProbabilitySuggestion,
  type Report,
} from '@firsat/model/reports';
import type { PipelineStore } from '@firsat/store';
import { ReportController } from '../../reports/report-controller.js';
import { draftField } from '../../fields/draft-field.js';
import { parsePercent } from '../../fields/percent.js';
import { percentField, percentText } from '../../fields/percent-editor.js';
import type { SettingsContext } from './settings-context.js';

/** As it is shown: percent with one decimal. What is taken over is what was read. */
const shown = (basisPoints: number): number => Math.round(basisPoints / 10) * 10;

/** D31, D32: the probability of each stage, and beside it what the history of the workspace says; taken over by a press, never by itself. */
export class ProbabilitiesSection {
  readonly #reports: ReportController;

  constructor(host: ReactiveControllerHost) {
    this.#reports = new ReportController(host);
  }

  use(store: PipelineStore | undefined): void {
    this.#reports.use(store);
  }

  /** Called before the host renders. */
  ask(store: PipelineStore, now: number): void {
    const schemas = schemasOf(store);
    const reports = Object.fromEntries(
      schemas.map((schemaId): [string, Report<unknown>] => [schemaId, conversion({ schemaId })]),
    );
    this.#reports.ask({ key: JSON.stringify(schemas), reports, query: { now }, previous: null });
  }

  render(context: SettingsContext): TemplateResult {
    const { l, store } = context;
    const words = l.t.settings.probabilities;
    const { computed, progress } = this.#reports;
    const known = new Map<StageId, ProbabilitySuggestion>();
    if (computed)
      for (const schemaId of JSON.parse(computed.key) as SchemaId[])
        for (const each of probabilitySuggestions(computed.results<Conversion>(schemaId), store))
          known.set(each.stageId, each);
    return html`<p class="hint">${words.hint}</p>
      ${
        progress.phase === 'ready'
          ? nothing
          : html`<p class="hint reading" role="status">
              ${progress.phase === 'stopped' ? words.stopped : words.reading}
              ${
                progress.phase === 'computing'
                  ? html`<button
                      type="button"
                      class="button quiet"
                      @click=${() => {
                        this.#reports.stop();
                      }}
                    >
                      ${l.t.common.actions.cancel}
                    </button>`
                  : nothing
              }
              ${
                progress.phase === 'stopped'
                  ? html`<button
                      type="button"
                      class="button quiet"
                      @click=${() => {
                        this.#reports.resume();
                      }}
                    >
                      ${l.t.common.actions.retry}
                    </button>`
                  : nothing
              }
            </p>`
      }
      ${schemasOf(store).map((schemaId) => {
        const stages = stagesOf(store, schemaId);
        if (stages.length === 0) return nothing;
        const title = store.get('schemas', schemaId)?.title ?? '';
        return html`<div class="schema">
          <table class="grid" aria-label=${title}>
            <caption>${title}</caption>
            <thead>
              <tr>
                <th scope="col">${words.stage}</th>
                <th scope="col" class="share">${words.configured}</th>
                <th scope="col" class="data">${words.history}</th>
              </tr>
            </thead>
            <tbody>
              ${stages.map((stage) => row(context, stage, known.get(stage.id)))}
            </tbody>
          </table>
        </div>`;
      })}`;
  }
}

function row(
  context: SettingsContext,
  stage: Stage,
  suggestion: ProbabilitySuggestion | undefined,
): TemplateResult {
  const { l, readOnly, save } = context;
  const words = l.t.settings.probabilities;
  const { id, name, probability } = stage;
  const key = `probability-${id}`;
  const stored = percentText(probability, l);
  const said = (basisPoints: number): string => words.set(name, l.percent(basisPoints));
  return html`<tr data-stage=${id}>
    <th scope="row">${name}</th>
    <td>
      ${
        readOnly
          ? html`<span class="figure">${l.percent(probability)}</span>`
          : html`<div class="value">
              ${percentField(
                draftField(context, {
                  key,
                  stored,
                  label: words.of(name),
                  kind: 'percent',
                  commit: () => {
                    context.commit({ key, stored }, (text) => {
                      const read = parsePercent(text);
                      if (!read.ok) return read.problems;
                      return save(
                        'stage-edit',
                        { id, changes: { probability: read.value } },
                        said(read.value),
                      );
                    });
                  },
                }),
                l,
              )}
            </div>`
      }
    </td>
    <td class="history">${suggestion ? historyWords(context, stage, suggestion, said) : nothing}</td>
  </tr>`;
}

function historyWords(
  { l, readOnly, save }: SettingsContext,
  { id, name }: Stage,
  { history, suggested, configured }: ProbabilitySuggestion,
  said: (basisPoints: number) => string,
): TemplateResult {
  const words = l.t.settings.probabilities;
  if (suggested === null)
    return html`<span class="hint few">${words.few(l.number(ENOUGH_CLOSED), l.number(history.whole))}</span>`;
  const probability = shown(suggested);
  const share = l.percent(probability);
  const isSame = probability === configured;
  return html`<div class="suggestion">
    <span>${words.won(share, l.number(history.whole))}</span>
    ${
      isSame
        ? html`<span class="hint">${words.same}</span>`
        : readOnly
          ? nothing
          : html`<button
              type="button"
              class="button use"
              aria-label=${words.useFor(share, name)}
              @click=${() => void save('stage-edit', { id, changes: { probability } }, said(probability))}
            >
              ${words.use(share)}
            </button>`
    }
  </div>`;
}

/** The workspace's own first, then by title. */
function schemasOf(store: PipelineStore): readonly SchemaId[] {
  const own = store.settings?.defaultSchemaId;
  return [...store.list('schemas')]
    .sort((a, b) => Number(b.id === own) - Number(a.id === own) || (a.title < b.title ? -1 : 1))
    .map(({ id }) => id);
}

/** After the win nothing is weighted (D3). */
function stagesOf(store: PipelineStore, schemaId: SchemaId): readonly Stage[] {
  return [...store.list('stages')]
    .filter((stage) => stage.schemaId === schemaId && stage.phase !== 'post')
    .sort((a, b) => (a.order === b.order ? (a.id < b.id ? -1 : 1) : a.order < b.order ? -1 : 1));
}
