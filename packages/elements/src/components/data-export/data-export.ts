import { html, type CSSResultGroup, type TemplateResult } from 'lit';
import { createRef, ref, type Ref } from 'lit/directives/ref.js';
import type * as Exporting from '@firsat/model/export';
import type { CsvDialectName, TableName } from '@firsat/model/export';
import type { ContactId } from '@firsat/model';
import type { PipelineStore, StoreChange } from '@firsat/store';
import { property, state } from '../../base/property.js';
import { announce } from '../../base/announce.js';
import { FirsatElement } from '../../base/firsat-element.js';
import { browserTimer, type Timer } from '../../base/timer.js';
import { nextTask } from '../../base/next-task.js';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { DataExportRequestEvent } from '../../events/data-export-request.js';
import { DataImportRequestEvent } from '../../events/data-import-request.js';
import { DataImportedEvent } from '../../events/data-imported.js';
import { searchContacts } from '../../fields/searches.js';
import { ComboboxController, type ComboboxValue } from '../../primitives/combobox-controller.js';
import { comboboxStyles } from '../../primitives/combobox.styles.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { dataImportStyles } from '../data-import/data-import.styles.js';
import { dataExportStyles } from './data-export.styles.js';
import { ExportJob } from './export-job.js';
import { ExportStopped, type ExportState, type ExportWhat } from './export-state.js';
import { exportStep, stopWords, type ExportView } from './export-templates.js';
import { columnName } from './table-words.js';
import { spreadsheetOf } from '../../fields/spreadsheet.js';
import '../../locales/areas/contacts.js';
import '../../locales/areas/exporting.js';
import '../../locales/areas/form.js';

type FileOfAll = Exclude<ExportWhat, 'person'>;

const IDLE: ExportState = { step: 'idle' };
const TITLED: ReadonlySet<string> = new Set(['ready', 'confirm', 'restored']);

/**
 * Data out of the pipeline: tables for spreadsheets, everything as readable JSON, and one-file backups, which it restores too. Files are built in
 * slices, so that the page stays usable, and are handed over by the browser; nothing leaves the device otherwise.
 *
 * @fires {DataExportRequestEvent} firsat-data-export-request - Before anything is read; `preventDefault()` refuses.
 * @fires {DataImportRequestEvent} firsat-data-import-request - Before a backup is written; `preventDefault()` refuses.
 * @fires {DataImportedEvent} firsat-data-imported - After a backup is written.
 * @csspart base - The wrapper that carries the looks.
 * @csspart backup - The part about backups, where one can be dropped.
 */
export class DataExport extends FirsatElement {
  static override styles: CSSResultGroup = [
    baseStyles,
    controlStyles,
    comboboxStyles,
    dataImportStyles,
    dataExportStyles,
  ];

  /** @internal Called between slices of work; another one in tests. */
  @property({ attribute: false }) pause: () => Promise<void> = nextTask;

  /** @internal Waits; another one in tests. */
  @property({ attribute: false }) timer: Timer = browserTimer;

  @state() private progress: ExportState = IDLE;
  @state() private table: TableName = 'opportunities';
  @state() private dialect: CsvDialectName | undefined;
  @state() private model: typeof Exporting | undefined;
  @state() private left: ReadonlySet<string> = new Set();
  @state() private isOver = false;
  @state() private person: ComboboxValue = { id: null, text: '' };
  readonly #people = new ComboboxController(this);

  readonly #input: Ref<HTMLInputElement> = createRef();
  #job: ExportJob | undefined;
  #href: string | undefined;
  #focusNext: string | undefined;

  /** What is under way: `idle`, `building`, `ready`, `reading`, `confirm`, `restoring`, `restored` or `stopped`. */
  get step(): ExportState['step'] {
    return this.progress.step;
  }

  protected override watches({ changed }: StoreChange): boolean {
    return changed.size === 0 || changed.has('transfers') || changed.has('customFields');
  }

