import { decimalSign } from '../fields/parse-decimal.js';
import { parsePercent } from '../fields/parse-money.js';
import { fold } from '../fold.js';
import { ok, problem, refused, type Problem, type Result } from '../problems.js';
import { parseDiscount, parseQuantity, parseUnitPrice, type NumberHabit } from './parse-price.js';
import { readCells } from './paste-cells.js';
import type { Discount, UnitPrice } from './values.js';

/** Columns of the grid of lines in their first order. */
export const LINE_COLUMNS = [
  'name',
  'code',
  'description',
  'quantity',
  'unit',
  'unitPrice',
  'discount',
  'vatRate',
] as const;
export type LineColumn = (typeof LINE_COLUMNS)[number];

/** What a row of a paste says; cells that are empty or cannot be read are left out. */
export interface PastedFields {
  readonly name?: string;
  readonly code?: string;
  readonly description?: string;
  /** Thousandths. */
  readonly quantity?: number;
  readonly unit?: string;
  readonly unitPrice?: UnitPrice;
  readonly discount?: Discount | null;
  /** Basis points. */
  readonly vatRate?: number;
}

/** A cell that could not be read, with what stands in it. `row` counts from 0, the header and blank rows included. */
export interface CellProblem {
  readonly row: number;
  readonly column: LineColumn;
  readonly text: string;
  readonly problem: Problem;
}

export interface PastedBlock {
  /** What each column of the paste was taken for; `null` = nothing of ours. */
  readonly columns: readonly (LineColumn | null)[];
  readonly rows: readonly { readonly row: number; readonly fields: PastedFields }[];
  readonly problems: readonly CellProblem[];
  /** How numbers were read, to be echoed (D70), and whether the paste itself proved it. */
  readonly decimalSign: ',' | '.';
  readonly proven: boolean;
}

export interface PasteOptions {
  readonly locale: string;
  readonly currency: string;
  /** The columns of the grid from the one in which the paste begins; a header row in the paste says it better. */
  readonly columns: readonly LineColumn[];
  /** Overrules what the paste looks like: the person has looked at the echo. */
  readonly decimalSign?: ',' | '.';
}

/** Most rows of one paste, and of one document. */
export const MAX_LINES = 500;
/** Most characters of one paste. */
const MAX_PASTE = 2_000_000;

/**
 * A block that was copied from a spreadsheet (S68, D70). All its numbers are of one habit: a single `1,234.56` tells that `2,500` beside it
 * is two thousand five hundred. Where nothing proves the habit the locale's counts, and what may be both is a problem of its cell.
 */
export function readLineBlock(text: string, options: PasteOptions): Result<PastedBlock> {
  if (text.length > MAX_PASTE) return refused(problem('too-long', undefined, { max: MAX_PASTE }));
  const cells = readCells(text);
  const header = cells.length > 1 ? headerOf(cells[0] ?? []) : null;
  const columns = header ?? options.columns;
  const body = cells.map((row, index) => ({ row: index, cells: row })).slice(header ? 1 : 0);
  const filled = body.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  if (filled.length > MAX_LINES) return refused(problem('out-of-range', undefined, { max: MAX_LINES }));

  const proof = provenSign(filled.flatMap((row) => row.cells.filter((_, at) => isNumeric(columns[at]))));
  const sign = options.decimalSign ?? proof ?? decimalSign(options.locale);
  const sure = options.decimalSign !== undefined || proof !== null;
  const habit: NumberHabit = { locale: sign === ',' ? 'tr' : 'en', sure };

  const problems: CellProblem[] = [];
  const rows = filled.map(({ row, cells: texts }) => {
    const fields: Record<string, unknown> = {};
    for (const [at, cell] of texts.entries()) {
      const column = columns[at];
      if (!column || cell.trim() === '') continue;
      const value = readCell(column, cell, options.currency, habit);
      if (value.ok) fields[column] = value.value;
      else problems.push(...value.problems.map((one) => ({ row, column, text: cell, problem: one })));
    }
    return { row, fields: fields };
  });
  return ok({ columns, rows, problems, decimalSign: sign, proven: sure });
}

