import type { Patch, Transfer } from '@firsat/model';
import type * as Importing from '@firsat/model/import';
import type { FileTable, ImportPlan, ImportReport, Pacing, ReadChoices } from '@firsat/model/import';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { ImportStopped, type Answer, type ImportState } from './import-state.js';
import { mapFile, type MapHost, type Mapped } from './map-file.js';
import { byteSource } from './byte-source.js';

export interface ImportJobOptions {
  readonly handle: WorkspaceHandle;
  readonly pause: () => Promise<void>;
  readonly changed: (state: ImportState) => void;
  /** Asks the page; false is a veto. */
  readonly allow: (counts: Readonly<Record<string, number>>) => boolean;
}

export interface FileImport {
  readonly files: readonly File[];
  readonly language: string;
  readonly currency: string;
  /** Whether somebody looks at the plan before it is written. */
  readonly preview: boolean;
}

/** What is written, and what it is called in the list of imports. */
type Planned = ImportPlan & Pick<Mapped, 'signature' | 'mapping'>;

/** One import from its files to its report, or the taking back of one. It can be stopped until the last moment, and leaves nothing then. */
export class ImportJob {
  readonly #options: ImportJobOptions;
  readonly #abort = new AbortController();
  #answer: ((answer: Answer) => void) | undefined;

  constructor(options: ImportJobOptions) {
    this.#options = options;
  }

  /** Stops it: what was planned or built aside is thrown away. */
  stop(): void {
    this.#abort.abort();
    this.#answer?.({ say: 'back' });
  }

  /** Somebody has answered the step that waits. */
  readonly answer = (answer: Answer): void => {
    this.#answer?.(answer);
  };