  protected override workspaceChanged(_handle: WorkspaceHandle | undefined): void {
    this.#job?.stop();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#load().catch(() => {
      // Asked for again when they are needed.
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forgetFile();
  }

  /**
   * Builds a file and hands it to the browser. Resolves to it; rejects with an {@link ExportStopped} when there is none (cancelled, vetoed, not
   * ready). Of a person the contact is named, or is the one that was chosen here.
   */
  async exportFile(what: ExportWhat, contactId: ContactId = this.person.id ?? ''): Promise<File> {
    const { table } = this;
    const { blob, missing } = await this.#run(async (job) => {
      await this.#load();
      const columns = this.#chosen();
      const of = what === 'table' ? { table, columns } : what === 'person' ? { contactId } : {};
      const detail = { what, ...of };
      if (!this.dispatchEvent(new DataExportRequestEvent(detail))) throw new ExportStopped('vetoed');
      this.#show({ step: 'building', done: 0, total: 0 });
      if (what === 'backup') return job.backup(this.readOnlyWords === undefined);
      if (what === 'person') return job.person(contactId);
      const built = what === 'json' ? job.json() : job.table({ table, columns, dialect: this.#dialect() });
      return { blob: await built, missing: 0 };
    });
    const file =
      blob instanceof File ? blob : new File([blob], this.#fileName(what as FileOfAll), { type: blob.type });
    this.#forgetFile();
    this.#href = URL.createObjectURL(file);
    this.#show({ step: 'ready', name: file.name, href: this.#href, size: file.size, missing });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLAnchorElement>('.file')?.click();
    return file;
  }

  /**
   * Restores a backup, after somebody has looked at what is in it. Into a workspace in which nobody has worked yet it brings everything; into
   * another it adds the records that are missing there. Resolves to the number of records written.
   */
  async restoreBackup(file: File): Promise<number> {
    const written = await this.#run((job) =>
      job.restore(file, (counts) =>
        this.dispatchEvent(new DataImportRequestEvent({ source: 'backup', files: [file.name], counts })),
      ),
    );
    this.dispatchEvent(new DataImportedEvent({ source: 'backup', counts: { records: written } }));
    return written;
  }

  /** Stops what is under way. */
  cancel(): void {
    this.#job?.stop();
  }

  async #run<T>(work: (job: ExportJob) => Promise<T>): Promise<T> {
    const handle = this.workspace.handle;
    if (!handle || this.#job) throw new ExportStopped('not-ready');
    const changed = (progress: ExportState): void => {
      this.#show(progress);
    };
    const job = new ExportJob({ handle, l: this.l, pause: this.pause, timer: this.timer, changed });
    this.#job = job;
    try {
      return await work(job);
    } catch (cause) {
      const stopped = cause instanceof ExportStopped ? cause : new ExportStopped('failed', { cause });
      const { reason, file } = stopped;
      this.#show({ step: 'stopped', reason, ...(file !== undefined && { file }) });
      throw stopped;
    } finally {
      this.#job = undefined;
      this.requestUpdate();
    }
  }

