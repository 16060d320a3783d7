import * as Y from 'yjs';
import { openReaderOf } from '../storage/open-reader.js';
import { column } from '../storage/sql-tools.js';
import { StorageError } from '../storage/storage.js';
import { applyStored } from '../storage/verify-snapshot.js';
import { breathe, checkStop, type CommandContext } from './command.js';

/** What a file was found to hold. */
export interface DatabaseReport {
  readonly documents: number;
  readonly rows: number;
  readonly workspaces: number;
}

/**
 * Reads everything: SQLite's own check of the file, every row's CRC, every snapshot's digest, and every
 * document into a Y.Doc.
 *
 * @throws StorageError `corrupt` that names the first document that cannot be read
 */
export async function checkDatabase(
  file: string,
  context: Pick<CommandContext, 'progress' | 'stop'>,
): Promise<DatabaseReport> {
  const { connection, documents, close } = openReaderOf(file);
  try {
    const verdict = column(connection.prepare('PRAGMA integrity_check(1)').get(), 'integrity_check');
    if (verdict !== 'ok')
      throw new StorageError('corrupt', `SQLite finds the file damaged: ${String(verdict)}`);
    const all = documents.documents();
    let rows = 0;
    for (const [index, { name, seq }] of all.entries()) {
      await breathe();
      checkStop(context);
      const doc = new Y.Doc();
      try {
        applyStored(doc, documents.load(name));
      } catch (error) {
        throw new StorageError(
          'corrupt',
          `document ${name}: ${error instanceof Error ? error.message : 'unreadable'}`,
        );
      } finally {
        doc.destroy();
      }
      rows += seq;
      if ((index + 1) % 100 === 0) context.progress(`checked ${index + 1} of ${all.length} documents`);
    }
    const workspaces = Number(column(connection.prepare('SELECT count(*) AS n FROM workspace').get(), 'n'));
    return { documents: all.length, rows, workspaces };
  } finally {
    close();
  }
}
