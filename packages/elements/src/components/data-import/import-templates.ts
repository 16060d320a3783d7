import { html, nothing, type TemplateResult } from 'lit';
import type { Transfer } from '@firsat/model';
import type { ImportReport } from '@firsat/model/import';
import type { PipelineStore } from '@firsat/store';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { columnsStep } from './columns-step.js';
import { fileStep, select } from './file-step.js';
import type { Answer, ImportState } from './import-state.js';
import { mappedPreview } from './mapped-preview.js';
import { pastImports, revertReport } from './past-imports.js';
import { reportTemplate } from './report-template.js';
import { problemWords } from './report-words.js';
import { stepper } from './stepper-template.js';

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
  readonly store: PipelineStore;
  readonly do: {
    choose(): void;
    fill(): void;
    cancel(): void;
    answer(answer: Answer): void;
    /** Takes an import back, or brings it back. */
    revert(transfer: Transfer): void;
    reset(): void;
    /** Points a link at the list of this report. */
    linkTo(link: HTMLAnchorElement, report: ImportReport): void;
  };
}

export function stoppedWords(l: Localizer, { reason, file = '' }: StateOf<'stopped'>): string {
  const { importing } = l.t;
  switch (reason) {
    case 'unreadable':
      return importing.unreadable(file);
    case 'not-ready':
      return importing.notReady;
    case 'cancelled':
    case 'vetoed':
    case 'failed':
    case 'unclear':
    case 'several':
      return importing[reason];
    default:
      return `${file}: ${problemWords(l, { file, line: 0, code: reason, value: '' })}`;
  }
}

export function importStep(view: ImportView): TemplateResult {
  const { l, state, store, currencies } = view;
  const answer = (given: Answer): void => {
    view.do.answer(given);
  };
  const cancelFirst = (given: Answer): void => {
    if (given.say === 'back') view.do.cancel();
    else answer(given);
  };
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
    case 'file':
      return fileStep(l, state.draft, cancelFirst);
    case 'columns':
      return columnsStep({ l, store, draft: state.draft, currencies, answer });
    case 'preview':
      return preview(view, state);
    case 'done':
      return done(view, state);
    case 'taken-back':
    case 'brought-back':
      return reverted(view, state);
  }
}

function zone(view: ImportView): TemplateResult {
  const { l, isOver, sampleRows, readOnlyWords, do: actions } = view;
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
    }
    ${pastImports(l, view.store, isLocked, (transfer) => {
      actions.revert(transfer);
    })}`;
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
  { l, currency, currencies, readOnlyWords, store, do: actions }: ImportView,
  { report, draft, ambiguous = [] }: StateOf<'preview'>,
): TemplateResult {
  const { importing, common } = l.t;
  const isEmpty = [report.created, report.updated].every((counts) =>
    Object.values(counts).every((count) => count === 0),
  );
  return html`${draft ? stepper(l, 'preview') : nothing}
    <section class="panel" part="report" aria-labelledby="preview-title">
      <h2 id="preview-title" tabindex="-1">${isEmpty ? importing.nothingNew : importing.previewTitle}</h2>
      ${
        draft
          ? mappedPreview({
              l,
              store,
              draft,
              ambiguous,
              answer: (given) => {
                actions.answer(given);
              },
            })
          : nothing
      }
      ${
        draft
          ? nothing
          : select(
              'currency',
              importing.currency,
              currencies.map((code) => [code, code]),
              currency,
              (code) => {
                actions.answer({ say: 'currency', currency: code });
              },
            )
      }
      ${reportTemplate(l, report, draft ? draft.mapping.currency : currency)}
      <footer class="foot">
        ${
          report.problems.length > 0
            ? html`<a
                class="button download"
                href="#"
                download=${importing.downloadName}
                @click=${(event: Event) => {
                  actions.linkTo(event.currentTarget as HTMLAnchorElement, report);
                }}
                >${icons.download}${importing.download}</a
              >`
            : nothing
        }
        <button
          class="button stop"
          @click=${() => {
            if (draft) actions.answer({ say: 'back' });
            else actions.cancel();
          }}
        >
          ${draft ? importing.back : common.actions.cancel}
        </button>
        <button
          class="button primary start"
          ?disabled=${isEmpty || readOnlyWords !== undefined}
          @click=${() => {
            actions.answer({ say: 'next' });
          }}
        >
          ${importing.start}
        </button>
      </footer>
    </section>`;
}

function reverted(
  { l, store, readOnlyWords, do: actions }: ImportView,
  { step, counts, kept, transferId }: StateOf<'taken-back' | 'brought-back'>,
): TemplateResult {
  const { importing } = l.t;
  const title = step === 'taken-back' ? importing.takenBackTitle : importing.broughtBackTitle;
  return html`<section class="panel" part="report" aria-labelledby="done-title">
    ${revertReport(l, store, title, counts, kept)}
    <footer class="foot">
      ${revertButton(l, store, transferId, readOnlyWords !== undefined, actions)}
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

function revertButton(
  l: Localizer,
  store: PipelineStore,
  transferId: string | undefined,
  isLocked: boolean,
  actions: ImportView['do'],
): TemplateResult | typeof nothing {
  const transfer = transferId === undefined ? undefined : store.get('transfers', transferId);
  if (!transfer) return nothing;
  const isBack = transfer.takenBack !== null;
  return html`<button
    class="button revert"
    ?disabled=${isLocked}
    @click=${() => {
      actions.revert(transfer);
    }}
  >
    ${isBack ? icons.redo : icons.undo}${isBack ? l.t.importing.bringBack : l.t.importing.takeBackThis}
  </button>`;
}

function done(
  { l, currency: ofExport, store, readOnlyWords, do: actions }: ImportView,
  { written, report, isMapped, currency = ofExport, transferId }: StateOf<'done'>,
): TemplateResult {
  const { importing } = l.t;
  const count = l.number(written);
  return html`${isMapped ? stepper(l, 'done') : nothing}
    <section class="panel" part="report" aria-labelledby="done-title">
    <h2 id="done-title" class="title" tabindex="-1">${icons.check}${importing.doneTitle}</h2>
    <p class="figure">${report ? importing.done(count) : importing.sampleDone(count)}</p>
    ${report ? reportTemplate(l, report, currency) : nothing}
    <footer class="foot">
      ${revertButton(l, store, transferId, readOnlyWords !== undefined, actions)}
      ${
        report && report.problems.length + report.notes.length > 0
          ? html`<a
              class="button download"
              href="#"
              download=${importing.downloadName}
              @click=${(event: Event) => {
                actions.linkTo(event.currentTarget as HTMLAnchorElement, report);
              }}
              
              >${icons.download}${importing.download}</a
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
