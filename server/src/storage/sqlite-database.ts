import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { parseDocumentKey } from './document-key.js';
import { DocumentReader, KINDS, sha256 } from './document-reader.js';
import type { OpenSql, SqlConnection, SqlStatement } from './sql-driver.js';
import { coded, column, toStorageError, transaction } from './sql-tools.js';
import { SqliteEpochs } from './sqlite-epochs.js';
import { SqliteRetention } from './sqlite-retention.js';
import { migrate } from './sqlite-schema.js';
import { SqliteWorkspaces } from './sqlite-workspaces.js';
import {
  StorageError,
  type ClientBinding,
  type LogRow,
  type RefusedBytes,
  type StoredDocument,
} from './storage.js';

/** Name of the file in the data folder. */
export const DATABASE_FILE = 'firsat.db';
/** Name of the file whose lock says that a process uses the folder. */
export const LOCK_FILE = 'firsat.lock';

/** How long after a restore people may come back with what the backup lacks. */
const RESTORED_DAYS = 14;

/** Rows of one document to be appended. */
export interface AppendJob {
  readonly name: string;
  readonly rows: readonly LogRow[];
  readonly bindings?: readonly ClientBinding[];
}

/** Journal mode and synchronous level as the connection reports them. */
export interface Pragmas {
  readonly journalMode: string;
  readonly synchronous: number;
}

/** The open file with what is prepared on it. */
export interface Handle {
  readonly connection: SqlConnection;
  readonly reader: DocumentReader;
  readonly workspaces: SqliteWorkspaces;
  readonly epochs: SqliteEpochs;
  readonly retention: SqliteRetention;
  readonly bootId: SqlStatement;
  readonly isRestored: SqlStatement;
  readonly seqOf: SqlStatement;
  readonly workspaceOf: SqlStatement;
  readonly putWorkspace: SqlStatement;
  readonly putDoc: SqlStatement;
  readonly putRow: SqlStatement;
  readonly putClient: SqlStatement;
}

/**
 * The synchronous half of the SQLite storage: one file, one connection. It runs in a worker thread,
 * because a commit waits for the disk (measured p99 20–33 ms).
 */
export class SqliteDatabase {
  readonly #folder: string;
  readonly #openSql: OpenSql;
  readonly #now: () => number;
  readonly #historyDays: number;
  /** Written into the file: whoever wrote it last owns the file (fencing, I1). */
  readonly #bootId = randomUUID();
  #lock: SqlConnection | undefined;
  #handle: Handle | undefined;
  #claimed = false;

