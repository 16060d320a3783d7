import { fold } from '../fold.js';
import { IMPORT_KINDS, type ImportKind, type ReportBuilder } from './report.js';
import type { Table } from './read-table.js';

/** The columns of the four files of a CRM export, by what their rows become. The first two say which file it is. */
const COLUMNS = {
  opportunities: [
    'opportunity_id',
    'deal_stage',
    'sales_agent',
    'product',
    'account',
    'engage_date',
    'close_date',
    'close_value',
  ],
  contacts: [
    'account',
    'sector',
    'year_established',
    'revenue',
    'employees',
    'office_location',
    'subsidiary_of',
  ],
  products: ['product', 'sales_price', 'series'],
  members: ['sales_agent', 'manager', 'regional_office'],
} as const satisfies Record<ImportKind, readonly string[]>;

export type Column<K extends ImportKind = ImportKind> = (typeof COLUMNS)[K][number];

/** A data row of a recognised file, read by column name. A column that the file does not have reads as empty. */
export interface Source<K extends ImportKind> {
  readonly file: string;
  readonly kind: K;
  readonly rows: readonly SourceRow<K>[];
}

export interface SourceRow<K extends ImportKind> {
  readonly file: string;
  readonly line: number;
  get(column: Column<K>): string;
}

/** Says what a file holds, by its header in any order and spelling of case and blanks; reports what it cannot use. */
export function recognise(file: string, table: Table, report: ReportBuilder): Source<ImportKind> | null {
  if (table.headerLine === 0) {
    report.problem({ file, line: 0, code: 'unreadable-file', value: '' });
    return null;
  }
  const header = table.header.map(columnKey);
  const kind = kindOf(header);
  if (!kind) {
    report.problem({ file, line: table.headerLine, code: 'unknown-column', value: table.header.join(', ') });
    return null;
  }
  const wanted: readonly string[] = COLUMNS[kind];
  for (const name of wanted) {
    if (!header.includes(name)) {
      report.problem({ file, line: table.headerLine, column: name, code: 'unknown-column', value: '' });
    }
  }
  header.forEach((name, index) => {
    const value = table.header[index] ?? '';
    if (!wanted.includes(name) && value !== '') {
      report.problem({ file, line: table.headerLine, column: value, code: 'unknown-column', value });
    }
  });
  const indexes = new Map(header.map((name, index) => [name, index]));
  const rows: SourceRow<ImportKind>[] = [];
  for (const { line, cells } of table.rows) {
    report.rows++;
    if (cells.length !== table.header.length) {
      // Cut off, or with a delimiter too many: its cells may not be what their columns say.
      report.problem({ file, line, code: 'invalid-input', value: cells.join(', ') });
      report.count('rejected', kind);
      continue;
    }
    rows.push({ file, line, get: (column) => cells[indexes.get(column) ?? -1] ?? '' });
  }
  return { file, kind, rows };
}

/** Whether a header is one of the four files of a CRM export, which are read together and need no mapping. */
export function isKnownExport(header: readonly string[]): boolean {
  return kindOf(header.map(columnKey)) !== undefined;
}

const columnKey = (name: string): string => fold(name).replace(/[\s_-]+/g, '_');

function kindOf(header: readonly string[]): ImportKind | undefined {
  return IMPORT_KINDS.find((each) => COLUMNS[each].slice(0, 2).every((name) => header.includes(name)));
}
