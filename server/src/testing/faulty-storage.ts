import type { LogRow, Storage, StoredDocument } from '../storage/storage.js';

/** A storage whose loads and appends a test can hold, fail and watch. */
export interface FaultyStorage extends Storage {
  /** Called before each load; what it throws or waits for happens to the load. */
  beforeLoad: (name: string) => Promise<void> | void;
  /** Called before each append. */
  beforeAppend: (name: string, rows: readonly LogRow[]) => Promise<void> | void;
  /** Called after each append, before it resolves. */
  afterAppend: (seq: number) => Promise<void> | void;
  /** Called before each probe. */
  beforeProbe: () => Promise<void> | void;
  readonly loads: number;
  readonly appends: number;
  readonly compactions: number;
}

/** Wraps `inner`; without further ado it behaves like it. */
export function createFaultyStorage(inner: Storage): FaultyStorage {
  const counts = { loads: 0, appends: 0, compactions: 0 };
  return {
    beforeLoad: () => undefined,
    beforeAppend: () => undefined,
    afterAppend: () => undefined,
    beforeProbe: () => undefined,
    get loads() {
      return counts.loads;
    },
    get appends() {
      return counts.appends;
    },
    get compactions() {
      return counts.compactions;
    },
    open: () => inner.open(),
    async load(name, upTo): Promise<StoredDocument> {
      counts.loads++;
      await this.beforeLoad(name);
      return inner.load(name, upTo);
    },
    async append(name, rows, bindings) {
      counts.appends++;
      await this.beforeAppend(name, rows);
      const seq = await inner.append(name, rows, bindings);
      await this.afterAppend(seq);
      return seq;
    },
    compact(name, upTo, snapshot) {
      counts.compactions++;
      return inner.compact(name, upTo, snapshot);
    },
    documents: (workspace, epoch) => inner.documents(workspace, epoch),
    seqAt: (name, time) => inner.seqAt(name, time),
    noteRefused: (refused) => inner.noteRefused(refused),
    workspaces: inner.workspaces,
    async probe() {
      await this.beforeProbe();
      await inner.probe();
    },
    health: () => inner.health(),
    close: () => inner.close(),
  };
}

/** A promise and its resolver: a gate that a test opens. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
