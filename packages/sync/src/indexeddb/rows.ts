import type { Database } from './database.js';

/** The rows of a store and their keys, in the order of the keys. */
export interface StoredRows {
  readonly keys: readonly IDBValidKey[];
  readonly values: readonly unknown[];
}

/** Reads a store, or a range of it, in one transaction. Rejects with a `SyncError`. */
export async function readRows(database: Database, store: string, range?: IDBKeyRange): Promise<StoredRows> {
  const [keys, values] = await database.transact([store], 'readonly', (transaction) => {
    const source = transaction.objectStore(store);
    return [source.getAllKeys(range), source.getAll(range)] as const;
  });
  return { keys: keys.result, values: values.result };
}
