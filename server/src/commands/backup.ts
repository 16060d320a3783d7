import { existsSync, renameSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'libsql';
import { noteBackup } from '../ops/backup-age.js';
import { StartError } from '../start-error.js';
import { DATABASE_FILE } from '../storage/sqlite-database.js';
import { checkDatabase } from './check-database.js';
import { checkStop, type Command } from './command.js';
import { removeDatabase, syncFile, syncFolderOf } from './files.js';

/** A copy of the whole database at one moment, made while the server goes on, and read through before it counts. */
export const backup: Command = {
  usage: 'backup <file>',
  help: 'copies the database, of a running server too, and checks the copy',
  takes: 1,
  async run(context) {
    const target = resolve(context.positional[0] ?? '');
    const source = join(context.folder, DATABASE_FILE);
    if (!existsSync(source)) throw new StartError(`there is no ${source}: set FIRSAT_DATA or --data`);
    if (existsSync(target)) throw new StartError(`${target} exists already: choose another name`);
    const partial = `${target}.partial`;
    removeDatabase(partial);
    try {
      const connection = new Database(source);
      try {
        connection.exec('PRAGMA busy_timeout=5000');
        context.progress('copying');
        connection.prepare('VACUUM INTO ?').run(partial);
      } finally {
        connection.close();
      }
      syncFile(partial);
      checkStop(context);
      context.progress('checking');
      const { documents, workspaces, rows } = await checkDatabase(partial, context);
      checkStop(context);
      renameSync(partial, target);
      syncFolderOf(target);
      noteBackup(context.folder, context.now());
      const { size } = statSync(target);
      context.print(
        `${target}: ${size} bytes, ${workspaces} workspaces, ${documents} documents, ${rows} changes; checked`,
      );
    } finally {
      removeDatabase(partial);
    }
  },
};
