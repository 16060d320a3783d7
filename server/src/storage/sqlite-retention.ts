import type { DocumentReader } from './document-reader.js';
import { sha256 } from './document-reader.js';
import { parseDocumentKey } from './document-key.js';
import type { SqlConnection } from './sql-driver.js';
import { column } from './sql-tools.js';
import { StorageError } from './storage.js';
import { foldStored } from './verify-snapshot.js';

const DAY_MS = 86_400_000;
/** The table of refused bytes never grows beyond these. */
const REFUSED_ROWS = 1_000;
const REFUSED_BYTES = 64 * 1024;

/** What is stored beside the log and what may leave it, on a given connection; the caller has the transaction. */
export class SqliteRetention {
  readonly #connection: SqlConnection;
  readonly #reader: DocumentReader;
  readonly #now: () => number;
  readonly #historyDays: number;

  constructor(connection: SqlConnection, reader: DocumentReader, now: () => number, historyDays: number) {
    this.#connection = connection;
    this.#reader = reader;
    this.#now = now;
    this.#historyDays = historyDays;
  }

  propose(name: string, upTo: number, snapshot: Uint8Array): void {
    const seq = this.#reader.seq(name);
    if (upTo > seq || upTo < 1) throw new StorageError('corrupt', `snapshot at ${upTo} of ${seq}`);
    const verified = this.#connection
      .prepare('SELECT 1 AS n FROM snap WHERE doc = ? AND upto_seq = ? AND verified_at IS NOT NULL')
      .get(name, upTo);
    if (verified !== undefined) throw new StorageError('corrupt', `there is a snapshot at ${upTo}`);
    // What a crash left of an earlier proposal was never compared.
    this.#run('DELETE FROM snap WHERE doc = ? AND verified_at IS NULL', name);
    this.#run(
      'INSERT INTO snap(doc, upto_seq, bytes, sha256, verified_at, made_at) VALUES(?, ?, ?, ?, NULL, ?)',
      name,
      upTo,
      Buffer.from(snapshot),
      Buffer.from(sha256(snapshot)),
      this.#now(),
    );
  }

  reject(name: string, upTo: number): void {
    this.#run('DELETE FROM snap WHERE doc = ? AND upto_seq = ? AND verified_at IS NULL', name, upTo);
  }

  /** The snapshot counts from now on. */
  accept(name: string, upTo: number): void {
    this.#run('UPDATE snap SET verified_at = ? WHERE doc = ? AND upto_seq = ?', this.#now(), name, upTo);
    this.#prune(name);
  }

  /**
   * Drops rows that two verified snapshots cover and that are older than the history has to reach (I5).
   * The newest snapshot that covers only such rows stays as the ground on which the rest of the history
   * stands; named versions below it get a snapshot of their own first.
   */
  #prune(name: string): void {
    const verified = this.#connection
      .prepare(
        'SELECT upto_seq, made_at FROM snap WHERE doc = ? AND verified_at IS NOT NULL ORDER BY upto_seq DESC',
      )
      .all(name)
      .map((row) => ({ upTo: Number(column(row, 'upto_seq')), madeAt: Number(column(row, 'made_at')) }));
    const [, second] = verified;
    if (!second) return;
    const old = this.#lastOldRow(name);
    const ground = verified.find(({ upTo }) => upTo <= second.upTo && upTo <= old)?.upTo ?? 0;
    const pinned = this.#versionPoints(name);
    if (ground > 0) {
      for (const point of pinned) if (point < ground) this.#pin(name, point);
      this.#run('DELETE FROM upd WHERE doc = ? AND seq <= ?', name, ground);
    }
    this.#thin(name, verified, ground, second.upTo, pinned);
  }

  /** Number of the newest row that the history need not reach back to. */
  #lastOldRow(name: string): number {
    if (this.#historyDays === 0) return this.#reader.seq(name);
    const first = column(
      this.#connection
        .prepare('SELECT min(seq) AS seq FROM upd WHERE doc = ? AND at >= ?')
        .get(name, this.#now() - this.#historyDays * DAY_MS),
      'seq',
    );
    return typeof first === 'number' ? first - 1 : this.#reader.seq(name);
  }

  /** Of the snapshots that are neither the newest two nor the ground nor a version: one a day. */
  #thin(
    name: string,
    verified: readonly { readonly upTo: number; readonly madeAt: number }[],
    ground: number,
    second: number,
    pinned: ReadonlySet<number>,
  ): void {
    const days = new Set<number>();
    for (const { upTo, madeAt } of verified) {
      if (upTo >= second || upTo === ground || pinned.has(upTo)) continue;
      const day = Math.floor(madeAt / DAY_MS);
      if (upTo > ground && !days.has(day)) days.add(day);
      else this.#run('DELETE FROM snap WHERE doc = ? AND upto_seq = ?', name, upTo);
    }
  }

  /** Rows of this document that a named version points to. */
  #versionPoints(name: string): ReadonlySet<number> {
    const key = parseDocumentKey(name);
    if (!key) return new Set();
    return new Set(
      this.#connection
        .prepare('SELECT documents FROM version WHERE ws = ? AND epoch = ?')
        .all(key.workspace, key.epoch)
        .flatMap((row) => {
          const seq = (JSON.parse(String(column(row, 'documents'))) as Record<string, number>)[key.doc];
          return seq === undefined || seq === 0 ? [] : [seq];
        }),
    );
  }

  /** Makes a snapshot at a row that will not be reachable from the log any more. */
  #pin(name: string, upTo: number): void {
    const there = this.#connection
      .prepare('SELECT verified_at FROM snap WHERE doc = ? AND upto_seq = ?')
      .get(name, upTo);
    if (there !== undefined) return;
    this.propose(name, upTo, foldStored(this.#reader.load(name, upTo)));
    this.#run('UPDATE snap SET verified_at = ? WHERE doc = ? AND upto_seq = ?', this.#now(), name, upTo);
  }

  noteRefused(workspace: string, user: string | null, code: string, bytes: Uint8Array): void {
    this.#run(
      'INSERT INTO refused(ws, user, at, code, bytes) VALUES(?, ?, ?, ?, ?)',
      workspace,
      user,
      this.#now(),
      code,
      Buffer.from(bytes.subarray(0, REFUSED_BYTES)),
    );
    this.#run('DELETE FROM refused WHERE id <= (SELECT max(id) FROM refused) - ?', REFUSED_ROWS);
  }

  #run(sql: string, ...parameters: unknown[]): void {
    this.#connection.prepare(sql).run(...parameters);
  }
}