  async files(request: FileImport): Promise<ImportReport> {
    const model = await import('@firsat/model/import');
    const tables: FileTable[] = [];
    for (const [index, file] of request.files.entries())
      tables.push(await this.#read(model, file, {}, index, request.files.length));
    const { store } = this.#options.handle;
    if (store.phase !== 'ready') throw new ImportStopped('not-ready');
    const plan = tables.some(({ header }) => model.isKnownExport(header))
      ? await this.#known(model, tables, request)
      : await this.#mapped(model, tables, request);
    const { report, signature, mapping } = plan;
    const transfer = model.importTransfer(plan.patches, store, store.commandEnv('import'), {
      files: request.files.map(({ name }) => name),
      counts: report.created,
      ...(signature !== undefined && { signature }),
      ...(mapping && { mapping }),
    });
    const isEmpty = plan.patches.length === 0;
    const written = await this.#write(isEmpty ? [] : [...plan.patches, transfer], report.created);
    this.#tell({
      step: 'done',
      written: isEmpty ? 0 : written - 1,
      report,
      isMapped: request.preview && mapping !== undefined,
      ...(mapping && { currency: mapping.currency }),
      ...(!isEmpty && { transferId: transfer.id }),
    });
    return report;
  }

  /** Writes generated records. */
  async sample(make: (today: string) => Promise<readonly Patch[]>): Promise<number> {
    const { store } = this.#options.handle;
    if (store.phase !== 'ready') throw new ImportStopped('not-ready');
    this.#tell({ step: 'planning', done: 0, total: 0 });
    const patches = await make(store.commandEnv('import').today);
    this.#check();
    const written = await this.#write(patches, countKind(patches, 'create'));
    this.#tell({ step: 'done', written, report: undefined });
    return written;
  }

  /** Takes an import back, or brings back what was taken back. */
  async revert(transfer: Transfer): Promise<void> {
    const { store } = this.#options.handle;
    if (store.phase !== 'ready') throw new ImportStopped('not-ready');
    const { planBringBack, planTakeBack } = await import('@firsat/model/import');
    this.#tell({ step: 'planning', done: 0, total: 0 });
    const env = store.commandEnv('import');
    if (transfer.takenBack !== null) {
      const patches = await planBringBack(store, transfer, env);
      await this.#write(patches, {});
      const counts = countKind(patches, 'restore');
      this.#tell({ step: 'brought-back', counts, kept: [], transferId: transfer.id });
      return;
    }
    const plan = await planTakeBack(store, transfer, env, this.#pacing);
    if (!plan) throw new ImportStopped('cancelled');
    await this.#write(plan.patches, {});
    this.#tell({ step: 'taken-back', counts: plan.counts, kept: plan.kept, transferId: transfer.id });
  }

  get #pacing(): Pacing {
    return { signal: this.#abort.signal, pause: this.#options.pause };
  }

  async #read(
    { readFile }: typeof Importing,
    file: File,
    choices: ReadChoices,
    index = 0,
    count = 1,
  ): Promise<FileTable> {
    const onProgress = (done: number, total: number): void => {
      this.#tell({ step: 'reading', done: index + done / total, total: count });
    };
    this.#tell({ step: 'reading', done: index, total: count });
    const reading = await readFile(byteSource(file), choices, { ...this.#pacing, onProgress });
    this.#check();
    if (!reading) throw new ImportStopped('cancelled');
    if (reading.ok) return reading.table;
    throw new ImportStopped(reading.code === 'unreadable-file' ? 'unreadable' : reading.code, {
      file: file.name,
    });
  }

  /** The files of a CRM export are read together, and need no mapping. */
  async #known(
    { planImport }: typeof Importing,
    tables: readonly FileTable[],
    { language, currency, preview }: FileImport,
  ): Promise<Planned> {
    const { store } = this.#options.handle;
    let chosen = currency;
    for (;;) {
      const { now, actor } = store.commandEnv('import');
      this.#tell({ step: 'planning', done: 0, total: 0 });
      const plan = await planImport(
        tables.map((table) => ({ name: table.name, table })),
        store,
        { now, actor, language, currency: chosen },
        { ...this.#pacing, onProgress: this.#planning },
      );
      this.#check();
      if (!plan) throw new ImportStopped('cancelled');
      if (!preview) return plan;
      const answer = await this.#ask({ step: 'preview', report: plan.report });
      if (answer.say === 'next') return plan;
      if (answer.say !== 'currency') throw new ImportStopped('cancelled');
      chosen = answer.currency;
    }
  }

  async #mapped(
    model: typeof Importing,
    [table, ...others]: readonly FileTable[],
    { files, preview }: FileImport,
  ): Promise<Planned> {
    const [file] = files;
    if (!table || !file || others.length > 0) throw new ImportStopped('several');
    const host: MapHost = {
      store: this.#options.handle.store,
      pacing: this.#pacing,
      ask: preview ? (state) => this.#ask(state) : null,
      read: (choices) => this.#read(model, file, choices),
      onProgress: this.#planning,
      check: () => {
        this.#check();
      },
    };
    return mapFile(model, table, host);
  }

  readonly #planning = (done: number, total: number): void => {
    this.#tell({ step: 'planning', done, total });
  };

  async #ask(state: ImportState): Promise<Answer> {
    const answer = await new Promise<Answer>((resolve) => {
      this.#answer = resolve;
      this.#tell(state);
    });
    this.#answer = undefined;
    this.#check();
    return answer;
  }

  async #write(patches: readonly Patch[], counts: Readonly<Record<string, number>>): Promise<number> {
    if (!this.#options.allow(counts)) throw new ImportStopped('vetoed');
    this.#tell({ step: 'writing', done: 0, total: patches.length });
    const written = await this.#options.handle.importRecords(patches, {
      ...this.#pacing,
      onProgress: (done, total) => {
        this.#tell({ step: 'writing', done, total });
      },
    });
    if (written === null) throw new ImportStopped(this.#abort.signal.aborted ? 'cancelled' : 'not-ready');
    return written;
  }

  #check(): void {
    if (this.#abort.signal.aborted) throw new ImportStopped('cancelled');
  }

  #tell(state: ImportState): void {
    if (!this.#abort.signal.aborted) this.#options.changed(state);
  }
}

function countKind(patches: readonly Patch[], wanted: Patch['kind']): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { kind, collection } of patches)
    if (kind === wanted) counts[collection] = (counts[collection] ?? 0) + 1;
  return counts;
}
