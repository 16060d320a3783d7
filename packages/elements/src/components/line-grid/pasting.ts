import {
  readLineBlock,
  type Line,
  type LineColumn,
  type PastedBlock,
  type PastedFields,
  type PastedLine,
} from '@firsat/model';
import type { Localizer } from '../../locales/localizer.js';
import type { CellEditing, GridCell } from './cell-editing.js';
import { pasteColumns } from './line-columns.js';

/** A block that was pasted and waits for a yes. */
export interface Paste {
  readonly text: string;
  readonly columns: readonly LineColumn[];
  /** Lines that its first rows go into, when it was pasted into cells. */
  readonly into: readonly string[];
  /** New rows go behind this line. */
  readonly afterId: string | null;
  readonly decimalSign: ',' | '.' | undefined;
}

export interface ReadPaste {
  readonly block: PastedBlock;
  /** What would be written. */
  readonly rows: readonly PastedLine[];
  readonly nameless: number;
}

/** What a paste says; `null` when there is no row in it. */
export function readPaste(paste: Paste, l: Localizer, currency: string): ReadPaste | null {
  const read = readLineBlock(paste.text, {
    locale: l.locale,
    currency,
    columns: paste.columns,
    ...(paste.decimalSign && { decimalSign: paste.decimalSign }),
  });
  if (!read.ok || read.value.rows.length === 0) return null;
  const block = read.value;
  const rows = block.rows.map(({ fields }, index) => {
    const id = paste.into[index];
    return { ...fieldsOf(fields), ...(id !== undefined && { id }) };
  });
  const named = rows.filter(({ id, name }) => id !== undefined || name !== undefined);
  return { block, rows: named, nameless: rows.length - named.length };
}

function fieldsOf({ vatRate, ...fields }: PastedFields): PastedLine {
  return vatRate === undefined ? fields : { ...fields, vat: { rate: vatRate, exemption: null } };
}

/** Where something was pasted: into a cell, or (`cell` is missing) where lines are added. */
export interface PastePlace {
  readonly text: string;
  /** A block rather than a word: it goes into many cells. */
  readonly isBlock: boolean;
  readonly cell: GridCell | undefined;
}

/** `undefined`: the field that it was pasted into takes it by itself. */
export function pastePlace(event: ClipboardEvent, editing: CellEditing): PastePlace | undefined {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  const target = event.composedPath()[0] as HTMLElement;
  const { cursor, edit } = editing;
  const inCell = target.dataset['column'] !== undefined || target.classList.contains('cell-editor');
  const isBlock = /[\t\n\r]/.test(text.replace(/[\r\n]+$/, ''));
  if (text === '' || (!inCell && target.id !== 'add-line')) return undefined;
  if (!isBlock && (!inCell || edit || cursor?.column === 'vat')) return undefined;
  return { text, isBlock, cell: inCell ? cursor : undefined };
}

/** The rows of a block go into the lines from the cell on, and below them. */
export function pasteInto({ text, cell }: PastePlace, lines: readonly Line[]): Paste {
  const row = cell ? lines.findIndex(({ id }) => id === cell.line) : lines.length;
  return {
    text,
    columns: pasteColumns(cell?.column ?? 'name'),
    into: lines.slice(row).map(({ id }) => id),
    afterId: lines.at(-1)?.id ?? null,
    decimalSign: undefined,
  };
}
