import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { DocumentReader } from './document-reader.js';
import { column } from './sql-tools.js';
import type { SqlConnection } from './sql-driver.js';
import { DATABASE_FILE } from './sqlite-database.js';
import { SCHEMA_VERSION } from './sqlite-schema.js';
import { SqliteWorkspaces } from './sqlite-workspaces.js';
import { StorageError } from './storage.js';

/** A database file that is only read; a server may be writing to it meanwhile. */
export interface OpenReader {
  readonly connection: SqlConnection;
  readonly documents: DocumentReader;
  readonly workspaces: SqliteWorkspaces;
  readonly close: () => void;
}

/**
 * Opens the database of a data folder for reading: one moment of it, whatever is written meanwhile.
 *
 * @throws StorageError `io` when there is none, `corrupt` when its schema is not ours
 */
export function openReader(folder: string): OpenReader {
  return openReaderOf(join(folder, DATABASE_FILE));
}

/** The same for a file of any name. */
export function openReaderOf(file: string): OpenReader {
  // The driver would make an empty one.
  if (!existsSync(file)) throw new StorageError('io', `there is no ${file}`);
  const connection = new Database(file);
  try {
    connection.exec('PRAGMA busy_timeout=5000');
    connection.exec('PRAGMA query_only=ON');
    connection.exec('PRAGMA trusted_schema=OFF');
    connection.exec('BEGIN');
    const schema = column(connection.prepare("SELECT v FROM meta WHERE k = 'schema'").get(), 'v');
    if (schema !== SCHEMA_VERSION)
      throw new StorageError(
        'corrupt',
        `the file has schema ${JSON.stringify(schema)}, this program needs ${SCHEMA_VERSION}`,
      );
    return {
      connection,
      documents: new DocumentReader(connection),
      workspaces: new SqliteWorkspaces(connection, () => 0),
      close: () => {
        // The driver keeps a connection that is closed within a transaction alive, with its locks.
        connection.exec('COMMIT');
        connection.close();
      },
    };
  } catch (error) {
    connection.close();
    throw error;
  }
}
