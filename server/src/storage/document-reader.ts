import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { documentKey, parseDocumentKey } from './document-key.js';
import type { SqlConnection } from './sql-driver.js';
import { bytesOf, column, type SqlBlob } from './sql-tools.js';
import {
  StorageError,
  type ClientBinding,
  type DocumentInfo,
  type LogRow,
  type RowKind,
  type StoredDocument,
} from './storage.js';

/** How a kind of row is stored. */
export const KINDS: Readonly<Record<RowKind, number>> = { change: 0, pending: 3 };

interface UpdRow {
  readonly seq: number;
  readonly kind: number;
  readonly bytes: SqlBlob;
  readonly crc32: number;
  readonly user: string | null;
}
interface SnapRow {
  readonly upto_seq: number;
  readonly bytes: SqlBlob;
  readonly sha256: SqlBlob;
}

/** Digest by which a snapshot is recognised. */
export const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** Reads documents on a connection, checking every byte: digests, CRCs and that no row is missing. */
export class DocumentReader {
  readonly #connection: SqlConnection;

  constructor(connection: SqlConnection) {
    this.#connection = connection;
  }

  /** Number of the newest row; 0 for a document that was never written. */
  seq(name: string): number {
    return Number(
      column(this.#connection.prepare('SELECT seq FROM doc WHERE name = ?').get(name), 'seq') ?? 0,
    );
  }

  /** @throws StorageError `corrupt`, or `gone` when `upTo` is older than what is kept */
  load(name: string, upTo?: number): StoredDocument {
    const seq = this.seq(name);
    if (upTo !== undefined && (upTo > seq || upTo < 0))
      throw new StorageError('gone', `row ${upTo} of ${seq}`);
    const end = upTo ?? seq;
    const good = this.#newestGoodSnapshot(name, end);
    const rows = this.rows(name, good?.upTo ?? 0, end, upTo !== undefined && upTo < seq);
    return { seq: end, snapshot: good?.bytes, rows, clients: this.clients(name) };
  }

  /** The document as of `upTo` read from older data than the snapshot at `upTo`, to compare it with. */
  loadWithout(name: string, upTo: number): Omit<StoredDocument, 'clients'> {
    const good = this.#newestGoodSnapshot(name, upTo - 1);
    return { seq: upTo, snapshot: good?.bytes, rows: this.rows(name, good?.upTo ?? 0, upTo, false) };
  }

  /** Bytes of the snapshot at exactly `upTo`, verified or not; `undefined` when missing or changed. */
  snapshotAt(name: string, upTo: number): Uint8Array | undefined {
    const row = this.#connection
      .prepare('SELECT upto_seq, bytes, sha256 FROM snap WHERE doc = ? AND upto_seq = ?')
      .get(name, upTo) as SnapRow | undefined;
    return row && isIntact(row) ? bytesOf(row.bytes) : undefined;
  }

  /** Rows `from + 1` to `upTo`, all of them. */
  rows(name: string, from: number, upTo: number, historic: boolean): LogRow[] {
    const rows = this.#connection
      .prepare(
        'SELECT seq, kind, bytes, crc32, user FROM upd WHERE doc = ? AND seq > ? AND seq <= ? ORDER BY seq',
      )
      .all(name, from, upTo) as UpdRow[];
    const [first] = rows;
    if (historic && upTo > from && (!first || first.seq > from + 1) && this.#begins(name) > from + 1)
      throw new StorageError('gone', `rows before ${this.#begins(name)} are not kept`);
    rows.forEach((row, index) => {
      if (row.seq !== from + 1 + index)
        throw new StorageError('corrupt', `row ${from + 1 + index} is missing`);
      if (crc32(bytesOf(row.bytes)) !== row.crc32)
        throw new StorageError('corrupt', `row ${row.seq} has changed`);
    });
    if (from + rows.length !== upTo) throw new StorageError('corrupt', `rows end before ${upTo}`);
    return rows.map((row) => ({
      kind: row.kind === KINDS.pending ? 'pending' : 'change',
      bytes: bytesOf(row.bytes),
      ...(row.user === null ? {} : { user: row.user }),
    }));
  }

  clients(name: string): ClientBinding[] {
    return this.#connection
      .prepare('SELECT client_id, user FROM client WHERE doc = ? ORDER BY client_id')
      .all(name)
      .map((row) => ({ clientId: Number(column(row, 'client_id')), user: String(column(row, 'user')) }));
  }

  /** The documents of one epoch, or of all workspaces, by name. */
  documents(workspace?: string, epoch?: number): DocumentInfo[] {
    const rows =
      workspace === undefined || epoch === undefined
        ? this.#connection.prepare('SELECT name, seq FROM doc ORDER BY name').all()
        : this.#connection
            .prepare('SELECT name, seq FROM doc WHERE name >= ? AND name < ? ORDER BY name')
            .all(...prefixRange(workspace, epoch));
    return rows.map((row) => {
      const name = String(column(row, 'name'));
      return { name, doc: parseDocumentKey(name)?.doc ?? name, seq: Number(column(row, 'seq')) };
    });
  }

  /** See `Storage.seqAt`. A clock that was set back never brings a row that was stamped later. */
  seqAt(name: string, time: number): number {
    const later = column(
      this.#connection.prepare('SELECT min(seq) AS seq FROM upd WHERE doc = ? AND at > ?').get(name, time),
      'seq',
    );
    const before = later === null || later === undefined ? this.seq(name) : Number(later) - 1;
    const begins = this.#begins(name);
    if (before === 0 || before >= begins) return before;
    // When row `before` was stored is not known any more, only that it was before its snapshot was made.
    const madeAt = column(
      this.#connection.prepare('SELECT made_at FROM snap WHERE doc = ? AND upto_seq = ?').get(name, before),
      'made_at',
    );
    if (typeof madeAt === 'number' && madeAt <= time) return before;
    throw new StorageError('gone', `rows before ${begins} are not kept`);
  }

  /** Number of the oldest row that is kept. */
  #begins(name: string): number {
    const first = column(
      this.#connection.prepare('SELECT min(seq) AS seq FROM upd WHERE doc = ?').get(name),
      'seq',
    );
    return typeof first === 'number' ? first : this.seq(name) + 1;
  }

  #newestGoodSnapshot(name: string, atMost: number): { upTo: number; bytes: Uint8Array } | undefined {
    const candidates = this.#connection
      .prepare(
        'SELECT upto_seq FROM snap WHERE doc = ? AND upto_seq <= ? AND verified_at IS NOT NULL ORDER BY upto_seq DESC',
      )
      .all(name, atMost);
    for (const candidate of candidates) {
      const upTo = Number(column(candidate, 'upto_seq'));
      const bytes = this.snapshotAt(name, upTo);
      if (bytes) return { upTo, bytes };
    }
    return undefined;
  }
}

/** All names that begin with `workspace/epoch/`: `0` is the character behind `/`. */
export function prefixRange(workspace: string, epoch: number): [from: string, to: string] {
  const from = documentKey({ workspace, epoch, doc: '' });
  return [from, `${from.slice(0, -1)}0`];
}

const isIntact = (snap: SnapRow): boolean =>
  Buffer.compare(sha256(bytesOf(snap.bytes)), bytesOf(snap.sha256)) === 0;
