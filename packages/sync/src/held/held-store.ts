import { Database } from '../indexeddb/database.js';
import { readRows } from '../indexeddb/rows.js';
import { deviceStorage } from '../surroundings.js';
import { isHeldRow, type HeldRow, type HeldState } from './held-row.js';

const CHANGES = 'changes';
const STATES = 'states';
const OPEN_MS = 3_000;

/** Where changes are kept that are in no document any more. */
export interface HeldStore {
  /** All rows, the oldest first. Rejects with a `SyncError`. */
  all(): Promise<readonly HeldRow[]>;
  states(): Promise<readonly HeldState[]>;
  /** Writes rows over those with their ids, and a state. Resolves when they are on the disk; rejects with a `SyncError`. */
  put(rows: readonly HeldRow[], state?: HeldState): Promise<void>;
  /** Deletes rows, and the states that no row refers to any more. Rejects with a `SyncError`. */
  remove(ids: readonly string[]): Promise<void>;
  /** Deletes rows that are still what they were: one that was held again meanwhile, on another copy, stays. Rejects with a `SyncError`. */
  settle(rows: readonly HeldRow[]): Promise<void>;
  close(): void;
}

const byTime = (a: HeldRow, b: HeldRow): number => a.at - b.at || a.order - b.order;

/** For a computer that keeps nothing. */
export class MemoryHeldStore implements HeldStore {
  readonly #rows = new Map<string, HeldRow>();
  readonly #states = new Map<string, HeldState>();

  all(): Promise<readonly HeldRow[]> {
    return Promise.resolve([...this.#rows.values()].sort(byTime));
  }

  states(): Promise<readonly HeldState[]> {
    return Promise.resolve([...this.#states.values()]);
  }

  put(rows: readonly HeldRow[], state?: HeldState): Promise<void> {
    for (const row of rows) this.#rows.set(row.id, row);
    if (state) this.#states.set(state.place, state);
    return Promise.resolve();
  }

  remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#rows.delete(id);
    const places = new Set([...this.#rows.values()].map(({ place }) => place));
    for (const place of this.#states.keys()) if (!places.has(place)) this.#states.delete(place);
    return Promise.resolve();
  }

  settle(rows: readonly HeldRow[]): Promise<void> {
    return this.remove(rows.filter((row) => this.#rows.get(row.id)?.place === row.place).map(({ id }) => id));
  }

  close(): void {
    // Nothing is open.
  }
}

/** One database per user and workspace, whatever the epoch: nothing but the user's own word deletes from it. */
export class DeviceHeldStore implements HeldStore {
  readonly #database: Database;
  readonly #opened: Promise<void>;

  constructor(user: string, workspace: string, factory?: IDBFactory) {
    let opened: () => void = () => undefined;
    this.#opened = new Promise((resolve) => {
      opened = resolve;
      setTimeout(resolve, OPEN_MS); // then its transactions say what is wrong
    });
    this.#database = new Database(
      {
        name: ['firsat-held', user, workspace].map(encodeURIComponent).join(':'),
        factory: deviceStorage(factory),
        stores: [CHANGES, STATES],
        create: (db) => {
          db.createObjectStore(CHANGES, { keyPath: 'id' });
          db.createObjectStore(STATES, { keyPath: 'place' });
        },
      },
      { opened, lost: () => undefined },
    );
    this.#database.open();
  }

  async all(): Promise<readonly HeldRow[]> {
    await this.#opened;
    const { values } = await readRows(this.#database, CHANGES);
    return values.filter(isHeldRow).sort(byTime);
  }

  async states(): Promise<readonly HeldState[]> {
    await this.#opened;
    return (await readRows(this.#database, STATES)).values as readonly HeldState[];
  }

  async put(rows: readonly HeldRow[], state?: HeldState): Promise<void> {
    await this.#opened;
    await this.#database.transact(
      [CHANGES, STATES],
      'readwrite',
      (transaction) => {
        for (const row of rows) putRow(transaction.objectStore(CHANGES), row);
        if (state) transaction.objectStore(STATES).put(state);
      },
      'strict',
    );
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.#opened;
    const left = (await this.all()).filter(({ id }) => !ids.includes(id));
    const places = new Set(left.map(({ place }) => place));
    const states = await this.states();
    await this.#database.transact(
      [CHANGES, STATES],
      'readwrite',
      (transaction) => {
        for (const id of ids) transaction.objectStore(CHANGES).delete(id);
        for (const { place } of states) if (!places.has(place)) transaction.objectStore(STATES).delete(place);
      },
      'strict',
    );
  }

  async settle(rows: readonly HeldRow[]): Promise<void> {
    await this.#opened;
    await this.#database.transact(
      [CHANGES],
      'readwrite',
      (transaction) => {
        const store = transaction.objectStore(CHANGES);
        for (const { id, place } of rows) {
          const request = store.get(id);
          request.onsuccess = () => {
            if (isHeldRow(request.result) && request.result.place === place) store.delete(id);
          };
        }
      },
      'strict',
    );
    await this.remove([]); // states that nobody refers to
  }

  close(): void {
    this.#database.close();
  }
}

/** A command or value that cannot be stored goes; the bytes stay. */
function putRow(store: IDBObjectStore, row: HeldRow): void {
  try {
    store.put(row);
  } catch {
    store.put({ ...row, command: null, parts: row.parts.map((part) => ({ ...part, registers: [] })) });
  }
}

/** A disk that fails costs no change: what it does not take is kept in memory, and `put` says so. */
export class SafeHeldStore {
  readonly #disk: HeldStore;
  readonly #memory = new MemoryHeldStore();

  constructor(disk: HeldStore) {
    this.#disk = disk;
  }

  async all(): Promise<readonly HeldRow[]> {
    const [kept, rest] = [await this.#disk.all().catch(() => []), await this.#memory.all()];
    const own = new Set(rest.map(({ id }) => id));
    return [...kept.filter(({ id }) => !own.has(id)), ...rest].sort(byTime);
  }

  async states(): Promise<readonly HeldState[]> {
    const [kept, rest] = [await this.#disk.states().catch(() => []), await this.#memory.states()];
    return [...kept, ...rest];
  }

  /** Resolves to whether they are on the disk. */
  async put(rows: readonly HeldRow[], state?: HeldState): Promise<boolean> {
    try {
      await this.#disk.put(rows, state);
      await this.#memory.remove(rows.map(({ id }) => id));
      return true;
    } catch {
      await this.#memory.put(rows, state);
      return false;
    }
  }

  /** Resolves to whether they are gone for good. */
  async remove(ids: readonly string[]): Promise<boolean> {
    await this.#memory.remove(ids);
    return this.#disk.remove(ids).then(
      () => true,
      () => false,
    );
  }

  /** As `remove`, for rows that were played: see {@link HeldStore.settle}. */
  async settle(rows: readonly HeldRow[]): Promise<void> {
    await this.#memory.settle(rows);
    await this.#disk.settle(rows).catch(() => undefined); // then they are played twice, which changes nothing
  }

  close(): void {
    this.#disk.close();
  }
}
