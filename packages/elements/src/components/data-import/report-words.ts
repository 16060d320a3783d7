import type { ProblemCode } from '@firsat/model';
import { CSV_DIALECTS, csvText, type CsvCell } from '@firsat/model/export';
import type { ImportNote, ImportProblem, ImportProblemCode, ImportReport } from '@firsat/model/import';
import { spreadsheetOf } from '../../fields/spreadsheet.js';
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
  // What the words of commands say of a stage that somebody has removed is not what is the matter here.
  if (code === 'unknown-stage') return withColumn(l, importing.unknownStage, column);
  const words = isFileProblem(code)
    ? importing.fileProblems[code]
    : l.problem({ code, params: { value, ...(column !== undefined && { column }) } });
  return withColumn(l, words, column);
}

function withColumn(l: Localizer, words: string, column: string | undefined): string {
  return column === undefined ? words : `${words} (${l.t.importing.column(column)})`;
}

/** Codes that only files have; their words are this element's own. */
type FileProblem = Exclude<ImportProblemCode, ProblemCode>;
const FILE_PROBLEMS: Readonly<Record<FileProblem, true>> = {
  'empty-file': true,
  'too-large': true,
  'spreadsheet-file': true,
  'binary-file': true,
  'cut-off': true,
  'too-many-rows': true,
  'broken-letters': true,
  'one-column': true,
  'unknown-word': true,
  'ambiguous-name': true,
  'left-out': true,
};

function isFileProblem(code: ImportProblemCode): code is FileProblem {
  return code in FILE_PROBLEMS;
}

export function noteWords(l: Localizer, { code, count }: ImportNote): string {
  const text = l.t.importing.noteTexts[code];
  return count > 1 ? `${text} (${l.t.importing.times(l.number(count))})` : text;
}

/** Opens right in the spreadsheets of the reader's language. */
export function reportCsv(report: ImportReport, l: Localizer): string {
  const { reportColumns: head } = l.t.importing;
  const rows: (readonly CsvCell[])[] = [
    [head.file, head.line, head.column, head.reason, head.value, head.count],
    ...report.problems.map((problem) => [
      problem.file,
      { number: problem.line },
      problem.column ?? '',
      problemWords(l, problem),
      problem.value,
      { number: 1 },
    ]),
    ...report.notes.map((note) => [
      note.file,
      { number: note.line },
      note.column,
      l.t.importing.noteTexts[note.code],
      note.value,
      { number: note.count },
    ]),
  ];
  return csvText(rows, CSV_DIALECTS[spreadsheetOf(l)]);
}
