import type { Patch } from '@firsat/model';
import type { ImportPlan, ImportReport } from '@firsat/model/import';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { readText } from './read-text.js';

export type StopReason = 'cancelled' | 'vetoed' | 'not-ready' | 'failed' | 'unreadable';

/** Where an import stands. Nothing is in the documents before `done`. */
export type ImportState =
  | { readonly step: 'idle' }
  | { readonly step: 'reading' | 'planning' | 'writing'; readonly done: number; readonly total: number }
  | { readonly step: 'preview'; readonly report: ImportReport }
  | { readonly step: 'done'; readonly written: number; readonly report: ImportReport | undefined }
  | { readonly step: 'stopped'; readonly reason: StopReason; readonly file?: string };

/** Why an import wrote nothing. */
export class ImportStopped extends Error {
  readonly reason: StopReason;
  readonly file: string | undefined;

  constructor(reason: StopReason, options: { readonly file?: string; readonly cause?: unknown } = {}) {
    super(`import: ${reason}`, { cause: options.cause });
    this.name = 'ImportStopped';
    this.reason = reason;
    this.file = options.file;
  }
}

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

/** One import from its files to its report. It can be stopped until the last moment, and leaves nothing then. */
export class ImportJob {
  readonly #options: ImportJobOptions;
  readonly #abort = new AbortController();
  #confirm: (() => void) | undefined;

  constructor(options: ImportJobOptions) {
    this.#options = options;
  }

  /** Stops it: what was planned or built aside is thrown away. */
  stop(): void {
    this.#abort.abort();
    this.#confirm?.();
  }

  /** The plan has been looked at: write it. */
  readonly confirm = (): void => {
    this.#confirm?.();
  };

  async files(request: FileImport): Promise<ImportReport> {
    const texts = await this.#read(request.files);
    const { store } = this.#options.handle;
    if (store.phase !== 'ready') throw new ImportStopped('not-ready');
    const { planImport } = await import('@firsat/model/import');
    const { now, actor } = store.commandEnv('import');
    this.#tell({ step: 'planning', done: 0, total: 0 });
    const plan = await planImport(
      texts,
      store,
      { now, actor, language: request.language, currency: request.currency },
      {
        signal: this.#abort.signal,
        pause: this.#options.pause,
        onProgress: (done, total) => {
          this.#tell({ step: 'planning', done, total });
        },
      },
    );
    this.#check();
    if (!plan) throw new ImportStopped('cancelled');
    if (request.preview) await this.#preview(plan);
    const written = await this.#write(plan.patches, plan.report.created);
    this.#tell({ step: 'done', written, report: plan.report });
    return plan.report;
  }

  /** Writes generated records. */
  async sample(make: (today: string) => Promise<readonly Patch[]>): Promise<number> {
    const { store } = this.#options.handle;
    if (store.phase !== 'ready') throw new ImportStopped('not-ready');
    this.#tell({ step: 'planning', done: 0, total: 0 });
    const patches = await make(store.commandEnv('import').today);
    this.#check();
    const written = await this.#write(patches, countCreates(patches));
    this.#tell({ step: 'done', written, report: undefined });
    return written;
  }

  async #read(files: readonly File[]): Promise<readonly { readonly name: string; readonly text: string }[]> {
    const texts: { name: string; text: string }[] = [];
    for (const file of files) {
      this.#tell({ step: 'reading', done: texts.length, total: files.length });
      try {
        texts.push({ name: file.name, text: await readText(file) });
      } catch (cause) {
        throw new ImportStopped('unreadable', { file: file.name, cause });
      }
      this.#check();
    }
    return texts;
  }

  async #preview({ report }: ImportPlan): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#confirm = resolve;
      this.#tell({ step: 'preview', report });
    });
    this.#confirm = undefined;
    this.#check();
  }

  async #write(patches: readonly Patch[], counts: Readonly<Record<string, number>>): Promise<number> {
    if (!this.#options.allow(counts)) throw new ImportStopped('vetoed');
    this.#tell({ step: 'writing', done: 0, total: patches.length });
    const written = await this.#options.handle.importRecords(patches, {
      signal: this.#abort.signal,
      pause: this.#options.pause,
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

function countCreates(patches: readonly Patch[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { kind, collection } of patches)
    if (kind === 'create') counts[collection] = (counts[collection] ?? 0) + 1;
  return counts;
}
