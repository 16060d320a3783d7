/** The part of a better-sqlite3-shaped driver that we use; libsql, better-sqlite3 and others fit. */
export interface SqlStatement {
  run(...parameters: unknown[]): unknown;
  get(...parameters: unknown[]): unknown;
  all(...parameters: unknown[]): unknown[];
}

/** A synchronous SQLite connection. */
export interface SqlConnection {
  prepare(sql: string): SqlStatement;
  exec(sql: string): void;
  close(): void;
}

/** Opens a file, creating it when it is missing. */
export type OpenSql = (file: string) => SqlConnection;
