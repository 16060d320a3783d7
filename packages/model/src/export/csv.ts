import { localTime, type CalendarDate, type Instant } from '../calendar-date.js';
import { decimalOf } from '../fields/format-money.js';
import { currencyDigits, type Money } from '../money.js';
import type { UnitPrice } from '../pricing/values.js';
import { guarded } from './formula-guard.js';

/** How a file is written: what stands between cells, and how numbers and dates look. Always UTF-8 and CRLF (RFC 4180). */
export interface CsvDialect {
  readonly delimiter: ',' | ';';
  /** Without the mark, spreadsheets take the file for an old code page and break every `ş`. */
  readonly bom: boolean;
  readonly decimal: ',' | '.';
  /** `dotted`: `22.11.2026` (D71); `iso`: `2026-11-22`. */
  readonly dates: 'dotted' | 'iso';
  /** `local`: date, blank, hours and minutes of the zone, which spreadsheets read as a time; `utc`: the instant, exactly. */
  readonly times: 'local' | 'utc';
}

/** `excel-tr`: opens right in a Turkish Excel (D71). `excel-en`: in an English one. `plain`: for programs. */
export const CSV_DIALECTS = {
  'excel-tr': { delimiter: ';', bom: true, decimal: ',', dates: 'dotted', times: 'local' },
  'excel-en': { delimiter: ',', bom: true, decimal: '.', dates: 'iso', times: 'local' },
  plain: { delimiter: ',', bom: false, decimal: '.', dates: 'iso', times: 'utc' },
} as const satisfies Record<string, CsvDialect>;

export type CsvDialectName = keyof typeof CSV_DIALECTS;

/**
 * A cell by what it means, so that the dialect decides how it looks. Texts are what people typed: quoted always, and guarded against being
 * read as formulas. Numbers and dates are ours: as they are.
 */
export type CsvCell =
  | string
  | null
  /** `number` × 10^-`digits`, exactly. */
  | { readonly number: number | bigint; readonly digits?: number }
  | { readonly date: CalendarDate }
  | { readonly at: Instant; readonly timeZone: string };

/** An amount as a number; its currency belongs into a column of its own. */
export const csvMoney = (money: Money | null): CsvCell =>
  money && { number: money.minor, digits: currencyDigits(money.currency) };

/** A price of one unit, which may be finer than its currency (D37). */
export const csvUnitPrice = (price: UnitPrice | null): CsvCell =>
  price && { number: price.amount, digits: price.scale };

export const csvDate = (date: CalendarDate | null): CsvCell => (date === null ? null : { date });

const LINE_END = '\r\n';

/** One row with its line end. */
export function csvRow(cells: readonly CsvCell[], dialect: CsvDialect): string {
  return cells.map((cell) => written(cell, dialect)).join(dialect.delimiter) + LINE_END;
}

/** A whole table as one text: for what fits on a few screens. */
export function csvText(rows: Iterable<readonly CsvCell[]>, dialect: CsvDialect): string {
  return [...csvChunks(rows, dialect)].join('');
}

/**
 * A table in pieces of some `size` characters, each of whole rows; between two of them the caller may pause, stop, or tell how far it is. The
 * rows are asked for one by one, so that neither they nor the text are ever in memory at once. The first row is the header.
 */
export function* csvChunks(
  rows: Iterable<readonly CsvCell[]>,
  dialect: CsvDialect,
  size = 65_536,
): Generator<string, void, undefined> {
  let piece = dialect.bom ? '\ufeff' : '';
  for (const row of rows) {
    piece += csvRow(row, dialect);
    if (piece.length >= size) {
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') yield piece;
}

function written(cell: CsvCell, { decimal, dates, times }: CsvDialect): string {
  if (cell === null || cell === '') return '';
  // Quoted whether it must be or not: a text that looks like a number or holds another dialect's delimiter stays one cell.
  if (typeof cell === 'string') return `"${guarded(cell).replaceAll('"', '""')}"`;
  if ('number' in cell) return decimalOf(cell.number, cell.digits ?? 0).replace('.', decimal);
  if ('date' in cell) return dates === 'iso' ? cell.date : dotted(cell.date);
  if (times === 'utc') return new Date(cell.at).toISOString();
  const { date, time } = localTime(cell.at, cell.timeZone);
  return `${dates === 'iso' ? date : dotted(date)} ${time}`;
}

function dotted(date: CalendarDate): string {
  const [year, month, day] = date.split('-');
  return `${day ?? ''}.${month ?? ''}.${year ?? ''}`;
}
