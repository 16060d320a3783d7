import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'libsql';
import { StartError } from '../start-error.js';
import { sha256 } from '../storage/document-reader.js';
import { toStorageError } from '../storage/sql-tools.js';
import { StorageError } from '../storage/storage.js';
import { DATABASE_FILE, makeFolder, takeLock } from '../storage/sqlite-database.js';
import { migrate } from '../storage/sqlite-schema.js';
import { checkDatabase } from './check-database.js';
import { checkStop, type Command, type CommandContext } from './command.js';
import { removeDatabase, syncFile, syncFolderOf } from './files.js';

/**
 * Puts a backup in place of the database. The epoch stays: clients that hold more than the backup offer it
 * again when they connect, and the result is the union (F48).
 */
export const restore: Command = {
  usage: 'restore <backup> [--data <folder>] [--force]',
  help: 'checks a backup and makes it the database; the server must be stopped. --force: an existing database is put aside',
  takes: 1,
  async run(context) {
    const source = resolve(context.positional[0] ?? '');
    if (!existsSync(source)) throw new StartError(`there is no ${source}`);
    const { folder, force } = context;
    makeFolder(folder);
    const lock = takeLock(folder, (file) => new Database(file));
    const database = join(folder, DATABASE_FILE);
    const staged = `${database}.restoring`;
    try {
      if (existsSync(database) && !force)
        throw new StartError(
          `${database} exists: use --force to put it aside, or --data with another folder`,
        );
      removeDatabase(staged);
      context.progress('copying');
      copyFileSync(source, staged);
      syncFile(staged);
      const report = await check(staged, context);
      checkStop(context);
      const aside = existsSync(database) ? putAside(database, context.now()) : undefined;
      renameSync(staged, database);
      syncFolderOf(database);
      context.print(
        `restored ${report.workspaces} workspaces, ${report.documents} documents, ${report.rows} changes into ${folder}` +
          (aside === undefined ? '' : `; the database before is ${aside}`),
      );
    } finally {
      removeDatabase(staged);
      lock.close();
    }
  },
};

async function check(
  file: string,
  context: CommandContext,
): Promise<Awaited<ReturnType<typeof checkDatabase>>> {
  context.progress('checking');
  const connection = new Database(file);
  try {
    // A file of somebody else would be given our tables, all of them empty.
    if (connection.prepare("SELECT 1 AS n FROM sqlite_master WHERE name = 'meta'").get() === undefined)
      throw new StorageError('corrupt', 'it has no tables of ours');
    // Everything in the one file that is renamed, nothing in a log beside it.
    connection.exec('PRAGMA journal_mode=DELETE');
    migrate(connection, context.now(), sha256);
    // From now on, for a while, people may bring what others have written since the backup.
    connection.exec(`INSERT OR REPLACE INTO meta(k, v) VALUES('restored_at', '${String(context.now())}')`);
  } catch (error) {
    throw new StartError(`this is no backup of Firsat: ${toStorageError(error).message}`);
  } finally {
    connection.close();
  }
  return checkDatabase(file, context);
}

/** Where the old database is now. Its write-ahead log goes into it first, so that it is one file. */
function putAside(database: string, now: number): string {
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  const aside = `${database}.replaced-${stamp}`;
  try {
    const connection = new Database(database);
    try {
      connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      connection.close();
    }
  } catch {
    // A database that cannot even be opened is a reason to restore: it is put aside as it is.
  }
  // The log first: a log beside a database that it does not belong to would be read into it.
  if (existsSync(`${database}-wal`)) renameSync(`${database}-wal`, `${aside}-wal`);
  rmSync(`${database}-shm`, { force: true });
  renameSync(database, aside);
  return aside;
}
