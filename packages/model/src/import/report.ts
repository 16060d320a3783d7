import type { ProblemCode } from '../problems.js';
import type { FileRefusal, FileWarning } from './read-file.js';

/** Why a cell, a row or a file was not taken: what commands say too, and what only files have. */
export type ImportProblemCode =
  | ProblemCode
  | FileRefusal
  | FileWarning
  | 'unknown-word'
  | 'ambiguous-name'
  | 'left-out';

/** Something in a file that could not be read, or was not taken: where, why, and what stands there. */
export interface ImportProblem {
  readonly file: string;
  /** The first line is 1; 0 says that it is about the whole file. */
  readonly line: number;
  readonly column?: string;
  readonly code: ImportProblemCode;
  readonly value: string;
}

/**
 * Something that was taken, with a decision that a reader may want to know of. `no-customer`: the source names none. `name-matched`: another
 * spelling of a known name. `created-from-name`: a name that no file describes. `kept-as-is`: looks misspelled, kept. `day-assumed`: a closed one without its day.
 */
export type ImportNoteCode =
  | 'no-customer'
  | 'name-matched'
  | 'created-from-name'
  | 'kept-as-is'
  | 'day-assumed';

/** Equal notes are told once, with the line of the first and their number. */
export interface ImportNote {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly code: ImportNoteCode;
  readonly value: string;
  readonly count: number;
}

export const IMPORT_KINDS = ['opportunities', 'contacts', 'products', 'members'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
export type ImportCounts = Readonly<Record<ImportKind, number>>;

export interface ImportReport {
  /** Data rows read, of all files. */
  readonly rows: number;
  /** New records. */
  readonly created: ImportCounts;
  /** Records that the workspace has already; they keep what they say. */
  readonly existing: ImportCounts;
  /** Records that the workspace has already, and that get values of the file. */
  readonly updated: ImportCounts;
  /** Rows that became no record; each has a problem. */
  readonly rejected: ImportCounts;
  readonly problems: readonly ImportProblem[];
  readonly notes: readonly ImportNote[];
}

/** Gathers a report. */
export class ReportBuilder {
  rows = 0;
  readonly #created = zeros();
  readonly #existing = zeros();
  readonly #updated = zeros();
  readonly #rejected = zeros();
  readonly #problems: ImportProblem[] = [];
  readonly #notes = new Map<string, ImportNote>();

  count(what: 'created' | 'existing' | 'updated' | 'rejected', kind: ImportKind): void {
    const all = {
      created: this.#created,
      existing: this.#existing,
      updated: this.#updated,
      rejected: this.#rejected,
    };
    all[what][kind]++;
  }

  problem(problem: ImportProblem): void {
    this.#problems.push(problem);
  }

  note(note: Omit<ImportNote, 'count'>): void {
    const key = JSON.stringify([note.file, note.column, note.code, note.value]);
    const known = this.#notes.get(key);
    this.#notes.set(key, known ? { ...known, count: known.count + 1 } : { ...note, count: 1 });
  }

  finish(): ImportReport {
    return {
      rows: this.rows,
      created: { ...this.#created },
      existing: { ...this.#existing },
      updated: { ...this.#updated },
      rejected: { ...this.#rejected },
      problems: [...this.#problems],
      notes: [...this.#notes.values()],
    };
  }
}

function zeros(): Record<ImportKind, number> {
  return { opportunities: 0, contacts: 0, products: 0, members: 0 };
}
