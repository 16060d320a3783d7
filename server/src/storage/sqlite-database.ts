import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { OpenSql, SqlConnection, SqlStatement } from './sql-driver.js';
import { StorageError, type LogRow, type StoredDocument, type StorageErrorCode } from './storage.js';
import { isSameDocument } from './verify-snapshot.js';

const SCHEMA_VERSION = '1';
const SCHEMA = `
CREATE TABLE IF NOT EXISTS meta(k TEXT PRIMARY KEY, v TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS doc(name TEXT PRIMARY KEY, seq INTEGER NOT NULL, created_at INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS upd(
  doc TEXT NOT NULL, seq INTEGER NOT NULL,               -- gap-free per document (I1)
  kind INTEGER NOT NULL,                                 -- 0 change, 3 raw pending
  bytes BLOB NOT NULL, crc32 INTEGER NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY(doc, seq)) STRICT;
CREATE TABLE IF NOT EXISTS snap(
  doc TEXT NOT NULL, upto_seq INTEGER NOT NULL,
  bytes BLOB NOT NULL, crc32 INTEGER NOT NULL, made_at INTEGER NOT NULL,
  PRIMARY KEY(doc, upto_seq)) STRICT;
`;
const KINDS = { change: 0, pending: 3 } as const;

/** libsql gives a Buffer for one row and an ArrayBuffer for many. */
type Blob = Uint8Array | ArrayBuffer;
const view = (blob: Blob): Uint8Array => (blob instanceof ArrayBuffer ? new Uint8Array(blob) : blob);

interface UpdRow {
  readonly seq: number;
  readonly kind: number;
  readonly bytes: Blob;
  readonly crc32: number;
}
interface SnapRow {
  readonly upto_seq: number;
  readonly bytes: Blob;
  readonly crc32: number;
}

/** Rows of one document to be appended. */
export interface AppendJob {
  readonly name: string;
  readonly rows: readonly LogRow[];
}

/** Journal mode and synchronous level as the connection reports them. */
export interface Pragmas {
  readonly journalMode: string;
  readonly synchronous: number;
}

interface Handle {
  readonly connection: SqlConnection;
  readonly seqOf: SqlStatement;
  readonly putDoc: SqlStatement;
  readonly putRow: SqlStatement;
}

/**
 * The synchronous half of the SQLite storage: one file, one connection. It runs in a worker thread,
 * because a commit waits for the disk (measured p99 20–33 ms).
 */
export class SqliteDatabase {
  readonly #folder: string;
  readonly #openSql: OpenSql;
  readonly #now: () => number;
  #lock: SqlConnection | undefined;
  #handle: Handle | undefined;

  constructor(folder: string, openSql: OpenSql, now: () => number) {
    this.#folder = folder;
    this.#openSql = openSql;
    this.#now = now;
  }

  /** Creates the folder, takes the lock and opens the file. @throws StorageError */
  open(): Pragmas {
    return coded(() => {
      makeFolder(this.#folder);
      this.#takeLock();
      this.#handle = this.#openHandle(false);
      return this.pragmas();
    });
  }

  pragmas(): Pragmas {
    const { connection } = this.#open();
    return {
      journalMode: String(value(connection.prepare('PRAGMA journal_mode').get(), 'journal_mode')),
      synchronous: Number(value(connection.prepare('PRAGMA synchronous').get(), 'synchronous')),
    };
  }

  /** Commits all jobs in one transaction; the last sequence number of each. @throws StorageError */
  append(jobs: readonly AppendJob[]): number[] {
    return this.#guarded((handle) =>
      transaction(handle.connection, () =>
        jobs.map(({ name, rows }) => {
          let seq = Number(value(handle.seqOf.get(name), 'seq') ?? 0);
          const at = this.#now();
          handle.putDoc.run(name, seq + rows.length, at);
          for (const row of rows)
            handle.putRow.run(name, ++seq, KINDS[row.kind], Buffer.from(row.bytes), crc32(row.bytes), at);
          return seq;
        }),
      ),
    );
  }

