import type { CustomField } from '@firsat/model';
import type { CellReading, CellValue, FileTable } from '@firsat/model/import';
import type { PipelineStore } from '@firsat/store';
import type { Localizer } from '../../locales/localizer.js';
import { problemWords } from './report-words.js';

/** What a column is called: by the file, else by its number. */
export function columnName(l: Localizer, { header }: FileTable, index: number): string {
  return header[index] || l.t.importing.columnNumber(l.number(index + 1));
}

export function targetName(l: Localizer, target: string, store: PipelineStore): string {
  const own = ownField(target, store);
  return own?.label ?? (l.t.importing.targets as Readonly<Record<string, string>>)[target] ?? target;
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
    case 'number':
      return l.number(value.number);
    case 'list':
      return l.list(value.items);
    case 'choice':
      return choiceName(l, target, value.text, store);
    case 'text':
    case 'currency':
      return value.text;
  }
}

/** What a choice is called here: a stage, an option of a field of the workspace's own, a status … */
export function choiceName(l: Localizer, target: string, code: string, store: PipelineStore): string {
  if (target === 'stage') return store.get('stages', code)?.name ?? '';
  const { common, importing } = l.t;
  const own = ownField(target, store);
  if (own)
    return (
      own.options[code]?.label ?? (importing.choices.flag as Readonly<Record<string, string>>)[code] ?? code
    );
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    status: common.status,
    period: common.period,
    ...importing.choices,
  };
  return words[target]?.[code] ?? code;
}

/** The field of the workspace's own that a target stands for. */
export function ownField(target: string, store: PipelineStore): CustomField | undefined {
  return target.startsWith('custom.') ? store.get('customFields', target.slice('custom.'.length)) : undefined;
}

export function cellProblem(l: Localizer, { problem, text }: CellReading): string | undefined {
  return problem && problemWords(l, { file: '', line: 0, code: problem, value: text });
}
