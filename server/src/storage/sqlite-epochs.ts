import { crc32 } from 'node:zlib';
import { documentKey, parseDocumentKey } from './document-key.js';
import { KINDS, prefixRange } from './document-reader.js';
import type { SqlConnection } from './sql-driver.js';
import { column, transaction } from './sql-tools.js';
import { SERVER_USER } from './storage.js';
import type { EpochStart } from './workspace-store.js';

/** Superseded epochs are kept at least so long, for clients that come back late (sync.md 4.8). */
const EPOCH_DAYS = 30;
const DAY_MS = 86_400_000;

/** Begins epochs on a given connection. */
export class SqliteEpochs {
  readonly #connection: SqlConnection;
  readonly #now: () => number;
  readonly #historyDays: number;

  constructor(connection: SqlConnection, now: () => number, historyDays: number) {
    this.#connection = connection;
    this.#now = now;
    this.#historyDays = historyDays;
  }

  /** See `WorkspaceStore.raiseEpoch`. */
  raise(workspace: string, from: number, to: number, start?: EpochStart): boolean {
    return transaction(this.#connection, () => {
      if (start && !this.#isWhatWasRead(workspace, from, start.read)) return false;
      this.#run('UPDATE workspace SET epoch = ? WHERE id = ? AND epoch = ?', to, workspace, from);
      if (column(this.#connection.prepare('SELECT changes() AS n').get(), 'n') !== 1) return false;
      const at = this.#now();
      // Left by an epoch of that number that was given up; nobody was ever let into it.
      this.#forget(workspace, to);
      for (const { doc, bytes, clients } of start?.documents ?? []) {
        const name = documentKey({ workspace, epoch: to, doc });
        this.#run('INSERT INTO doc(name, seq, created_at) VALUES(?, 1, ?)', name, at);
        this.#run(
          'INSERT INTO upd(doc, seq, kind, bytes, crc32, at, user) VALUES(?, 1, ?, ?, ?, ?, ?)',
          name,
          KINDS.change,
          Buffer.from(bytes),
          crc32(bytes),
          at,
          SERVER_USER,
        );
        for (const { clientId, user } of clients)
          this.#run(
            'INSERT INTO client(doc, client_id, user, first_at) VALUES(?, ?, ?, ?)',
            name,
            clientId,
            user,
            at,
          );
      }
      this.#run(
        'INSERT OR REPLACE INTO epoch(ws, epoch, at, reason) VALUES(?, ?, ?, ?)',
        workspace,
        to,
        at,
        start?.reason ?? '',
      );
      if (start?.version)
        this.#run(
          'INSERT INTO version(id, ws, epoch, documents, name, author, at) VALUES(?, ?, ?, ?, ?, NULL, ?)',
          start.version.id,
          workspace,
          from,
          JSON.stringify(start.read),
          start.version.name,
          at,
        );
      this.#forgetOld(workspace, to, at);
      return true;
    });
  }

  /** Whether exactly these documents, with exactly these rows, are the epoch's. */
  #isWhatWasRead(workspace: string, epoch: number, read: Readonly<Record<string, number>>): boolean {
    const stored = this.#connection
      .prepare('SELECT name, seq FROM doc WHERE name >= ? AND name < ? AND seq > 0')
      .all(...prefixRange(workspace, epoch))
      .map((row) => ({
        doc: parseDocumentKey(String(column(row, 'name')))?.doc ?? '',
        seq: column(row, 'seq'),
      }));
    const expected = new Map(Object.entries(read).filter(([, seq]) => seq > 0));
    return stored.length === expected.size && stored.every(({ doc, seq }) => expected.get(doc) === seq);
  }

  /** Epochs that ended longer ago than stale clients and the history need, unless a version points there. */
  #forgetOld(workspace: string, current: number, at: number): void {
    const before = at - Math.max(EPOCH_DAYS, this.#historyDays) * DAY_MS;
    const epochs = new Set<number>();
    for (const row of this.#connection
      .prepare('SELECT name FROM doc WHERE name >= ? AND name < ?')
      .all(`${workspace}/`, `${workspace}0`)) {
      const key = parseDocumentKey(String(column(row, 'name')));
      if (key?.workspace === workspace && key.epoch < current) epochs.add(key.epoch);
    }
    for (const epoch of epochs) {
      const ended = column(
        this.#connection
          .prepare('SELECT min(at) AS at FROM epoch WHERE ws = ? AND epoch > ?')
          .get(workspace, epoch),
        'at',
      );
      const version = this.#connection
        .prepare('SELECT id FROM version WHERE ws = ? AND epoch = ? LIMIT 1')
        .get(workspace, epoch);
      if (typeof ended === 'number' && ended < before && version === undefined)
        this.#forget(workspace, epoch);
    }
  }

  #forget(workspace: string, epoch: number): void {
    const range = prefixRange(workspace, epoch);
    for (const table of ['upd', 'snap', 'client'])
      this.#run(`DELETE FROM ${table} WHERE doc >= ? AND doc < ?`, ...range);
    this.#run('DELETE FROM doc WHERE name >= ? AND name < ?', ...range);
  }

  #run(sql: string, ...parameters: unknown[]): void {
    this.#connection.prepare(sql).run(...parameters);
  }
}