  /** @param historyDays how long the history reaches back; 0 = rows go as soon as two verified snapshots cover them */
  constructor(folder: string, openSql: OpenSql, now: () => number, historyDays = 30) {
    this.#folder = folder;
    this.#openSql = openSql;
    this.#now = now;
    this.#historyDays = historyDays;
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
      journalMode: String(column(connection.prepare('PRAGMA journal_mode').get(), 'journal_mode')),
      synchronous: Number(column(connection.prepare('PRAGMA synchronous').get(), 'synchronous')),
    };
  }

  /** Commits a row that means nothing. @throws StorageError when nothing durable can be written at this moment */
  probe(): void {
    this.#guarded((handle) => {
      transaction(handle.connection, () => {
        this.#checkFence(handle);
        handle.connection
          .prepare("INSERT INTO meta(k, v) VALUES('probe', ?) ON CONFLICT(k) DO UPDATE SET v = excluded.v")
          .run(String(this.#now()));
      });
    });
    const { journalMode, synchronous } = coded(() => this.pragmas());
    if (journalMode !== 'wal' || synchronous !== 2)
      throw new StorageError('io', `journal_mode is ${journalMode}, synchronous is ${synchronous}`);
  }

  /**
   * Commits all jobs in one transaction. For each, its last sequence number, or the reason for which it
   * alone was refused; the others are stored. @throws StorageError when nothing was stored
   */
  append(jobs: readonly AppendJob[]): (number | StorageError)[] {
    return this.#guarded((handle) =>
      transaction(handle.connection, () => {
        this.#checkFence(handle);
        const at = this.#now();
        return jobs.map((job) => this.#appendOne(handle, job, at));
      }),
    );
  }

  /** @throws StorageError `corrupt` when a row is missing or changed and no snapshot covers it. */
  load(name: string, upTo?: number): StoredDocument {
    return this.#guarded(({ reader, isRestored }) => {
      const stored = reader.load(name, upTo);
      const since = this.#now() - RESTORED_DAYS * 86_400_000;
      return isRestored.get(name, since) === undefined ? stored : { ...stored, restored: true };
    });
  }

  /** First step of a compaction: the snapshot, which nobody reads before it is accepted. */
  proposeSnapshot(name: string, upTo: number, snapshot: Uint8Array): void {
    this.#guarded((handle) => {
      transaction(handle.connection, () => {
        this.#checkFence(handle);
        handle.retention.propose(name, upTo, snapshot);
      });
    });
  }

  /** Last step: it has been compared with the log. Rows that may go now do. */
  acceptSnapshot(name: string, upTo: number): void {
    this.#guarded((handle) => {
      transaction(handle.connection, () => {
        this.#checkFence(handle);
        handle.retention.accept(name, upTo);
      });
    });
  }

  /** It is not the same document: forgotten. */
  rejectSnapshot(name: string, upTo: number): void {
    this.#guarded((handle) => {
      handle.retention.reject(name, upTo);
    });
  }

  noteRefused({ workspace, user, code, bytes }: RefusedBytes): void {
    this.#guarded(({ connection, retention }) => {
      transaction(connection, () => {
        retention.noteRefused(workspace, user, code, bytes);
      });
    });
  }

  /** Anything that only reads. */
  read<T>(work: (handle: Pick<Handle, 'connection' | 'reader' | 'workspaces'>) => T): T {
    return this.#guarded(work);
  }

  /** Anything that writes beside the documents. */
  write<T>(work: (handle: Pick<Handle, 'connection' | 'workspaces' | 'epochs'>) => T): T {
    return this.#guarded((handle) => {
      this.#checkFence(handle);
      return work(handle);
    });
  }

  close(): void {
    const connection = this.#handle?.connection;
    this.#handle = undefined;
    try {
      // Everything in one file for whoever copies it; the driver leaves the log beside it otherwise.
      connection?.exec('PRAGMA busy_timeout=0; PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // Somebody is reading: the log stays and counts.
    }
    connection?.close();
    this.#lock?.close();
    this.#lock = undefined;
  }

  #appendOne(handle: Handle, { name, rows, bindings = [] }: AppendJob, at: number): number | StorageError {
    const key = parseDocumentKey(name);
    if (key) {
      const workspace = handle.workspaceOf.get(key.workspace);
      if (workspace === undefined) handle.putWorkspace.run(key.workspace, key.epoch, at);
      else if (column(workspace, 'epoch') !== key.epoch || column(workspace, 'state') !== 'ok')
        return new StorageError('epoch', `${name} is not written to`);
    }
    let seq = Number(column(handle.seqOf.get(name), 'seq') ?? 0);
    handle.putDoc.run(name, seq + rows.length, at);
    for (const { kind, bytes, user } of rows)
      handle.putRow.run(name, ++seq, KINDS[kind], Buffer.from(bytes), crc32(bytes), at, user ?? null);
    for (const { clientId, user } of bindings) handle.putClient.run(name, clientId, user, at);
    return seq;
  }

  /** Another process has taken the file over although the lock should keep it out (a network disk, say). */
  #checkFence(handle: Handle): void {
    if (column(handle.bootId.get(), 'v') === this.#bootId) return;
    throw new StorageError('locked', 'another process has taken over this data folder');
  }

  /** A lock that the system releases when the process dies, however it dies. */
  #takeLock(): void {
    this.#lock = takeLock(this.#folder, this.#openSql);
  }

  #openHandle(check: boolean): Handle {
    const now = this.#now;
    const historyDays = this.#historyDays;
    const connection = this.#openSql(join(this.#folder, DATABASE_FILE));
    try {
      connection.exec('PRAGMA journal_mode=WAL');
      // Only after WAL: a driver may lower the level when the mode changes (measured with better-sqlite3).
      connection.exec('PRAGMA synchronous=FULL');
      connection.exec('PRAGMA busy_timeout=5000');
      connection.exec('PRAGMA trusted_schema=OFF');
      connection.exec('PRAGMA cell_size_check=ON');
      if (check && column(connection.prepare('PRAGMA quick_check').get(), 'quick_check') !== 'ok')
        throw new StorageError('corrupt', 'quick_check');
      migrate(connection, now(), sha256);
      if (!this.#claimed) {
        connection.prepare("INSERT OR REPLACE INTO meta(k, v) VALUES('boot_id', ?)").run(this.#bootId);
        this.#claimed = true;
      }
      const reader = new DocumentReader(connection);
      return {
        connection,
        reader,
        workspaces: new SqliteWorkspaces(connection, now),
        epochs: new SqliteEpochs(connection, now, historyDays),
        retention: new SqliteRetention(connection, reader, now, historyDays),
        // Documents that have begun since then lack nothing.
        isRestored: connection.prepare(
          `SELECT 1 AS n FROM meta, doc WHERE k = 'restored_at' AND name = ? AND created_at <= CAST(v AS INTEGER)
           AND CAST(v AS INTEGER) > ?`,
        ),
        bootId: connection.prepare("SELECT v FROM meta WHERE k = 'boot_id'"),
        seqOf: connection.prepare('SELECT seq FROM doc WHERE name = ?'),
        workspaceOf: connection.prepare('SELECT epoch, state FROM workspace WHERE id = ?'),
        putWorkspace: connection.prepare('INSERT INTO workspace(id, epoch, created_at) VALUES(?, ?, ?)'),
        putDoc: connection.prepare(
          'INSERT INTO doc(name, seq, created_at) VALUES(?, ?, ?) ON CONFLICT(name) DO UPDATE SET seq = excluded.seq',
        ),
        putRow: connection.prepare(
          'INSERT INTO upd(doc, seq, kind, bytes, crc32, at, user) VALUES(?, ?, ?, ?, ?, ?, ?)',
        ),
        putClient: connection.prepare(
          'INSERT INTO client(doc, client_id, user, first_at) VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING',
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

/**
 * Takes the lock of a data folder until the connection is closed or the process dies.
 *
 * @throws StorageError `locked` when another process has it
 */
export function takeLock(folder: string, openSql: OpenSql): SqlConnection {
  const lock = openSql(join(folder, LOCK_FILE));
  try {
    lock.exec('PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    const { code } = toStorageError(error);
    throw code === 'busy' ? new StorageError('locked', 'another process uses this folder') : error;
  }
}

/** Node's own recursive mkdir never returns where a system refuses with ENOENT (seen below /proc). */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  mkdirSync(path);
}
