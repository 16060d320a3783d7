export { allJson } from './all-json.js';
export { backupLines } from './backup.js';
export type { BackupHead, BackupRegister } from './backup.js';
export { CSV_DIALECTS, csvChunks, csvDate, csvMoney, csvRow, csvText } from './csv.js';
export type { CsvCell, CsvDialect, CsvDialectName } from './csv.js';
export { columnsOf, tableRows, TABLES } from './tables.js';
export type { ColumnKey, TableName, TableSource, TableWords } from './tables.js';