  #show(progress: ExportState): void {
    const entered = progress.step !== this.progress.step;
    this.progress = progress;
    if (!entered) return;
    const { exporting } = this.l.t;
    if (TITLED.has(progress.step)) this.#focusNext = 'h2';
    if (progress.step === 'ready') announce(this, exporting.readyTitle, this.l.locale, 'polite');
    if (progress.step === 'restored') announce(this, exporting.restoredTitle, this.l.locale, 'polite');
    if (progress.step === 'stopped') {
      this.#focusNext = '.build-table';
      announce(this, stopWords(this.l, progress), this.l.locale, 'polite');
    }
  }

  override updated(): void {
    const selector = this.#focusNext;
    this.#focusNext = undefined;
    // Only for who is here: what a page started must not take the focus away from somebody's work.
    if (selector !== undefined && this.matches(':focus-within'))
      this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #forgetFile(): void {
    if (this.#href !== undefined) URL.revokeObjectURL(this.#href);
    this.#href = undefined;
  }

  async #load(): Promise<void> {
    this.model ??= await import('@firsat/model/export');
  }

  #columns(): readonly string[] {
    return (this.store && this.model?.columnsOf(this.table, this.store)) ?? [];
  }

  #chosen(): readonly string[] {
    return this.#columns().filter((key) => !this.left.has(key));
  }

  #dialect(): CsvDialectName {
    return this.dialect ?? spreadsheetOf(this.l);
  }

  #fileName(what: FileOfAll): string {
    const { exporting } = this.l.t;
    const word = what === 'table' ? exporting.fileNames[this.table] : exporting.fileNames[what];
    const end = { table: 'csv', json: 'json', backup: 'jsonl' }[what];
    const today = this.store?.commandEnv('user').today ?? '';
    return `${this.store?.workspaceId ?? ''}-${word}-${today}.${end}`;
  }

  #personPicker(store: PipelineStore): TemplateResult {
    const { l } = this;
    const { form, exporting } = l.t;
    return this.#people.render({
      id: 'export-person',
      label: exporting.personLabel,
      value: this.person,
      placeholder: exporting.personPlaceholder,
      words: { noMatches: form.noMatches, more: form.moreMatches, open: form.openList },
      search: (query) => searchContacts(store, l, query),
      change: (person) => {
        this.person = person;
      },
    });
  }

  readonly #restore = (file: File | undefined): void => {
    if (!file || this.#job || this.readOnlyWords !== undefined) return;
    this.restoreBackup(file).catch(() => {
      // Told in the element.
    });
  };

  readonly #do: ExportView['do'] = {
    setTable: (table) => {
      this.table = table;
      this.left = new Set();
    },
    setColumn: (column, isChosen) => {
      const left = new Set(this.left);
      if (isChosen) left.delete(column);
      else left.add(column);
      this.left = left;
    },
    setDialect: (dialect) => {
      this.dialect = dialect;
    },
    build: (what) => {
      this.exportFile(what).catch(() => {
        // Told in the element.
      });
    },
    chooseBackup: () => this.#input.value?.click(),
    confirm: () => this.#job?.confirm(),
    cancel: () => {
      this.cancel();
    },
    reset: () => {
      this.#forgetFile();
      this.progress = IDLE;
      this.#focusNext = '.build-table';
    },
  };

  readonly #picked = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    const [file] = input.files ?? [];
    // The same file chosen again is a new choice.
    input.value = '';
    this.#restore(file);
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
    this.#restore(event.dataTransfer.files[0]);
  };

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#job) return;
    event.preventDefault();
    event.stopPropagation();
    this.cancel();
  };

  override render(): TemplateResult {
    const { l, store } = this;
    const chosen = new Set(this.#chosen());
    return html`<div
      class="base"
      part="base"
      lang=${l.locale}
      @dragover=${this.#drag}
      @dragleave=${this.#leave}
      @drop=${this.#drop}
      @keydown=${this.#escape}
    >
      <input
        ${ref(this.#input)}
        type="file"
        hidden
        accept=".jsonl,application/jsonl"
        aria-label=${l.t.exporting.restore}
        @change=${this.#picked}
      />
      ${
        store
          ? exportStep({
              l,
              store,
              state: this.progress,
              table: this.table,
              columns: this.#columns().map((key) => ({ key, name: columnName(this.l, store, key) })),
              chosen,
              dialect: this.#dialect(),
              person: this.person.id,
              personPicker: this.#personPicker(store),
              isOver: this.isOver,
              readOnlyWords: this.readOnlyWords,
              do: this.#do,
            })
          : html`<p class="hint">${l.t.common.noWorkspace}</p>`
      }
    </div>`;
  }
}
