import { CsvReader, detectDelimiter, toldDelimiter } from './csv-reader.js';

/** One data row: where it starts in the file (the first line is 1) and its cells, trimmed. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  /** Line of the header; 0 when the file is empty. */
  readonly headerLine: number;
  readonly header: readonly string[];
  /** Rows with something in them. */
  readonly rows: readonly TableRow[];
}

export interface Pacing {
  readonly signal?: AbortSignal;
  /** Waits until the page may be blocked again for a moment. */
  readonly pause: () => Promise<void>;
}

/** Characters read between two pauses: a few milliseconds of work. */
const CHUNK = 131_072;

/**
 * Reads delimited text: comma, semicolon, tab or bar (found out, or told by the `sep=` line of Excel), with or without BOM, quoted
 * line breaks included. A row that never ends is left out. `null` when aborted.
 */
export async function readTable(text: string, { signal, pause }: Pacing): Promise<Table | null> {
  const plain = text.replace(/^\ufeff/, '');
  const told = toldDelimiter(plain);
  const body = told ? plain.slice(told.length) : plain;
  const rows: TableRow[] = [];
  const take = (raw: readonly string[], line: number): void => {
    const cells = raw.map((cell) => cell.trim());
    if (cells.some((cell) => cell !== '')) rows.push({ line, cells });
  };
  const delimiter = told?.delimiter ?? detectDelimiter(body.slice(0, CHUNK));
  const reader = new CsvReader(delimiter, take, told ? 2 : 1);
  for (let at = 0; at < body.length; at += CHUNK) {
    reader.push(body.slice(at, at + CHUNK));
    await pause();
    if (signal?.aborted) return null;
  }
  reader.end();
  const [header, ...data] = rows;
  return { headerLine: header?.line ?? 0, header: header?.cells ?? [], rows: data };
}
