import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { column } from '../storage/sql-tools.js';
import type { SqlConnection } from '../storage/sql-driver.js';
import { DATABASE_FILE } from '../storage/sqlite-database.js';
import type { FaultySql } from './faulty-sql.js';

interface Files {
  readonly database: Buffer;
  readonly log: Buffer;
}

/**
 * A disk that keeps only what was synced: SQLite in WAL mode syncs its log at each commit when, and only
 * when, `synchronous` is FULL, so that is when what is written becomes safe. Of what was written later, a cut
 * keeps a random beginning, with random sectors of it torn.
 */
export class ForgetfulDisk {
  readonly #folder: string;
  #safe: Files;

  constructor(folder: string, sql: FaultySql) {
    this.#folder = folder;
    this.#safe = this.#read();
    let inTransaction = false;
    sql.after = (text, connection) => {
      if (text.startsWith('BEGIN')) inTransaction = true;
      if (text === 'COMMIT' || text === 'ROLLBACK') inTransaction = false;
      if (!inTransaction && isFull(connection)) this.#safe = this.#read();
    };
  }

  /** What is on the disk when the power goes now, in a folder of its own. */
  cut(into: string, random: (below: number) => number): void {
    mkdirSync(into, { recursive: true });
    const now = this.#read();
    writeFileSync(join(into, DATABASE_FILE), this.#safe.database);
    writeFileSync(join(into, `${DATABASE_FILE}-wal`), torn(this.#safe.log, now.log, random));
  }

  #read(): Files {
    const read = (name: string): Buffer => {
      const path = join(this.#folder, name);
      return existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
    };
    return { database: read(DATABASE_FILE), log: read(`${DATABASE_FILE}-wal`) };
  }
}

const SECTOR = 512;

/** The safe bytes, then some of what was written behind them, not all of it whole. */
function torn(safe: Buffer, written: Buffer, random: (below: number) => number): Buffer {
  const grown = written.length > safe.length && written.subarray(0, safe.length).equals(safe);
  if (!grown) return safe;
  const kept = Buffer.from(written.subarray(0, safe.length + random(written.length - safe.length + 1)));
  for (let at = safe.length; at < kept.length; at += SECTOR)
    if (random(4) === 0) kept.fill(0, at, Math.min(at + SECTOR, kept.length));
  return kept;
}

function isFull(connection: SqlConnection): boolean {
  return column(connection.prepare('PRAGMA synchronous').get(), 'synchronous') === 2;
}
