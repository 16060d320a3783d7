import { create, type ContactId, type Patch, type TransferType } from '@firsat/model';
import type { CsvDialectName, TableName } from '@firsat/model/export';
import type { RegisterEntry } from '@firsat/store';
import type { Timer } from '../../base/timer.js';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import type { Localizer } from '../../locales/localizer.js';
import { byteSource } from '../data-import/byte-source.js';
import { ExportStopped, type ExportState } from './export-state.js';
import { gatherTexts, restoreTexts, type TextsHost } from './texts.js';
import { tableNames, tableWords } from './table-words.js';

export interface ExportJobOptions {
  readonly handle: WorkspaceHandle;
  readonly l: Localizer;
  readonly pause: () => Promise<void>;
  readonly timer: Timer;
  readonly changed: (state: ExportState) => void;
}

export interface TableRequest {
  readonly table: TableName;
  readonly columns: readonly string[];
  readonly dialect: CsvDialectName;
}

/** Pieces between two pauses, where they are small. */
const PIECES = 60;

/** One export or restore, in slices: it can be stopped between any two of them. */
export class ExportJob {
  readonly #options: ExportJobOptions;
  readonly #abort = new AbortController();
  #confirm: ((isSure: boolean) => void) | undefined;

  constructor(options: ExportJobOptions) {
    this.#options = options;
  }

  stop(): void {
    this.#abort.abort();
    this.#confirm?.(false);
  }

  readonly confirm = (): void => {
    this.#confirm?.(true);
  };

  async table({ table, columns, dialect }: TableRequest): Promise<Blob> {
    const { CSV_DIALECTS, csvChunks, tableRows } = await import('@firsat/model/export');
    const { l } = this.#options;
    const { store } = this.#ready();
    let total = 0;
    for (const _ of store.list(table)) total++;
    let done = 0;
    function* counted<T>(rows: Iterable<T>): Generator<T> {
      for (const row of rows) {
        yield row;
        done++;
      }
    }
    const rows = tableRows(table, columns, tableNames(l), { snapshot: store, words: tableWords(l) });
    const pieces = csvChunks(counted(rows), CSV_DIALECTS[dialect]);
    const parts = await this.#gather(pieces, () => [done, total], 1);
    return new Blob(parts, { type: 'text/csv;charset=utf-8' });
  }

