export { allJson } from './all-json.js';
export { backupLines } from './backup.js';
export type { BackupHead, BackupRegister, BackupText } from './backup.js';
export { CSV_DIALECTS, csvChunks, csvDate, csvMoney, csvRow, csvText } from './csv.js';
export type { CsvCell, CsvDialect, CsvDialectName } from './csv.js';
export { countsOf, MAX_BACKUP_BYTES, readBackup, versionOf } from './read-backup.js';
export type { Backup, BackupReading, BackupRefusal } from './read-backup.js';
export { columnField, columnsOf, tableRows, TABLES } from './tables.js';
export type { ColumnKey, TableName, TableSource, TableWords } from './tables.js';
