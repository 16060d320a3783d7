import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { persistenceContract, type ReplicaUnderTest } from '../testing/persistence-contract.js';
import { DocumentPersistence } from './document-persistence.js';

persistenceContract('DocumentPersistence', (database): ReplicaUnderTest => {
  let persistence: DocumentPersistence | undefined;
  const ignore = (): void => undefined;
  return {
    open(doc) {
      persistence = new DocumentPersistence(
        { name: database, doc, factory: indexedDB },
        {
          quietly: (apply) => apply(),
          stored: ignore,
          lastSeq: () => 0,
          rewritten: ignore,
          forgotten: ignore,
          changed: ignore,
        },
      );
      persistence.open();
      return persistence.whenLoaded;
    },
    append: (update) => persistence?.append(update),
    close: async () => persistence?.close(),
  };
});

// The yardstick: where stock y-indexeddb breaks the contract, the contract asks for too much.
persistenceContract('stock y-indexeddb', (database): ReplicaUnderTest => {
  let stock: IndexeddbPersistence | undefined;
  let replica: Y.Doc | undefined;
  return {
    async open(doc) {
      replica = doc;
      stock = new IndexeddbPersistence(database, doc);
      await stock.whenSynced;
    },
    append: (update) => {
      if (replica !== undefined) Y.applyUpdate(replica, update);
    },
    close: async () => stock?.destroy(),
  };
});
