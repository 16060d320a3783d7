import { deviceStorage } from '../surroundings.js';

/** By key: what can be stored. */
export type Noted = ReadonlyMap<string, unknown>;

/**
 * Small things that a device remembers of a workspace for one user, whatever the epoch. They are no part of the documents, never travel, and go with "forget this
 * device".
 */
export interface Notes {
  /** What is noted. Never rejects. */
  read(): Promise<Noted>;
  /**
   * Replaces what is noted by what `next` makes of it; keys that it leaves out stay. In one transaction, so that tabs take turns. Resolves to all that is noted then. When the
   * disk fails, this page remembers alone.
   */
  change(next: (noted: Noted) => Noted): Promise<Noted>;
}

/** For a computer that keeps nothing. */
export class MemoryNotes implements Notes {
  #noted: Noted = new Map();

  read(): Promise<Noted> {
    return Promise.resolve(this.#noted);
  }

  change(next: (noted: Noted) => Noted): Promise<Noted> {
    this.#noted = new Map([...this.#noted, ...next(this.#noted)]);
    return Promise.resolve(this.#noted);
  }
}

const STORE = 'notes';

/**
 * One database per user and workspace, open only as long as a transaction runs: nothing is in the way of its deletion, and nothing makes it again but the next
 * change.
 */
export class DeviceNotes implements Notes {
  readonly #name: string;
  readonly #factory: IDBFactory | undefined;
  readonly #memory = new MemoryNotes();

  constructor(user: string, workspace: string, factory?: IDBFactory) {
    // `workspacePrefixes` knows the name.
    this.#name = ['firsat-notes', user, workspace].map(encodeURIComponent).join(':');
    this.#factory = deviceStorage(factory);
  }

  async read(): Promise<Noted> {
    try {
      return (await this.#run('readonly', () => new Map<string, unknown>())) ?? new Map<string, unknown>();
    } catch {
      return this.#memory.read();
    }
  }

  async change(next: (noted: Noted) => Noted): Promise<Noted> {
    try {
      const noted = await this.#run('readwrite', next);
      if (noted) return await this.#memory.change(() => noted);
    } catch {
      // This page remembers alone.
    }
    return this.#memory.change(next);
  }

  /** Resolves to `undefined` where nothing is kept and nothing is to be written. */
  async #run(
    mode: IDBTransactionMode,
    next: (noted: Noted) => Noted,
  ): Promise<Map<string, unknown> | undefined> {
    const db = await this.#open(mode === 'readwrite');
    if (!db) return undefined;
    try {
      return await changed(db, mode, next);
    } finally {
      db.close();
    }
  }

  #open(mayCreate: boolean): Promise<IDBDatabase | undefined> {
    return new Promise((resolve, reject) => {
      const request = this.#factory?.open(this.#name);
      if (!request) {
        reject(new Error('no storage'));
        return;
      }
      let isNew = false;
      request.onupgradeneeded = () => {
        isNew = true;
        if (mayCreate) request.result.createObjectStore(STORE);
        else request.transaction?.abort(); // looking makes nothing
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = (event) => {
        event.preventDefault();
        if (isNew && !mayCreate) resolve(undefined);
        else reject(request.error ?? new Error('no storage'));
      };
    });
  }
}

function changed(
  db: IDBDatabase,
  mode: IDBTransactionMode,
  next: (noted: Noted) => Noted,
): Promise<Map<string, unknown>> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(STORE, mode);
    const store = transaction.objectStore(STORE);
    const noted = new Map<string, unknown>();
    const keys = store.getAllKeys();
    const values = store.getAll();
    values.onsuccess = () => {
      for (const [index, key] of keys.result.entries()) noted.set(key as string, values.result[index]);
      try {
        for (const [key, value] of [...next(noted)]) {
          if (noted.get(key) !== value) store.put(value, key);
          noted.set(key, value);
        }
      } catch {
        transaction.abort(); // what cannot be stored is not
      }
    };
    transaction.oncomplete = () => resolve(noted);
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
    transaction.onerror = (event) => event.preventDefault();
  });
}
