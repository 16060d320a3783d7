export { IMPORT_SCHEMA_ID, importStageId } from './import-schema.js';
export type { ImportStage } from './import-schema.js';
export { planImport } from './plan-import.js';
export type { ImportEnv, ImportFile, ImportPlan, PlanImportOptions } from './plan-import.js';
export { readTable } from './read-table.js';
export type { Pacing, Table, TableRow } from './read-table.js';
export { IMPORT_KINDS } from './report.js';
export type {
  ImportCounts,
  ImportKind,
  ImportNote,
  ImportNoteCode,
  ImportProblem,
  ImportReport,
} from './report.js';
