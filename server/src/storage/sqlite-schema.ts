import { crc32 } from 'node:zlib';
import { parseDocumentKey } from './document-key.js';
import { bytesOf, column, transaction, type SqlBlob } from './sql-tools.js';
import type { SqlConnection } from './sql-driver.js';
import { StorageError } from './storage.js';

/** The schema that this program writes. Older files are brought up to it when they are opened. */
export const SCHEMA_VERSION = '2';

const TABLES = `
CREATE TABLE IF NOT EXISTS meta(k TEXT PRIMARY KEY, v TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS workspace(
  id TEXT PRIMARY KEY, epoch INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'ok',                      -- ok | read-only | deleted
  created_at INTEGER NOT NULL, deleted_at INTEGER) STRICT;
CREATE TABLE IF NOT EXISTS doc(name TEXT PRIMARY KEY, seq INTEGER NOT NULL, created_at INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS upd(
  doc TEXT NOT NULL, seq INTEGER NOT NULL,               -- gap-free per document (I1)
  kind INTEGER NOT NULL,                                 -- 0 change, 3 raw pending
  bytes BLOB NOT NULL, crc32 INTEGER NOT NULL, at INTEGER NOT NULL, user TEXT,
  PRIMARY KEY(doc, seq)) STRICT;
CREATE TABLE IF NOT EXISTS snap(
  doc TEXT NOT NULL, upto_seq INTEGER NOT NULL,
  bytes BLOB NOT NULL, sha256 BLOB NOT NULL,
  verified_at INTEGER,                                   -- NULL: not compared with the log yet; never read then
  made_at INTEGER NOT NULL,
  PRIMARY KEY(doc, upto_seq)) STRICT;
CREATE TABLE IF NOT EXISTS client(
  doc TEXT NOT NULL, client_id INTEGER NOT NULL, user TEXT NOT NULL, first_at INTEGER NOT NULL,
  PRIMARY KEY(doc, client_id)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS member(
  ws TEXT NOT NULL, user TEXT NOT NULL, role TEXT NOT NULL,
  version INTEGER NOT NULL, not_before INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY(ws, user)) STRICT;
CREATE TABLE IF NOT EXISTS version(
  id TEXT PRIMARY KEY, ws TEXT NOT NULL, epoch INTEGER NOT NULL,
  documents TEXT NOT NULL,                               -- JSON: doc → number of its newest row
  name TEXT NOT NULL, author TEXT, at INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS version_ws ON version(ws, at);
CREATE TABLE IF NOT EXISTS epoch(
  ws TEXT NOT NULL, epoch INTEGER NOT NULL,              -- the epoch that began then
  at INTEGER NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY(ws, epoch)) STRICT;
CREATE TABLE IF NOT EXISTS refused(
  id INTEGER PRIMARY KEY, ws TEXT NOT NULL, user TEXT, at INTEGER NOT NULL,
  code TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;       -- capped, for support
`;

/**
 * Makes the tables, or brings an older file up to this schema in one transaction.
 *
 * @param sha256 digest of bytes, which version 1 did not keep
 * @throws StorageError `corrupt` when the file was written by a newer program
 */
export function migrate(
  connection: SqlConnection,
  now: number,
  sha256: (bytes: Uint8Array) => Uint8Array,
): void {
  const known = connection.prepare("SELECT name FROM sqlite_master WHERE name = 'meta'").get();
  const found =
    known === undefined
      ? undefined
      : column(connection.prepare("SELECT v FROM meta WHERE k = 'schema'").get(), 'v');
  if (found === SCHEMA_VERSION) return;
  if (found !== undefined && found !== '1')
    throw new StorageError('corrupt', `file has schema ${JSON.stringify(found)}`);
  transaction(connection, () => {
    if (found === '1') fromVersion1(connection, now, sha256);
    connection.exec(TABLES);
    if (found === '1') nameWorkspaces(connection);
    connection.prepare("INSERT OR REPLACE INTO meta(k, v) VALUES('schema', ?)").run(SCHEMA_VERSION);
  });
}

/** Version 1 compared every snapshot with the log before it stored it, and kept a CRC. */
function fromVersion1(
  connection: SqlConnection,
  now: number,
  sha256: (bytes: Uint8Array) => Uint8Array,
): void {
  connection.exec('ALTER TABLE upd ADD COLUMN user TEXT');
  connection.exec('ALTER TABLE snap RENAME TO snap1');
  connection.exec(`CREATE TABLE snap(
    doc TEXT NOT NULL, upto_seq INTEGER NOT NULL, bytes BLOB NOT NULL, sha256 BLOB NOT NULL,
    verified_at INTEGER, made_at INTEGER NOT NULL, PRIMARY KEY(doc, upto_seq)) STRICT`);
  const put = connection.prepare(
    'INSERT INTO snap(doc, upto_seq, bytes, sha256, verified_at, made_at) VALUES(?, ?, ?, ?, ?, ?)',
  );
  const keys = connection.prepare('SELECT doc, upto_seq FROM snap1').all();
  const one = connection.prepare('SELECT bytes, crc32, made_at FROM snap1 WHERE doc = ? AND upto_seq = ?');
  for (const key of keys) {
    const doc = column(key, 'doc');
    const upTo = column(key, 'upto_seq');
    const old = one.get(doc, upTo);
    const bytes = bytesOf(column(old, 'bytes') as SqlBlob);
    // One that has rotted is not given a digest that makes it look whole.
    if (crc32(bytes) !== column(old, 'crc32')) continue;
    put.run(doc, upTo, Buffer.from(bytes), Buffer.from(sha256(bytes)), now, column(old, 'made_at'));
  }
  connection.exec('DROP TABLE snap1');
}

/** A workspace for every document that names one, in its newest epoch. */
function nameWorkspaces(connection: SqlConnection): void {
  const put = connection.prepare(
    `INSERT INTO workspace(id, epoch, created_at) VALUES(?, ?, ?)
     ON CONFLICT(id) DO UPDATE SET epoch = max(epoch, excluded.epoch), created_at = min(created_at, excluded.created_at)`,
  );
  for (const row of connection.prepare('SELECT name, created_at FROM doc').all()) {
    const key = parseDocumentKey(String(column(row, 'name')));
    if (key) put.run(key.workspace, key.epoch, column(row, 'created_at'));
  }
}