function readCell(column: LineColumn, text: string, currency: string, habit: NumberHabit): Result<unknown> {
  switch (column) {
    case 'quantity':
      return parseQuantity(text, habit);
    case 'unitPrice':
      return parseUnitPrice(text, currency, habit);
    case 'discount':
      return parseDiscount(text, currency, habit);
    case 'vatRate':
      return parsePercent(text, habit.locale);
    default:
      return ok(text.trim());
  }
}

const isNumeric = (column: LineColumn | null | undefined): boolean =>
  column === 'quantity' || column === 'unitPrice' || column === 'discount' || column === 'vatRate';

/** The decimal sign that some number can only have; `null` when none tells, or when they contradict each other. */
function provenSign(texts: readonly string[]): ',' | '.' | null {
  const signs = new Set(texts.map((text) => signIn(text.replace(/[^\d.,]/gu, ''))));
  signs.delete(null);
  return signs.size === 1 ? ([...signs][0] ?? null) : null;
}

function signIn(digits: string): ',' | '.' | null {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) return null;
  const [mark, other] = digits[last] === ',' ? ([',', '.'] as const) : (['.', ','] as const);
  const whole = digits.slice(0, last);
  if (whole.includes(other)) return mark;
  if (whole.includes(mark)) return other;
  // Three digits behind one to three that are not 0 may be a thousand.
  return digits.length - last - 1 === 3 && /^[1-9]\d{0,2}$/.test(whole) ? null : mark;
}

/** What spreadsheets call our columns, folded (D67). `null`: known, and computed here instead. */
const HEADERS: readonly (readonly [LineColumn | null, readonly string[]])[] = [
  ['name', ['urun', 'hizmet', 'urun hizmet', 'urun adi', 'mal hizmet', 'kalem', 'ad', 'adi']],
  ['name', ['item', 'product', 'service', 'product name', 'item name', 'name']],
  ['code', ['kod', 'kodu', 'urun kodu', 'stok kodu', 'code', 'item code', 'product code', 'sku']],
  ['description', ['aciklama', 'teknik ozellik', 'ozellikler', 'description', 'specification', 'details']],
  ['quantity', ['miktar', 'adet', 'quantity', 'qty']],
  ['unit', ['birim', 'olcu birimi', 'unit', 'uom']],
  ['unitPrice', ['birim fiyat', 'birim fiyati', 'fiyat', 'unit price', 'price', 'list price']],
  ['discount', ['iskonto', 'iskonto orani', 'indirim', 'indirim orani', 'discount', 'discount rate']],
  ['vatRate', ['kdv', 'kdv orani', 'vat', 'vat rate', 'tax', 'tax rate']],
  [null, ['tutar', 'toplam', 'ara toplam', 'kdv tutari', 'amount', 'total', 'line total', 'subtotal']],
  [null, ['no', 'sira', 'sira no', 'sn']],
];
const BY_WORD = new Map(HEADERS.flatMap(([column, words]) => words.map((word) => [word, column])));

/** The columns that a header names; `null` when the row is none: two of its cells must be known, and a digit makes it a row of data. */
function headerOf(cells: readonly string[]): readonly (LineColumn | null)[] | null {
  const words = cells.map((cell) =>
    fold(cell)
      .replace(/[^a-z0-9]+/gu, ' ')
      .trim(),
  );
  if (words.filter((word) => BY_WORD.has(word)).length < 2 || words.some((word) => /\d/.test(word)))
    return null;
  const seen = new Set<LineColumn>();
  return words.map((word) => {
    const column = BY_WORD.get(word) ?? null;
    if (column === null || seen.has(column)) return null;
    seen.add(column);
    return column;
  });
}
