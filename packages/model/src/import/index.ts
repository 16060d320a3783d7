export { choicesOf } from './choice-words.js';
export type { FixedChoice } from './choice-words.js';
export type { Known } from './contact-finder.js';
export { DELIMITERS } from './csv-reader.js';
export type { Delimiter } from './csv-reader.js';
export { ENCODINGS } from './encoding.js';
export type { Encoding } from './encoding.js';
export type { DateOrder, DecimalSign, Evidence } from './formats.js';
export { IMPORT_SCHEMA_ID, importStageId } from './import-schema.js';
export type { ImportStage } from './import-schema.js';
export { Interpreter, unknownWords } from './interpret.js';
export type { CellReading, CellValue } from './interpret.js';
export { formatEvidence, mappingFromJson, proposeMapping, signatureOf, withFormats } from './mapping.js';
export type { Existing, FormatEvidence, ImportMapping, OwnFields } from './mapping.js';
export { NEW_CONTACT } from './mapped-context.js';
export type { AmbiguousName, MappedEnv } from './mapped-context.js';
export { planBringBack, planImport, planTakeBack } from './on-demand.js';
export type { ImportEnv, ImportFile, ImportPlan, PlanImportOptions } from './plan-import.js';
export { planMapped } from './plan-mapped.js';
export type { MappedPlan } from './plan-mapped.js';
export { MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS, readFile } from './read-file.js';
export type {
  ByteSource,
  FileReading,
  FileRefusal,
  FileTable,
  FileWarning,
  ReadChoices,
  ReadFileOptions,
} from './read-file.js';
export { readTable } from './read-table.js';
export type { Pacing, Table, TableRow } from './read-table.js';
export { isKnownExport } from './recognise.js';
export { IMPORT_KINDS } from './report.js';
export type {
  ImportCounts,
  ImportKind,
  ImportNote,
  ImportNoteCode,
  ImportProblem,
  ImportProblemCode,
  ImportReport,
} from './report.js';
export { nameKey } from '../source-ids.js';
export type { KeptRecord, TakeBackPlan } from './take-back.js';
export { ownFieldOf, proposeColumns, proposeKind, TARGET_KINDS, targetsOf } from './targets.js';
export type { ColumnChoice, Target, TargetKind, TargetType } from './targets.js';
export { importTransfer, rememberedMapping } from './transfer.js';
export type { TransferFacts } from './transfer.js';
