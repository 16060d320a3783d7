import type { Database } from './database.js';

/** The stores of y-indexeddb's format: one update per row, and what others may keep beside them. */
export const UPDATES = 'updates';
export const CUSTOM = 'custom';

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

/**
 * Deletes known rows of a document and writes others in their place, in one transaction; the rows are handed over one per
 * task. Resolves with their keys when all is on the disk. Rejects with a `SyncError`, and then nothing has happened.
 */
export async function replaceRows(
  database: Database,
  known: readonly IDBValidKey[],
  rows: readonly Uint8Array[],
): Promise<readonly IDBValidKey[]> {
  const keys: IDBValidKey[] = [];
  await database.transact(
    [UPDATES],
    'readwrite',
    (transaction) => {
      const store = transaction.objectStore(UPDATES);
      for (const range of stretches(known)) store.delete(range);
      const add = (row: Uint8Array | undefined): void => {
        if (row === undefined) return;
        const request = store.add(row);
        request.onsuccess = () => {
          keys.push(request.result);
          try {
            add(rows[keys.length]);
          } catch {
            // The transaction has been undone; it says so itself.
          }
        };
      };
      add(rows[0]);
    },
    'strict', // or power loss could keep the deletions and lose the rows that replace them
  );
  return keys;
}

/** Neighbouring numbers as one range each: thousands of requests would hold the page up. */
function stretches(keys: readonly IDBValidKey[]): IDBKeyRange[] {
  const numbers = keys.filter((key) => typeof key === 'number').sort((a, b) => a - b);
  const ranges = keys.filter((key) => typeof key !== 'number').map((key) => IDBKeyRange.only(key));
  let first = 0;
  numbers.forEach((key, index) => {
    const next = numbers[index + 1];
    if (next === key + 1) return;
    ranges.push(IDBKeyRange.bound(numbers[first], key));
    first = index + 1;
  });
  return ranges;
}
