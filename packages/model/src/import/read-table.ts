import Papa, { type ParseConfig, type Parser, type ParseResult } from 'papaparse';

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

/** Characters parsed between two pauses: a few milliseconds of work. */
const CHUNK = 131_072;

/**
 * Reads delimited text: comma, semicolon, tab or bar (found out, or told by the `sep=` line of Excel), with or without BOM, quoted
 * line breaks included. `null` when aborted.
 */
export async function readTable(text: string, { signal, pause }: Pacing): Promise<Table | null> {
  const plain = text.replace(/^\ufeff/, '');
  const told = /^sep=([^\r\n])\r?\n/i.exec(plain);
  const body = told ? plain.slice(told[0].length) : plain;
  const rows: TableRow[] = [];
  let line = told ? 2 : 1;
  const aborted = await new Promise<boolean>((resolve) => {
    const config = {
      chunkSize: CHUNK,
      delimiter: told?.[1] ?? delimiterOf(body),
      chunk: ({ data }: ParseResult<string[]>, parser: Parser) => {
        for (const raw of data) {
          const cells = raw.map((cell) => cell.trim());
          if (cells.some((cell) => cell !== '')) rows.push({ line, cells });
          line += 1 + raw.reduce((breaks, cell) => breaks + countBreaks(cell), 0);
        }
        parser.pause();
        void pause().then(() => {
          if (!signal?.aborted) {
            parser.resume();
            return;
          }
          parser.abort();
          resolve(true);
        });
      },
      complete: () => resolve(signal?.aborted ?? false),
    };
    // The typings know chunks for files only; the library has them for texts too.
    Papa.parse<string[]>(body, config as ParseConfig<string[]>);
  });
  if (aborted) return null;
  const [header, ...data] = rows;
  return { headerLine: header?.line ?? 0, header: header?.cells ?? [], rows: data };
}

/** The delimiter that the header has most of: data may be full of decimal commas. */
function delimiterOf(text: string): string {
  const header = (/^[\r\n]*([^\r\n]*)/.exec(text)?.[1] ?? '').replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t', '|'].map((sign) => ({ sign, count: header.split(sign).length }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).sign;
}

function countBreaks(cell: string): number {
  return cell.match(/\r\n|\r|\n/g)?.length ?? 0;
}
