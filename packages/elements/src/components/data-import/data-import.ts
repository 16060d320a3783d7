import { html, type CSSResultGroup, type TemplateResult } from 'lit';
import { createRef, ref, type Ref } from 'lit/directives/ref.js';
import type { Patch, Transfer } from '@firsat/model';
import type { ImportReport } from '@firsat/model/import';
import type { PipelineStore, StoreChange } from '@firsat/store';
import { property, state } from '../../base/property.js';
import { announce } from '../../base/announce.js';
import { FirsatElement } from '../../base/firsat-element.js';
import { nextTask } from '../../base/next-task.js';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { DataImportRequestEvent, type DataImportRequest } from '../../events/data-import-request.js';
import { DataImportedEvent } from '../../events/data-imported.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { dataImportStyles } from './data-import.styles.js';
import { ImportJob } from './import-job.js';
import { ImportStopped, type ImportState } from './import-state.js';
import { importStep, stoppedWords, type ImportView } from './import-templates.js';
import { mappingStyles } from './mapping.styles.js';
import { reportCsv } from './report-words.js';
import '../../locales/areas/importing.js';
import '../../locales/areas/problems.js';

/** Offered beside the workspace's own; any other by the attribute. */
const CURRENCIES = ['USD', 'EUR', 'GBP', 'TRY'];
const IDLE: ImportState = { step: 'idle' };
/** Steps with a title, to which the focus goes. */
const TITLED: ReadonlySet<string> = new Set([
  'file',
  'columns',
  'preview',
  'done',
  'taken-back',
  'brought-back',
]);

/** Sample data of the kit, or what a host gives instead. */
export type SampleSource = (options: {
  readonly seed: number;
  readonly rows: number;
  readonly language: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly today: string;
}) => Promise<readonly Patch[]>;

const sampleOfTheKit: SampleSource = async (options) => {
  const { sampleWorkspace } = await import('@firsat/model/sample');
  return sampleWorkspace(options);
};

/**
 * CSV files into the pipeline: chosen, dropped or pasted; understood step by step where their columns are not known; written as a whole or not
 * at all, with a report of every line that could not be read, and a way back. The reader of files is loaded when somebody imports.
 *
 * @fires {DataImportRequestEvent} firsat-data-import-request - Before anything is written; `preventDefault()` refuses.
 * @fires {DataImportedEvent} firsat-data-imported - After everything is written.
 * @csspart base - The wrapper that carries the looks.
 * @csspart zone - Where files are dropped.
 * @csspart file - The step that says how a file is read.
 * @csspart columns - The step in which columns get their meaning.
 * @csspart report - The preview and the report.
 */
export class DataImport extends FirsatElement {
  static override styles: CSSResultGroup = [baseStyles, controlStyles, dataImportStyles, mappingStyles];

  /** Offers to fill the pipeline with generated data. */
  @property({ type: Boolean, reflect: true }) sample = false;
  /** How many opportunities the sample has. */
  @property({ type: Number }) rows = 240;
  /** Another seed, another sample; the same one twice adds nothing. */
  @property({ type: Number }) seed = 1;
  /** Of the amounts in a CRM export, ISO 4217. */
  @property() currency = 'USD';
  /** @internal Called between slices of work; another one in tests. */
  @property({ attribute: false }) pause: () => Promise<void> = nextTask;
  /** Makes the sample; the one of the kit, unless the page has another. */
  @property({ attribute: false }) sampleSource: SampleSource = sampleOfTheKit;

  @state() private progress: ImportState = IDLE;
  @state() private isOver = false;

  readonly #input: Ref<HTMLInputElement> = createRef();
  #job: ImportJob | undefined;
  #download: string | undefined;
  #focusNext: string | undefined;

  /** What is under way: `idle`, `reading`, `file`, `columns`, `planning`, `preview`, `writing`, `done`, `stopped`, `taken-back` … */
  get step(): ImportState['step'] {
    return this.progress.step;
  }

  /** The list of imports, and what they can be taken back from. */
  protected override watches({ changed }: StoreChange): boolean {
    return changed.size === 0 || changed.has('transfers');
  }

  protected override workspaceChanged(_handle: WorkspaceHandle | undefined): void {
    this.#job?.stop();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forgetDownload();
  }