  /** @throws StorageError `corrupt` when a row is missing or changed and no snapshot covers it. */
  load(name: string): StoredDocument {
    return this.#guarded((handle) => {
      const seq = Number(value(handle.seqOf.get(name), 'seq') ?? 0);
      return this.#read(handle.connection, name, seq);
    });
  }

  /** @throws StorageError `corrupt`, changing nothing, when the snapshot is not the fold of the rows. */
  compact(name: string, upTo: number, snapshot: Uint8Array): void {
    this.#guarded((handle) => {
      const { connection } = handle;
      const seq = Number(value(handle.seqOf.get(name), 'seq') ?? 0);
      if (upTo > seq || upTo < 1) throw new StorageError('corrupt', `snapshot at ${upTo} of ${seq}`);
      if (!isSameDocument(snapshot, this.#read(connection, name, upTo)))
        throw new StorageError('corrupt', 'snapshot differs from the log');
      transaction(connection, () => {
        connection
          .prepare('INSERT OR REPLACE INTO snap(doc, upto_seq, bytes, crc32, made_at) VALUES(?, ?, ?, ?, ?)')
          .run(name, upTo, Buffer.from(snapshot), crc32(snapshot), this.#now());
        // Rows stay until two snapshots cover them, so that a bad newest snapshot loses nothing (I5).
        const second = value(
          connection
            .prepare('SELECT upto_seq FROM snap WHERE doc = ? ORDER BY upto_seq DESC LIMIT 1 OFFSET 1')
            .get(name),
          'upto_seq',
        );
        if (second === undefined) return;
        connection.prepare('DELETE FROM upd WHERE doc = ? AND seq <= ?').run(name, second);
        connection.prepare('DELETE FROM snap WHERE doc = ? AND upto_seq < ?').run(name, second);
      });
    });
  }

  close(): void {
    this.#handle?.connection.close();
    this.#handle = undefined;
    this.#lock?.close();
    this.#lock = undefined;
  }

  #read(connection: SqlConnection, name: string, upTo: number): StoredDocument {
    const snapshots = connection
      .prepare(
        'SELECT upto_seq, bytes, crc32 FROM snap WHERE doc = ? AND upto_seq <= ? ORDER BY upto_seq DESC',
      )
      .all(name, upTo) as SnapRow[];
    const good = snapshots.find((snap) => crc32(view(snap.bytes)) === snap.crc32);
    const from = good?.upto_seq ?? 0;
    const rows = connection
      .prepare('SELECT seq, kind, bytes, crc32 FROM upd WHERE doc = ? AND seq > ? AND seq <= ? ORDER BY seq')
      .all(name, from, upTo) as UpdRow[];
    rows.forEach((row, index) => {
      if (row.seq !== from + 1 + index)
        throw new StorageError('corrupt', `row ${from + 1 + index} is missing`);
      if (crc32(view(row.bytes)) !== row.crc32)
        throw new StorageError('corrupt', `row ${row.seq} has changed`);
    });
    if (from + rows.length !== upTo) throw new StorageError('corrupt', `rows end before ${upTo}`);
    return {
      seq: upTo,
      snapshot: good && view(good.bytes),
      rows: rows.map((row) => ({
        kind: row.kind === KINDS.pending ? 'pending' : 'change',
        bytes: view(row.bytes),
      })),
    };
  }

  /** A lock that the system releases when the process dies, however it dies. */
  #takeLock(): void {
    this.#lock = this.#openSql(join(this.#folder, 'firsat.lock'));
    try {
      this.#lock.exec('PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE');
    } catch (error) {
      this.#lock.close();
      this.#lock = undefined;
      const { code } = toStorageError(error);
      throw code === 'busy' ? new StorageError('locked', 'another process uses this folder') : error;
    }
  }

  #openHandle(check: boolean): Handle {
    const connection = this.#openSql(join(this.#folder, 'firsat.db'));
    try {
      connection.exec('PRAGMA journal_mode=WAL');
      // Only after WAL: a driver may lower the level when the mode changes (measured with better-sqlite3).
      connection.exec('PRAGMA synchronous=FULL');
      connection.exec('PRAGMA busy_timeout=5000');
      connection.exec('PRAGMA trusted_schema=OFF');
      connection.exec('PRAGMA cell_size_check=ON');
      if (check && value(connection.prepare('PRAGMA quick_check').get(), 'quick_check') !== 'ok')
        throw new StorageError('corrupt', 'quick_check');
      connection.exec(SCHEMA);
      connection.prepare("INSERT OR IGNORE INTO meta(k, v) VALUES('schema', ?)").run(SCHEMA_VERSION);
      const schema = value(connection.prepare("SELECT v FROM meta WHERE k = 'schema'").get(), 'v');
      if (schema !== SCHEMA_VERSION) throw new StorageError('corrupt', `file has schema ${String(schema)}`);
      return {
        connection,
        seqOf: connection.prepare('SELECT seq FROM doc WHERE name = ?'),
        putDoc: connection.prepare(
          'INSERT INTO doc(name, seq, created_at) VALUES(?, ?, ?) ON CONFLICT(name) DO UPDATE SET seq = excluded.seq',
        ),
        putRow: connection.prepare(
          'INSERT INTO upd(doc, seq, kind, bytes, crc32, at) VALUES(?, ?, ?, ?, ?, ?)',
        ),
      };
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  #open(): Handle {
    if (!this.#lock) throw new StorageError('closed', 'sqlite');
    // Opened again after a device error, with a check: the old handle's cache cannot be trusted.
    this.#handle ??= this.#openHandle(true);
    return this.#handle;
  }

  #guarded<T>(work: (handle: Handle) => T): T {
    return coded(() => {
      try {
        return work(this.#open());
      } catch (error) {
        const coded = toStorageError(error);
        if (coded.code === 'io' || (coded.code === 'corrupt' && !(error instanceof StorageError))) {
          try {
            this.#handle?.connection.close();
          } catch {
            // the handle is given up either way
          }
          this.#handle = undefined;
        }
        throw coded;
      }
    });
  }
}

/** Node's own recursive mkdir never returns where a system refuses with ENOENT (seen below /proc). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  mkdirSync(path);
}

/** `BEGIN IMMEDIATE … COMMIT`; a failed rollback must not hide the first error. */
function transaction<T>(connection: SqlConnection, work: () => T): T {
  connection.exec('BEGIN IMMEDIATE');
  try {
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

function value(row: unknown, column: string): unknown {
  return typeof row === 'object' && row !== null ? new Map(Object.entries(row)).get(column) : undefined;
}

function coded<T>(work: () => T): T {
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
