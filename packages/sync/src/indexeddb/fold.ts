import { applyUpdate } from '@firsat/protocol';
import type * as Y from 'yjs';
import { persistenceOrigin } from '../origins.js';
import type { Database } from './database.js';
import { DocumentSlices } from './document-slices.js';
import type { RowBook } from './row-book.js';
import { UPDATES } from './rows.js';

/** Rows that are read and applied in one task, unless they are large. */
const ROWS_PER_TASK = 50;
const BYTES_PER_TASK = 64 * 1024;

/** Encodes a document, a slice per task (decision 0010). Resolves with less than all when `goOn` says to stop. */
export async function encodeInSlices(
  doc: Y.Doc,
  goOn: () => Promise<boolean>,
): Promise<readonly Uint8Array[]> {
  const slices = new DocumentSlices(doc);
  const rows: Uint8Array[] = [];
  for (let row = slices.next(); row !== undefined; row = slices.next()) {
    rows.push(row);
    if (!(await goOn())) break;
  }
  return rows;
}

export interface AbsorbSettings {
  readonly database: Database;
  readonly doc: Y.Doc;
  readonly known: RowBook;
  readonly pause: () => Promise<boolean>;
}

/**
 * Applies the rows that others have written, a few per task; from then on they are known. Rows that cannot be read stay:
 * they are met, and reported, at the next start. Rejects with a `SyncError`.
 */
export async function absorb({ database, doc, known, pause }: AbsorbSettings): Promise<void> {
  const all = await database.transact([UPDATES], 'readonly', (transaction) =>
    transaction.objectStore(UPDATES).getAllKeys(),
  );
  const keys = all.result.filter((key) => !known.has(key));
  for (let start = 0; start < keys.length; start += ROWS_PER_TASK) {
    const some = keys.slice(start, start + ROWS_PER_TASK);
    const requests = await database.transact([UPDATES], 'readonly', (transaction) => {
      const store = transaction.objectStore(UPDATES);
      return some.map((key) => store.get(key) as IDBRequest<unknown>);
    });
    let bytes = 0;
    for (const [index, { result }] of requests.entries()) {
      if (!(result instanceof Uint8Array)) continue; // folded by another tab meanwhile: met again as its rows
      bytes += result.length;
      if (bytes > BYTES_PER_TASK) {
        bytes = 0;
        if (!(await pause())) return;
      }
      try {
        applyUpdate(doc, result, persistenceOrigin);
        known.read([some[index] as IDBValidKey]);
      } catch {
        // It stays where it is.
      }
    }
    if (!(await pause())) return;
  }
}
