function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('request failed'));
  });
}

/** Runs one request against a database behind the back of the code under test. */
export async function withStore<T>(
  database: string,
  store: string,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const db = await settle(indexedDB.open(database));
  try {
    return await settle(ask(db.transaction([store], mode).objectStore(store)));
  } finally {
    db.close();
  }
}

/** All values of a store. */
export function storedRows(database: string, store: string): Promise<unknown[]> {
  return withStore(database, store, 'readonly', (source) => source.getAll() as IDBRequest<unknown[]>);
}

export function deleteDatabase(name: string): Promise<unknown> {
  return settle(indexedDB.deleteDatabase(name));
}

/** Makes writes to databases whose name contains `part` fail as a full disk does; returns the cure. */
export function fillDisk(part: string): () => void {
  const prototype = IDBObjectStore.prototype;
  const { add, put } = prototype;
  const failing = (original: typeof add): typeof add =>
    function (this: IDBObjectStore, ...args) {
      const request = original.apply(this, args);
      if (this.transaction.db.name.includes(part)) {
        const { transaction } = this;
        Object.defineProperty(transaction, 'error', {
          value: new DOMException('full', 'QuotaExceededError'),
          // One transaction may write twice.
          configurable: true,
        });
        request.addEventListener('success', () => transaction.abort());
      }
      return request;
    };
  prototype.add = failing(add);
  prototype.put = failing(put);
  return () => Object.assign(prototype, { add, put });
}