  async json(): Promise<Blob> {
    const { allJson } = await import('@firsat/model/export');
    const { store } = this.#ready();
    const registers = [...store.registers()];
    const pieces = allJson(store.commandEnv('user').now, registers);
    const parts = await this.#gather(
      pieces,
      (count) => [Math.min(count, registers.length), registers.length],
      PIECES,
    );
    return new Blob(parts, { type: 'application/json' });
  }

  /** All that is kept about one contact (D77). */
  async person(contactId: ContactId): Promise<{ readonly blob: File; readonly missing: number }> {
    const { personFile } = await import('../../contacts/person-file.js');
    const { l, timer } = this.#options;
    const { store } = this.#ready();
    const built = await personFile({ store, l, timer, pause: this.#texts('building').pause }, contactId);
    if (!built) throw new ExportStopped('failed');
    return { blob: built.file, missing: built.missing };
  }

  /** The file of everything; that it was made is noted in the workspace, where this may be written. */
  async backup(canWrite: boolean): Promise<{ readonly blob: Blob; readonly missing: number }> {
    const { backupLines } = await import('@firsat/model/export');
    const { store } = this.#ready();
    const { texts, missing } = await gatherTexts(this.#texts('building'));
    const registers = [...store.registers()];
    const head = {
      workspace: store.workspaceId,
      name: store.settings?.name ?? '',
      createdAt: store.commandEnv('user').now,
    };
    let done = 0;
    function* counted(): Generator<RegisterEntry> {
      for (const register of registers) {
        yield register;
        done++;
      }
    }
    const parts = await this.#gather(backupLines(head, counted(), texts), () => [done, registers.length], 4);
    if (canWrite) await this.#write([this.#transfer('backup', '', { registers: registers.length })]);
    return { blob: new Blob(parts, { type: 'application/jsonl' }), missing };
  }

  /** Reads a backup, shows what is in it, and writes it when somebody says so. */
  async restore(file: File, allow: (counts: Readonly<Record<string, number>>) => boolean): Promise<number> {
    const { countsOf, readBackup, versionOf } = await import('@firsat/model/export');
    const { handle } = this.#options;
    const { store } = handle;
    this.#tell({ step: 'reading', done: 0, total: file.size });
    const reading = await readBackup(byteSource(file), {
      signal: this.#abort.signal,
      pause: this.#options.pause,
      onProgress: (done, total) => {
        this.#tell({ step: 'reading', done, total });
      },
    });
    this.#check();
    if (!reading) throw new ExportStopped('cancelled');
    if (!reading.ok) throw new ExportStopped(reading.code, { file: file.name });
    const { backup } = reading;
    if (versionOf(backup) > (store.settings?.minVersion ?? 1))
      throw new ExportStopped('newer-version', { file: file.name });
    const counts = countsOf(backup);
    const isSure = await new Promise<boolean>((resolve) => {
      this.#confirm = resolve;
      this.#tell({ step: 'confirm', file: file.name, backup, counts, isFresh: isFresh(handle) });
    });
    this.#confirm = undefined;
    this.#check();
    if (!isSure) throw new ExportStopped('cancelled');
    if (!allow(counts)) throw new ExportStopped('vetoed');
    const entries = backup.registers.map((register): RegisterEntry => ({ kind: 'register', ...register }));
    const written = await this.#write([...entries, this.#transfer('restore', file.name, counts)]);
    const missing = await restoreTexts(this.#texts('restoring'), backup.texts);
    this.#tell({ step: 'restored', written: written - 1, missing });
    return written - 1;
  }

  #texts(step: 'building' | 'restoring'): TextsHost {
    const { handle, timer, pause } = this.#options;
    return {
      store: handle.store,
      timer,
      pause: async (done, total) => {
        this.#tell({ step, done, total });
        await pause();
        this.#check();
      },
    };
  }

  #transfer(type: TransferType, files: string, counts: Readonly<Record<string, number>>): Patch {
    const { now, actor, newId } = this.#options.handle.store.commandEnv('import');
    return create('transfers', newId(), { type, at: now, by: actor, files, counts: { ...counts } });
  }

  async #write(items: readonly (Patch | RegisterEntry)[]): Promise<number> {
    const isLong = items.length > 1;
    if (isLong) this.#tell({ step: 'restoring', done: 0, total: items.length });
    const written = await this.#options.handle.importRecords(items, {
      signal: this.#abort.signal,
      pause: this.#options.pause,
      onProgress: (done, total) => {
        if (isLong) this.#tell({ step: 'restoring', done, total });
      },
    });
    if (written === null) throw new ExportStopped(this.#abort.signal.aborted ? 'cancelled' : 'not-ready');
    return written;
  }

  /** Takes the pieces one by one, with a pause after every few. */
  async #gather(
    pieces: Iterable<string>,
    progress: (count: number) => readonly [done: number, total: number],
    between: number,
  ): Promise<string[]> {
    const parts: string[] = [];
    let waiting: string[] = [];
    const pause = async (): Promise<void> => {
      parts.push(waiting.join(''));
      waiting = [];
      const [done, total] = progress(count);
      this.#tell({ step: 'building', done, total });
      await this.#options.pause();
      this.#check();
    };
    let count = 0;
    for (const piece of pieces) {
      waiting.push(piece);
      if (++count % between === 0) await pause();
    }
    await pause();
    return parts;
  }

  #ready(): WorkspaceHandle {
    const { handle } = this.#options;
    const { phase, workLoaded } = handle.store;
    if ((phase !== 'ready' && phase !== 'outdated') || !workLoaded) throw new ExportStopped('not-ready');
    return handle;
  }

  #check(): void {
    if (this.#abort.signal.aborted) throw new ExportStopped('cancelled');
  }

  #tell(state: ExportState): void {
    if (!this.#abort.signal.aborted) this.#options.changed(state);
  }
}

/** Whether nobody has worked in the workspace yet: then a backup also brings its name, schemas and settings. */
function isFresh({ store }: WorkspaceHandle): boolean {
  return (['opportunities', 'contacts', 'products'] as const).every((collection) => {
    for (const _ of store.list(collection)) return false;
    for (const _ of store.removed(collection)) return false;
    return true;
  });
}
