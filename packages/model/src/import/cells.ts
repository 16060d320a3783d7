import type { CalendarDate } from '../calendar-date.js';
import { parseDate } from '../fields/parse-date.js';
import { parseDecimal } from '../fields/parse-decimal.js';
import { currencyDigits, type Money } from '../money.js';
import type { ProblemCode } from '../problems.js';
import type { ImportKind, ReportBuilder } from './report.js';
import type { Column, SourceRow } from './recognise.js';

/** Reads the cells of rows; what cannot be read is reported with its place and counts as empty. */
export class Cells {
  readonly #report: ReportBuilder;
  readonly #currency: string;

  constructor(report: ReportBuilder, currency: string) {
    this.#report = report;
    this.#currency = currency;
  }

  text<K extends ImportKind>(row: SourceRow<K>, column: Column<K>): string | null {
    return row.get(column) || null;
  }

  /** Dates of such exports are month/day/year; ISO, and day first with dots, are understood too. */
  date<K extends ImportKind>(row: SourceRow<K>, column: Column<K>): CalendarDate | null {
    const text = row.get(column);
    if (text === '') return null;
    const parsed = parseDate(text, 'en-US');
    return parsed.ok ? parsed.value : this.complain(row, column, 'not-a-date');
  }

  whole<K extends ImportKind>(row: SourceRow<K>, column: Column<K>): number | null {
    const text = row.get(column);
    if (text === '') return null;
    const decimal = parseDecimal(text, 'en');
    const value = decimal?.scale === 0 ? Number(decimal.value) : NaN;
    return Number.isSafeInteger(value) ? value : this.complain(row, column, 'not-a-number');
  }

  /** An amount; with `millions`, a number of millions. Exact, and never negative. */
  money<K extends ImportKind>(
    row: SourceRow<K>,
    column: Column<K>,
    unit: 'units' | 'millions' = 'units',
  ): Money | null {
    const text = row.get(column);
    if (text === '') return null;
    const shift = currencyDigits(this.#currency) + (unit === 'millions' ? 6 : 0);
    const decimal = parseDecimal(text, 'en');
    if (!decimal || decimal.scale > shift) return this.complain(row, column, 'not-an-amount');
    const minor = decimal.value * 10n ** BigInt(shift - decimal.scale);
    if (minor < 0n || minor > BigInt(Number.MAX_SAFE_INTEGER))
      return this.complain(row, column, 'out-of-range');
    return { minor: Number(minor), currency: this.#currency };
  }

  complain<K extends ImportKind>(row: SourceRow<K>, column: Column<K>, code: ProblemCode): null {
    this.#report.problem({ file: row.file, line: row.line, column, code, value: row.get(column) });
    return null;
  }
}
