import Database from 'libsql';
import type { OpenSql, SqlConnection } from '../storage/sql-driver.js';

/** A real SQLite whose calls a test can watch and fail. */
export interface FaultySql {
  readonly openSql: OpenSql;
  /** How many calls have been made on database files (not on the lock). */
  readonly calls: number;
  /** How often a database file was opened. */
  readonly opened: number;
  /** Called before each call, with its text and number from 1; what it throws happens instead of the call. */
  before: (sql: string, call: number) => void;
  /** Called after each call that worked. */
  after: (sql: string, connection: SqlConnection) => void;
  /** Changes the text of a call. */
  rewrite: (sql: string) => string;
}

/** @param locking `false`: the lock of the folder does not hold, as on some network disks */
export function createFaultySql(locking = true): FaultySql {
  const counts = { calls: 0, opened: 0 };
  const sql: FaultySql = {
    get calls() {
      return counts.calls;
    },
    get opened() {
      return counts.opened;
    },
    before: () => undefined,
    after: () => undefined,
    rewrite: (text) => text,
    openSql(file) {
      const isLock = file.endsWith('.lock');
      const real = new Database(isLock && !locking ? ':memory:' : file);
      if (isLock) return real;
      counts.opened++;
      const around = <T>(text: string, work: () => T): T => {
        counts.calls++;
        sql.before(text, counts.calls);
        const result = work();
        sql.after(text, real);
        return result;
      };
      return {
        prepare(text) {
          const statement = real.prepare(sql.rewrite(text));
          return {
            run: (...parameters) => around(text, () => statement.run(...parameters)),
            get: (...parameters) => around(text, () => statement.get(...parameters)),
            all: (...parameters) => around(text, () => statement.all(...parameters)),
          };
        },
        exec(text) {
          around(text, () => {
            real.exec(sql.rewrite(text));
          });
        },
        close() {
          real.close();
        },
      };
    },
  };
  return sql;
}

/** An error as the driver throws it. */
export const sqlError = (code: string): Error => Object.assign(new Error(`injected ${code}`), { code });
