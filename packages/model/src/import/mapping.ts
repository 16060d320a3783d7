import type { Json } from '../json.js';
import type { CustomField } from '../records/custom-field.js';
import { dateEvidence, decimalEvidence, type DateOrder, type DecimalSign, type Evidence } from './formats.js';
import type { FileTable } from './read-file.js';
import { nameKey, textHash } from '../source-ids.js';
import {
  proposeColumns,
  proposeKind,
  TARGET_KINDS,
  targetsOf,
  type ColumnChoice,
  type TargetKind,
} from './targets.js';

/** What to do with rows that the workspace has already. */
export type Existing = 'skip' | 'update';

/** How the rows of a file are understood: what somebody decided, or was proposed and has seen. Plain JSON: it is remembered in the document. */
export interface ImportMapping {
  readonly kind: TargetKind;
  readonly columns: ColumnChoice;
  /** `null`: nobody has said yet, and the cells do not tell. */
  readonly decimal: DecimalSign | null;
  readonly dates: DateOrder | null;
  /** Of amounts that name none. */
  readonly currency: string;
  /** Where new opportunities stand; `null`: the workspace's default schema. */
  readonly schemaId: string | null;
  readonly existing: Existing;
  /**
   * What words of the file mean, by target and {@link nameKey} of the word: a stage's id, a status, a customer's id … `''` leaves such rows
   * out. What is not here is found by name.
   */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Live fields of the workspace's own, which are targets too. */
export type OwnFields = Iterable<CustomField>;

/** The same for files with the same columns: how a mapping is found again. */
export function signatureOf(header: readonly string[]): string {
  return textHash(header.map(nameKey).join('|'));
}

/** What is proposed for a file that was never seen before. */
export function proposeMapping(
  table: FileTable,
  {
    currency,
    kind = proposeKind(table.header),
    own = [],
  }: { readonly currency: string; readonly kind?: TargetKind; readonly own?: OwnFields },
): ImportMapping {
  const mapping: ImportMapping = {
    kind,
    columns: proposeColumns(kind, table.header, own),
    decimal: null,
    dates: null,
    currency,
    schemaId: null,
    existing: 'skip',
    words: {},
  };
  return withFormats(table, mapping, own);
}

/** The mapping with the formats that its columns tell; an answer that was given stays where they leave it open. */
export function withFormats(table: FileTable, mapping: ImportMapping, own: OwnFields = []): ImportMapping {
  const { decimal, dates } = formatEvidence(table, mapping, own);
  return {
    ...mapping,
    decimal: sure(decimal) ?? mapping.decimal ?? (decimal === 'none' ? '.' : null),
    dates: sure(dates) ?? mapping.dates ?? (dates === 'none' ? 'dmy' : null),
  };
}

export interface FormatEvidence {
  readonly decimal: Evidence<DecimalSign>;
  readonly dates: Evidence<DateOrder>;
}

/** How the mapped columns are written, as far as their cells tell. */
export function formatEvidence(
  table: FileTable,
  { kind, columns }: Pick<ImportMapping, 'kind' | 'columns'>,
  own: OwnFields = [],
): FormatEvidence {
  const targets = targetsOf(kind, own);
  const indexesOf = (...types: readonly string[]): readonly number[] =>
    Object.entries(columns)
      .filter(([name]) => types.includes(targets[name]?.type ?? ''))
      .map(([, index]) => index);
  return {
    decimal: decimalEvidence(cellsOf(table, indexesOf('money', 'whole', 'number', 'percent'))),
    dates: dateEvidence(cellsOf(table, indexesOf('date'))),
  };
}

function* cellsOf({ rows }: FileTable, columns: readonly number[]): Generator<string> {
  for (const { cells } of rows) for (const column of columns) yield cells[column] ?? '';
}

function sure<T>(evidence: Evidence<T>): T | null {
  return evidence === 'none' || evidence === 'unclear' ? null : evidence;
}

/** A remembered mapping as it comes out of a document: whatever it may be; `null` when it is none, or not for this header. */
export function mappingFromJson(
  json: Json,
  header: readonly string[],
  own: OwnFields = [],
): ImportMapping | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  const given = json as { readonly [key: string]: Json };
  const kind = TARGET_KINDS.find((each) => each === given['kind']);
  const { columns, words, decimal, dates, currency, schemaId, existing } = given;
  if (!kind || !isObject(columns) || typeof currency !== 'string') return null;
  const targets = targetsOf(kind, own);
  const known = Object.entries(columns).filter(
    (entry): entry is [string, number] =>
      entry[0] in targets && Number.isInteger(entry[1]) && (entry[1] as number) < header.length,
  );
  return {
    kind,
    columns: Object.fromEntries(known),
    decimal: decimal === ',' || decimal === '.' ? decimal : null,
    dates: dates === 'dmy' || dates === 'mdy' ? dates : null,
    currency,
    schemaId: typeof schemaId === 'string' ? schemaId : null,
    existing: existing === 'update' ? 'update' : 'skip',
    words: isObject(words) ? wordsFrom(words) : {},
  };
}

function wordsFrom(json: { readonly [key: string]: Json }): ImportMapping['words'] {
  return Object.fromEntries(
    Object.entries(json).flatMap(([target, words]) =>
      isObject(words)
        ? [
            [
              target,
              Object.fromEntries(Object.entries(words).filter(([, meaning]) => typeof meaning === 'string')),
            ],
          ]
        : [],
    ),
  ) as ImportMapping['words'];
}

function isObject(json: Json | undefined): json is { readonly [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
