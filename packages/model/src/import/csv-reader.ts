/** Signs that may stand between cells. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** One row: the line on which it begins (the first is 1) and its cells, as they stand. */
export type RowTaker = (cells: readonly string[], line: number) => void;

/** A longer row is none: somewhere a quote was not closed, and all that follows would become one cell. */
const MAX_ROW = 1_000_000;

/**
 * Reads delimited text (RFC 4180) piece by piece, however it is cut. Written by hand, since it must say on which line a quote was left open,
 * and must not take the rest of a broken file for one cell.
 */
export class CsvReader {
  /** The line of the row that never ended; after it nothing is read. */
  brokenAt: number | null = null;
  readonly #delimiter: Delimiter;
  readonly #take: RowTaker;
  #text = '';
  #line: number;

  constructor(delimiter: Delimiter, take: RowTaker, firstLine = 1) {
    this.#delimiter = delimiter;
    this.#take = take;
    this.#line = firstLine;
  }

  push(text: string): void {
    this.#text += text;
    this.#read(false);
  }

  end(): void {
    this.#read(true);
  }

  #read(isLast: boolean): void {
    const text = this.#text;
    let from = 0;
    while (this.brokenAt === null && from < text.length) {
      const row = readRow(text, from, this.#delimiter, isLast);
      if (row === null) {
        if (isLast || text.length - from > MAX_ROW) this.brokenAt = this.#line;
        break;
      }
      this.#take(row.cells, this.#line);
      this.#line += row.lines;
      from = row.end;
    }
    this.#text = this.brokenAt === null ? text.slice(from) : '';
  }
}

interface ReadRow {
  readonly cells: readonly string[];
  /** Where the next row begins. */
  readonly end: number;
  readonly lines: number;
}

/** The row at `from`; `null` when its end has not arrived. */
function readRow(text: string, from: number, delimiter: Delimiter, isLast: boolean): ReadRow | null {
  const cells: string[] = [];
  let at = from;
  let lines = 1;
  for (;;) {
    let cell = '';
    if (text[at] === '"') {
      const quoted = readQuoted(text, at, isLast);
      if (quoted === null) return null;
      cell = quoted.cell;
      at = quoted.end;
      lines += countBreaks(cell);
    }
    // What follows a closing quote belongs to the cell: `"3/4" boru"` is how careless programs write it.
    const end = endOfCell(text, at, delimiter);
    cells.push(cell + text.slice(at, end));
    if (text[end] === delimiter) {
      at = end + 1;
      continue;
    }
    if (end === text.length) return isLast ? { cells, end, lines } : null;
    if (text[end] === '\n') return { cells, end: end + 1, lines };
    // A carriage return at the end of a piece may be half of a line end.
    if (end + 1 === text.length && !isLast) return null;
    return { cells, end: text[end + 1] === '\n' ? end + 2 : end + 1, lines };
  }
}

function readQuoted(
  text: string,
  from: number,
  isLast: boolean,
): { readonly cell: string; readonly end: number } | null {
  let cell = '';
  let start = from + 1;
  for (;;) {
    const quote = text.indexOf('"', start);
    if (quote < 0 || (quote + 1 === text.length && !isLast)) return null;
    cell += text.slice(start, quote);
    if (text[quote + 1] !== '"') return { cell, end: quote + 1 };
    cell += '"';
    start = quote + 2;
  }
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length) {
    const sign = text[at];
    if (sign === delimiter || sign === '\n' || sign === '\r') break;
    at++;
  }
  return at;
}

function countBreaks(cell: string): number {
  return cell.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** The delimiter under which most rows have as many cells as the first, and more than one; a comma when there is none. */
export function detectDelimiter(sample: string): Delimiter {
  let best: { readonly delimiter: Delimiter; readonly score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts: number[] = [];
    // The last row of a sample may be cut: only whole ones count.
    new CsvReader(delimiter, (cells) => {
      if (counts.length < 50 && cells.some((cell) => cell.trim() !== '')) counts.push(cells.length);
    }).push(`${sample}\n`);
    const [columns = 0] = counts;
    const alike = counts.filter((count) => count === columns).length / (counts.length || 1);
    const score = columns > 1 ? alike * Math.min(columns, 30) : 0;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** What the `sep=` line of Excel says, at the very beginning, and how long it is; `null` when there is none. */
export function toldDelimiter(
  text: string,
): { readonly delimiter: Delimiter; readonly length: number } | null {
  const told = /^\ufeff?sep=([^\r\n])\r?\n/i.exec(text);
  const delimiter = DELIMITERS.find((sign) => sign === told?.[1]);
  return told && delimiter ? { delimiter, length: told[0].length } : null;
}
