export { CSV_DIALECTS, csvChunks, csvDate, csvMoney, csvRow, csvText } from './csv.js';
export type { CsvCell, CsvDialect, CsvDialectName } from './csv.js';
