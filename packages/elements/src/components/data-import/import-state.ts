import type * as Importing from '@firsat/model/import';
import type {
  AmbiguousName,
  FileRefusal,
  FileTable,
  FormatEvidence,
  ImportMapping,
  ImportReport,
  KeptRecord,
  ReadChoices,
} from '@firsat/model/import';

/** `unclear`: a page imports without asking, and something would have to be asked. `several`: unknown files come one by one. */
export type StopReason =
  | 'cancelled'
  | 'vetoed'
  | 'not-ready'
  | 'failed'
  | 'unreadable'
  | 'unclear'
  | 'several'
  | Exclude<FileRefusal, 'unreadable-file'>;

/** A word of the file that means nothing yet. */
export interface OpenWord {
  readonly target: string;
  readonly word: string;
  readonly count: number;
}

/** How a file is understood so far. */
export interface MappingDraft {
  /** What was loaded to read it. */
  readonly model: typeof Importing;
  readonly table: FileTable;
  readonly mapping: ImportMapping;
  readonly evidence: FormatEvidence;
  readonly words: readonly OpenWord[];
  /** Targets that are offered at once, in their order; the others on demand. */
  readonly prominent: readonly string[];
  /** Taken over from an earlier import of the same columns. */
  readonly isRemembered: boolean;
}

/** Where an import stands. Nothing is in the documents before `done`. */
export type ImportState =
  | { readonly step: 'idle' }
  | { readonly step: 'reading' | 'planning' | 'writing'; readonly done: number; readonly total: number }
  | { readonly step: 'file' | 'columns'; readonly draft: MappingDraft }
  | {
      readonly step: 'preview';
      readonly report: ImportReport;
      readonly draft?: MappingDraft;
      readonly ambiguous?: readonly AmbiguousName[];
    }
  | {
      readonly step: 'done';
      readonly written: number;
      readonly report: ImportReport | undefined;
      /** It came by the steps of a mapping. */
      readonly isMapped?: boolean;
      /** Of the amounts of a mapped file that name none. */
      readonly currency?: string;
      /** By which the import can be taken back. */
      readonly transferId?: string;
    }
  | {
      readonly step: 'taken-back' | 'brought-back';
      readonly counts: Readonly<Record<string, number>>;
      readonly kept: readonly KeptRecord[];
      readonly transferId: string;
    }
  | { readonly step: 'stopped'; readonly reason: StopReason; readonly file?: string };

/** What somebody says at a step that waits. */
export type Answer =
  | { readonly say: 'next' | 'back' }
  | { readonly say: 'read-again'; readonly choices: ReadChoices }
  | { readonly say: 'map'; readonly mapping: ImportMapping }
  /** Of the amounts of a CRM export, which names none. */
  | { readonly say: 'currency'; readonly currency: string };

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
