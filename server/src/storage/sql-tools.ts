import type { SqlConnection } from './sql-driver.js';
import { StorageError, type StorageErrorCode } from './storage.js';

/** libsql gives a Buffer for one row and an ArrayBuffer for many. */
export type SqlBlob = Uint8Array | ArrayBuffer;

/** The bytes of a blob, whatever the driver made of it. */
export const bytesOf = (blob: SqlBlob): Uint8Array =>
  blob instanceof ArrayBuffer ? new Uint8Array(blob) : blob;

/** One column of what `get` gave; `undefined` when there was no row. */
export function column(row: unknown, name: string): unknown {
  return typeof row === 'object' && row !== null ? new Map(Object.entries(row)).get(name) : undefined;
}

/**
 * `BEGIN IMMEDIATE … COMMIT`. After any error it is rolled back, even when beginning it failed: a connection
 * that is given up within a transaction would keep its lock. A failed rollback must not hide the first error.
 */
export function transaction<T>(connection: SqlConnection, work: () => T): T {
  try {
    connection.exec('BEGIN IMMEDIATE');
    const result = work();
    connection.exec('COMMIT');
    return result;
  } catch (error) {
    try {
      connection.exec('ROLLBACK');
    } catch {
      // SQLite rolls back by itself after some errors
    }
    throw error;
  }
}

/** Runs `work`; whatever it throws becomes a StorageError. */
export function coded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toStorageError(error);
  }
}

const CODES: readonly (readonly [prefix: string, code: StorageErrorCode])[] = [
  ['SQLITE_FULL', 'full'],
  ['ENOSPC', 'full'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
];

/** Everything that is not known to be harmless counts as a failed device. */
export function toStorageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = CODES.find(([prefix]) => code.startsWith(prefix));
  return new StorageError(known?.[1] ?? 'io', error instanceof Error ? error.message : String(error));
}
