import { CsvReader, detectDelimiter, toldDelimiter, type Delimiter } from './csv-reader.js';
import { isBinary, isRatherTurkish, sniff, type Encoding } from './encoding.js';
import { looksLikeHeader } from './header.js';
import type { Pacing, TableRow } from './read-table.js';

/** A file of which parts can be asked for: never the whole of it at once. */
export interface ByteSource {
  readonly name: string;
  readonly size: number;
  /** Rejects when the device cannot read it (any more). */
  read(from: number, to: number): Promise<Uint8Array>;
}

/** A larger file is refused before it is read: 50,000 opportunities need a third of it. */
export const MAX_FILE_BYTES = 32 * 1024 * 1024;
/** So many rows are read of one file; a workspace is made for as many opportunities. */
export const MAX_ROWS = 50_000;
export const MAX_COLUMNS = 500;

/** Why nothing of a file can be used. */
export type FileRefusal = 'empty-file' | 'too-large' | 'spreadsheet-file' | 'binary-file' | 'unreadable-file';
/** What is the matter with a file that can be used. `cut-off` and `too-many-rows`: it was read up to this line. */
export type FileWarning = 'cut-off' | 'too-many-rows' | 'broken-letters' | 'one-column';

/** What somebody knows better than we found out. */
export interface ReadChoices {
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  readonly hasHeader?: boolean;
}

export interface FileTable {
  readonly name: string;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly hasHeader: boolean;
  /** Names of the columns; without a header row they are empty. */
  readonly header: readonly string[];
  readonly headerLine: number;
  /** Rows with something in them. */
  readonly rows: readonly TableRow[];
  readonly warnings: readonly { readonly code: FileWarning; readonly line: number }[];
}

export type FileReading =
  | { readonly ok: true; readonly table: FileTable }
  | { readonly ok: false; readonly code: FileRefusal };

export interface ReadFileOptions extends Pacing {
  /** Told between slices: bytes read so far, of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Bytes read between two pauses. */
const SLICE = 262_144;

/**
 * Reads a delimited file of unknown make: encoding, delimiter (or the `sep=` line of Excel) and header are found out unless they are told. In
 * slices, with progress; what is too large or no text is refused before it is read. `null` when aborted.
 */
export async function readFile(
  source: ByteSource,
  choices: ReadChoices,
  options: ReadFileOptions,
): Promise<FileReading | null> {
  if (source.size === 0) return refusal('empty-file');
  if (source.size > MAX_FILE_BYTES) return refusal('too-large');
  try {
    const head = await source.read(0, Math.min(source.size, SLICE));
    const sniffed = sniff(head);
    if (sniffed === 'spreadsheet-file' || (sniffed === 'binary-file' && !choices.encoding))
      return refusal(sniffed);
    const encoding = choices.encoding ?? (sniffed === null || sniffed === 'binary-file' ? 'utf-8' : sniffed);
    const isSure = choices.encoding !== undefined || sniffed !== null;
    return await readAs(source, encoding, isSure, choices, options);
  } catch {
    return options.signal?.aborted ? null : refusal('unreadable-file');
  }
}

const refusal = (code: FileRefusal): FileReading => ({ ok: false, code });

async function readAs(
  source: ByteSource,
  encoding: Encoding,
  isSure: boolean,
  choices: ReadChoices,
  options: ReadFileOptions,
): Promise<FileReading | null> {
  const { signal, pause, onProgress } = options;
  const decoder = new TextDecoder(encoding);
  const rows = new RowCollector(choices);
  let broken = 0;
  for (let done = 0; done < source.size && !rows.isFull;) {
    const next = Math.min(source.size, done + SLICE);
    const bytes = await source.read(done, next);
    const text = decoder.decode(bytes, { stream: next < source.size });
    if (isBinary(text)) return refusal('binary-file');
    const marks = text.match(/\ufffd/g)?.length ?? 0;
    if (marks > 0 && !isSure && isRatherTurkish(bytes)) {
      return await readAs(source, 'windows-1254', true, choices, options);
    }
    broken += marks;
    rows.push(text);
    done = next;
    onProgress?.(done, source.size);
    await pause();
    if (signal?.aborted) return null;
  }
  const table = rows.finish(source.name, encoding, broken > 0);
  return table ? { ok: true, table } : refusal('empty-file');
}

/** Rows as they arrive; the delimiter is found out with the first piece. */
class RowCollector {
  readonly #choices: ReadChoices;
  readonly #rows: TableRow[] = [];
  #reader: CsvReader | undefined;
  #delimiter: Delimiter = ',';
  #overflowAt: number | null = null;

  constructor(choices: ReadChoices) {
    this.#choices = choices;
  }

  /** Whether nothing more would be taken. */
  get isFull(): boolean {
    return this.#overflowAt !== null || (this.#reader?.brokenAt ?? null) !== null;
  }

  push(text: string): void {
    if (this.#reader) this.#reader.push(text);
    else {
      this.#reader = this.#open(text);
      this.#reader.push(text.slice(toldDelimiter(text)?.length ?? 0));
    }
  }

  finish(name: string, encoding: Encoding, hasBroken: boolean): FileTable | null {
    this.#reader?.end();
    const [first, ...rest] = this.#rows;
    if (!first) return null;
    const hasHeader = this.#choices.hasHeader ?? looksLikeHeader(first.cells, rest);
    const columns = this.#rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    const header = hasHeader ? first.cells : first.cells.map(() => '');
    const warnings: { code: FileWarning; line: number }[] = [];
    const cut = this.#reader?.brokenAt ?? null;
    if (cut !== null) warnings.push({ code: 'cut-off', line: cut });
    if (this.#overflowAt !== null) warnings.push({ code: 'too-many-rows', line: this.#overflowAt });
    if (hasBroken) warnings.push({ code: 'broken-letters', line: 0 });
    if (columns === 1) warnings.push({ code: 'one-column', line: 0 });
    return {
      name,
      encoding,
      delimiter: this.#delimiter,
      hasHeader,
      header,
      headerLine: hasHeader ? first.line : 0,
      rows: hasHeader ? rest : this.#rows,
      warnings,
    };
  }

  #open(text: string): CsvReader {
    const told = toldDelimiter(text);
    const sample = text.slice(told?.length ?? 0, 65_536);
    this.#delimiter = this.#choices.delimiter ?? told?.delimiter ?? detectDelimiter(sample);
    return new CsvReader(
      this.#delimiter,
      (cells, line) => {
        this.#take(cells, line);
      },
      told ? 2 : 1,
    );
  }

  #take(raw: readonly string[], line: number): void {
    if (this.#overflowAt !== null) return;
    const cells = raw.slice(0, MAX_COLUMNS).map((cell) => cell.trim());
    if (cells.every((cell) => cell === '')) return;
    // The header is one more.
    if (this.#rows.length > MAX_ROWS) this.#overflowAt = line;
    else this.#rows.push({ line, cells });
  }
}
