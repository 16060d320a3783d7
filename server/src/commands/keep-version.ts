import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { StartError } from '../start-error.js';
import { DocumentReader } from '../storage/document-reader.js';
import { column, transaction } from '../storage/sql-tools.js';
import { DATABASE_FILE } from '../storage/sqlite-database.js';
import { SCHEMA_VERSION } from '../storage/sqlite-schema.js';
import { SqliteWorkspaces } from '../storage/sqlite-workspaces.js';
import type { Command } from './command.js';

/**
 * Names the present moment. It writes one row of a table that the server only reads when it is asked, so it
 * may run beside one.
 */
export const keepVersion: Command = {
  usage: 'keep-version <workspace> <name>',
  help: 'names the present moment of a workspace, to restore it to; its rows are kept as long as the version is',
  takes: 2,
  async run({ positional, folder, now, print }) {
    const [workspace = '', name = ''] = positional;
    const file = join(folder, DATABASE_FILE);
    if (!existsSync(file)) throw new StartError(`there is no ${file}: set FIRSAT_DATA or --data`);
    const connection = new Database(file);
    try {
      connection.exec('PRAGMA synchronous=FULL');
      connection.exec('PRAGMA busy_timeout=5000');
      const id = transaction(connection, () => {
        const schema = column(connection.prepare("SELECT v FROM meta WHERE k = 'schema'").get(), 'v');
        if (schema !== SCHEMA_VERSION) throw new StartError('start the server of this version once before');
        const workspaces = new SqliteWorkspaces(connection, now);
        const record = workspaces.find(workspace);
        if (!record) throw new StartError(`there is no workspace ${JSON.stringify(workspace)}`);
        const documents = new DocumentReader(connection)
          .documents(workspace, record.epoch)
          .map(({ doc, seq }): [string, number] => [doc, seq]);
        const version = {
          id: randomUUID(),
          workspace,
          epoch: record.epoch,
          documents: Object.fromEntries(documents),
          name,
          author: null,
          at: now(),
        };
        workspaces.addVersion(version);
        return version.id;
      });
      print(id);
    } finally {
      connection.close();
    }
  },
};
