import type { ImportNote, ImportProblem, ImportReport } from '@firsat/model/import';
import type { Localizer } from '../../locales/localizer.js';

/** Where in the files. */
export function placeWords(
  l: Localizer,
  { file, line }: { readonly file: string; readonly line: number },
): string {
  return line === 0 ? l.t.importing.wholeFile(file) : l.t.importing.place(file, l.number(line));
}

/** Why something was not taken. */
export function problemWords(l: Localizer, { code, column, value }: ImportProblem): string {
  const { importing } = l.t;
  if (code === 'unknown-column') {
    if (column === undefined) return importing.unknownFile;
    return value === '' ? importing.missingColumn(column) : importing.extraColumn(column);
  }
  if (code === 'invalid-input' && column === undefined) return importing.brokenRow;
  const words = l.problem({ code, params: { value, ...(column !== undefined && { column }) } });
  return column === undefined ? words : `${words} (${importing.column(column)})`;
}

export function noteWords(l: Localizer, { code, count }: ImportNote): string {
  const text = l.t.importing.noteTexts[code];
  return count > 1 ? `${text} (${l.t.importing.times(l.number(count))})` : text;
}

/** Opens in a spreadsheet as it is: the separator that the locale's spreadsheets expect, a byte order mark, and no cell that is a formula. */
export function reportCsv(report: ImportReport, l: Localizer): string {
  const { reportColumns: head } = l.t.importing;
  const separator = l.language === 'tr' ? ';' : ',';
  const rows: (readonly (string | number)[])[] = [
    [head.file, head.line, head.column, head.reason, head.value, head.count],
    ...report.problems.map((problem) => [
      problem.file,
      problem.line,
      problem.column ?? '',
      problemWords(l, problem),
      problem.value,
      1,
    ]),
    ...report.notes.map((note) => [
      note.file,
      note.line,
      note.column,
      l.t.importing.noteTexts[note.code],
      note.value,
      note.count,
    ]),
  ];
  return `\ufeff${rows.map((row) => row.map((cell) => quoted(cell)).join(separator)).join('\r\n')}\r\n`;
}

function quoted(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}
