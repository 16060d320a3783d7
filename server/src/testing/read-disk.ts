import * as Y from 'yjs';
import { createSqliteStorage } from '../storage/sqlite.js';
import { applyStored } from '../storage/verify-snapshot.js';

/** What a data folder holds of a document, read after its server has gone: the root map `records`. */
export async function readDisk(folder: string, document: string): Promise<ReadonlyMap<string, unknown>> {
  const storage = createSqliteStorage(folder);
  await storage.open();
  const doc = new Y.Doc();
  try {
    applyStored(doc, await storage.load(document));
    return new Map(doc.getMap('records').entries());
  } finally {
    doc.destroy();
    await storage.close();
  }
}
