import { html, nothing, type TemplateResult } from 'lit';
import type { ImportReport } from '@firsat/model/import';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import type { ImportState } from './import-job.js';
import { reportTemplate } from './report-template.js';

type StateOf<S extends ImportState['step']> = Extract<ImportState, { readonly step: S }>;

/** What is shown of an import, and what can be done about it. */
export interface ImportView {
  readonly l: Localizer;
  readonly state: ImportState;
  /** Files are held over the element. */
  readonly isOver: boolean;
  readonly currency: string;
  readonly currencies: readonly string[];
  /** How large a sample is offered; `undefined`: none. */
  readonly sampleRows: number | undefined;
  /** Why nothing can be written now, in words. */
  readonly readOnlyWords: string | undefined;
  readonly do: {
    choose(): void;
    setCurrency(code: string): void;
    fill(): void;
    cancel(): void;
    confirm(): void;
    reset(): void;
    /** Points a link at the list of this report. */
    linkTo(link: HTMLAnchorElement, report: ImportReport): void;
  };
}

export function stoppedWords(l: Localizer, { reason, file }: StateOf<'stopped'>): string {
  const { importing } = l.t;
  if (reason === 'unreadable') return importing.unreadable(file ?? '');
  return reason === 'not-ready' ? importing.notReady : importing[reason];
}

export function importStep(view: ImportView): TemplateResult {
  const { l, state } = view;
  switch (state.step) {
    case 'idle':
      return zone(view);
    case 'stopped':
      return html`<p class="message ${state.reason === 'cancelled' ? '' : 'problem'}">
          ${icons.alert}${stoppedWords(l, state)}
        </p>
        ${zone(view)}`;
    case 'reading':
    case 'planning':
    case 'writing':
      return running(view, state);
    case 'preview':
      return preview(view, state.report);
    case 'done':
      return done(view, state);
  }
}

function zone(view: ImportView): TemplateResult {
  const { l, isOver, currency, currencies, sampleRows, readOnlyWords, do: actions } = view;
  const { importing } = l.t;
  const isLocked = readOnlyWords !== undefined;
  return html`${isLocked ? html`<p class="message" role="status">${icons.alert}${readOnlyWords}</p>` : nothing}
    <div class="zone ${isOver ? 'over' : ''}" part="zone">
      ${icons.upload}
      <p class="strong">${isOver ? importing.dropNow : importing.drop}</p>
      <button
        class="button primary choose"
        ?disabled=${isLocked}
        @click=${() => {
          actions.choose();
        }}
      >
        ${importing.choose}
      </button>
      <p class="hint">${importing.hint}</p>
      <label class="currency">
        ${importing.currency}
        <select
          class="input"
          @change=${(event: Event) => {
            actions.setCurrency((event.currentTarget as HTMLSelectElement).value);
          }}
        >
          ${currencies.map((code) => html`<option ?selected=${code === currency}>${code}</option>`)}
        </select>
      </label>
    </div>
    ${
      sampleRows === undefined
        ? nothing
        : html`<div class="sample">
            <button
              class="button fill"
              ?disabled=${isLocked}
              @click=${() => {
                actions.fill();
              }}
            >
              ${importing.sample}
            </button>
            <span class="hint">${importing.sampleHint(l.number(sampleRows))}</span>
          </div>`
    }`;
}

function running(
  { l, do: actions }: ImportView,
  { step, done: count, total }: StateOf<'reading' | 'planning' | 'writing'>,
): TemplateResult {
  const { importing } = l.t;
  return html`<div class="panel" aria-busy="true">
    <p id="step" role="status">${importing[step]}</p>
    <progress aria-labelledby="step" max=${total || 1} value=${total > 0 ? count : nothing}></progress>
    <div class="running">
      <span class="hint figure">
        ${total > 0 ? importing.progress(l.number(count), l.number(total)) : nothing}
      </span>
      <button
        class="button stop"
        @click=${() => {
          actions.cancel();
        }}
      >
        ${importing.stop}
      </button>
    </div>
  </div>`;
}

function preview(
  { l, currency, readOnlyWords, do: actions }: ImportView,
  report: ImportReport,
): TemplateResult {
  const { importing, common } = l.t;
  const isEmpty = Object.values(report.created).every((count) => count === 0);
  return html`<section class="panel" part="report" aria-labelledby="preview-title">
    <h2 id="preview-title" tabindex="-1">${isEmpty ? importing.nothingNew : importing.previewTitle}</h2>
    ${reportTemplate(l, report, currency)}
    <footer class="foot">
      <button
        class="button stop"
        @click=${() => {
          actions.cancel();
        }}
      >
        ${common.actions.cancel}
      </button>
      <button
        class="button primary start"
        ?disabled=${isEmpty || readOnlyWords !== undefined}
        @click=${() => {
          actions.confirm();
        }}
      >
        ${importing.start}
      </button>
    </footer>
  </section>`;
}

function done(
  { l, currency, do: actions }: ImportView,
  { written, report }: StateOf<'done'>,
): TemplateResult {
  const { importing } = l.t;
  const count = l.number(written);
  return html`<section class="panel" part="report" aria-labelledby="done-title">
    <h2 id="done-title" class="title" tabindex="-1">${icons.check}${importing.doneTitle}</h2>
    <p class="figure">${report ? importing.done(count) : importing.sampleDone(count)}</p>
    ${report ? reportTemplate(l, report, currency) : nothing}
    <footer class="foot">
      ${
        report && report.problems.length + report.notes.length > 0
          ? html`<a
              class="button download"
              href="#"
              download=${importing.downloadName}
              @click=${(event: Event) => {
                actions.linkTo(event.currentTarget as HTMLAnchorElement, report);
              }}
              >${importing.download}</a
            >`
          : nothing
      }
      <button
        class="button again"
        @click=${() => {
          actions.reset();
        }}
      >
        ${importing.again}
      </button>
    </footer>
  </section>`;
}
