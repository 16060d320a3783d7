import type { CellReading, CellValue, FileTable } from '@firsat/model/import';
import type { PipelineStore } from '@firsat/store';
import type { Localizer } from '../../locales/localizer.js';
import { problemWords } from './report-words.js';

/** What a column is called: by the file, else by its number. */
export function columnName(l: Localizer, { header }: FileTable, index: number): string {
  return header[index] || l.t.importing.columnNumber(l.number(index + 1));
}

export function targetName(l: Localizer, target: string): string {
  return (l.t.importing.targets as Readonly<Record<string, string>>)[target] ?? target;
}

/** How a cell is understood, as a reader would write it (the echo of D70). */
export function echo(l: Localizer, value: CellValue, target: string, store: PipelineStore): string {
  switch (value.type) {
    case 'money':
      return l.money(value.money);
    case 'date':
      return l.date(value.date, 'full');
    case 'percent':
      return l.percent(value.number);
    case 'whole':
      return l.number(value.number);
    case 'list':
      return l.list(value.items);
    case 'choice':
      return target === 'stage'
        ? (store.get('stages', value.text)?.name ?? '')
        : choiceName(l, target, value.text);
    case 'text':
    case 'currency':
      return value.text;
  }
}

export function choiceName(l: Localizer, target: string, code: string): string {
  const { common, importing } = l.t;
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    status: common.status,
    period: common.period,
    ...importing.choices,
  };
  return words[target]?.[code] ?? code;
}

export function cellProblem(l: Localizer, { problem, text }: CellReading): string | undefined {
  return problem && problemWords(l, { file: '', line: 0, code: problem, value: text });
}
