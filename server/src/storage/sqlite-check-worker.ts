import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import Database from 'libsql';
import { DocumentReader } from './document-reader.js';
import { DATABASE_FILE } from './sqlite-database.js';
import { serveCalls } from './thread-call.js';
import { isSnapshotFold } from './verify-snapshot.js';

const { folder } = workerData as { readonly folder: string };
const connection = new Database(join(folder, DATABASE_FILE));
connection.exec('PRAGMA busy_timeout=5000');
// The driver's own option for reading only does nothing.
connection.exec('PRAGMA query_only=ON');
const reader = new DocumentReader(connection);

const calls = {
  isFold: (name: string, upTo: number): boolean => isSnapshotFold(reader, name, upTo),
  end: () => {
    connection.close();
  },
};

/** What the comparing thread can be asked for. */
export type CheckCalls = typeof calls;

serveCalls(calls);