  /**
   * Reads files and writes what they add. With `preview` it waits until somebody has looked at the plan; without, the page that calls it has
   * decided, and a file that leaves something open is refused. Resolves to the report when all is written; rejects with an
   * {@link ImportStopped} when nothing is (cancelled, vetoed, not ready, unreadable, unclear …).
   */
  async importFiles(
    files: readonly File[],
    { preview = false }: { readonly preview?: boolean } = {},
  ): Promise<ImportReport> {
    const names = files.map(({ name }) => name);
    const report = await this.#run('files', names, (job) =>
      job.files({ files, language: this.l.language, currency: this.currency, preview }),
    );
    this.dispatchEvent(new DataImportedEvent({ source: 'files', counts: { ...report.created } }));
    return report;
  }

  /** Fills the pipeline with generated data; resolves to the number of records written. */
  async importSample(): Promise<number> {
    const { rows, seed } = this;
    const { language } = this.l;
    const written = await this.#run('sample', [], (job) =>
      job.sample((today) => {
        const { currency = 'TRY', timeZone = 'Europe/Istanbul' } = this.store?.settings ?? {};
        return this.sampleSource({ seed, rows, language, currency, timeZone, today });
      }),
    );
    this.dispatchEvent(new DataImportedEvent({ source: 'sample', counts: { records: written } }));
    return written;
  }

  /**
   * Takes an import back (what it made goes into the bin, what it changed gets its old values; what somebody has worked on since stays), or
   * brings back one that was taken back.
   */
  async revert(transfer: Transfer): Promise<void> {
    await this.#run('take-back', [transfer.files], (job) => job.revert(transfer));
  }

  /** Stops what is under way; nothing of it stays. */
  cancel(): void {
    this.#job?.stop();
  }

  async #run<T>(
    source: DataImportRequest['source'],
    files: readonly string[],
    work: (job: ImportJob) => Promise<T>,
  ): Promise<T> {
    const handle = this.workspace.handle;
    if (!handle || this.#job || this.readOnlyWords !== undefined) throw new ImportStopped('not-ready');
    this.#forgetDownload();
    const job = new ImportJob({
      handle,
      pause: this.pause,
      changed: (progress) => {
        this.#show(progress);
      },
      allow: (counts) => this.dispatchEvent(new DataImportRequestEvent({ source, files, counts })),
    });
    this.#job = job;
    try {
      return await work(job);
    } catch (cause) {
      const stopped = cause instanceof ImportStopped ? cause : new ImportStopped('failed', { cause });
      this.#show({
        step: 'stopped',
        reason: stopped.reason,
        ...(stopped.file !== undefined && { file: stopped.file }),
      });
      throw stopped;
    } finally {
      this.#job = undefined;
      this.requestUpdate();
    }
  }

  #show(progress: ImportState): void {
    const entered = progress.step !== this.progress.step;
    this.progress = progress;
    if (!entered) return;
    const { importing } = this.l.t;
    if (TITLED.has(progress.step)) this.#focusNext = 'h2';
    if (progress.step === 'stopped') {
      this.#focusNext = '.choose';
      announce(this, stoppedWords(this.l, progress), this.l.locale, 'polite');
    } else if (progress.step === 'done') {
      announce(this, importing.done(this.l.number(progress.written)), this.l.locale, 'polite');
    }
  }

  #forgetDownload(): void {
    if (this.#download !== undefined) URL.revokeObjectURL(this.#download);
    this.#download = undefined;
  }

  /** Made when somebody asks for it, in the language of that moment. */
  #linkTo(link: HTMLAnchorElement, report: ImportReport): void {
    this.#forgetDownload();
    this.#download = URL.createObjectURL(
      new Blob([reportCsv(report, this.l)], { type: 'text/csv;charset=utf-8' }),
    );
    link.href = this.#download;
  }

  override updated(): void {
    const selector = this.#focusNext;
    this.#focusNext = undefined;
    // Only for who is here: an import that a page started must not take the focus away from somebody's work.
    if (selector !== undefined && this.matches(':focus-within'))
      this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  readonly #start = (files: readonly File[]): void => {
    if (files.length === 0 || this.#job || this.readOnlyWords !== undefined) return;
    this.importFiles(files, { preview: true }).catch(() => {
      // Told where the files were dropped.
    });
  };

  readonly #drag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    const takes = !this.#job && this.readOnlyWords === undefined;
    event.dataTransfer.dropEffect = takes ? 'copy' : 'none';
    this.isOver = takes;
  };

  readonly #leave = (event: DragEvent): void => {
    const to = event.relatedTarget;
    if (!(to instanceof Node) || !this.renderRoot.contains(to)) this.isOver = false;
  };

  readonly #drop = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.stopPropagation();
    this.isOver = false;
    this.#start([...event.dataTransfer.files]);
  };

  readonly #chosen = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    const files = [...(input.files ?? [])];
    // The same files chosen again are a new choice.
    input.value = '';
    this.#start(files);
  };

  /** A table from the clipboard, as spreadsheets put it there. */
  readonly #paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (this.#job || !text.includes('\t') || event.composedPath()[0] instanceof HTMLInputElement) return;
    event.preventDefault();
    this.#start([new File([text], this.l.t.importing.pastedName)]);
  };

  #view(store: PipelineStore): ImportView {
    return {
      l: this.l,
      store,
      state: this.progress,
      isOver: this.isOver,
      currency: this.currency,
      currencies: [...new Set([this.currency, this.store?.settings?.currency ?? 'USD', ...CURRENCIES])],
      readOnlyWords: this.readOnlyWords,
      sampleRows: this.sample ? this.rows : undefined,
      do: this.#do,
    };
  }

  readonly #do: ImportView['do'] = {
    choose: () => this.#input.value?.click(),
    fill: () => {
      this.importSample().catch(() => {
        // Told in the element.
      });
    },
    cancel: () => {
      this.cancel();
    },
    answer: (answer) => {
      if (answer.say === 'currency') this.currency = answer.currency;
      this.#job?.answer(answer);
    },
    revert: (transfer) => {
      this.revert(transfer).catch(() => {
        // Told in the element.
      });
    },
    reset: () => {
      this.progress = IDLE;
      this.#focusNext = '.choose';
    },
    linkTo: (link, report) => {
      this.#linkTo(link, report);
    },
  };

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#job) return;
    event.preventDefault();
    event.stopPropagation();
    this.cancel();
  };

  override render(): TemplateResult {
    const { common } = this.l.t;
    return html`<div
      class="base"
      part="base"
      lang=${this.l.locale}
      @dragover=${this.#drag}
      @dragleave=${this.#leave}
      @drop=${this.#drop}
      @keydown=${this.#escape}
      @paste=${this.#paste}
    >
      <input
        ${ref(this.#input)}
        type="file"
        hidden
        multiple
        accept=".csv,.tsv,.txt,text/csv"
        aria-label=${this.l.t.importing.choose}
        @change=${this.#chosen}
      />
      ${this.store ? importStep(this.#view(this.store)) : html`<p class="hint">${common.noWorkspace}</p>`}
    </div>`;
  }
}
