import { waitUntil } from '@open-wc/testing';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { openSync } from '../open-sync.js';
import type { SyncOptions, SyncStatus, WorkspaceSync } from '../options.js';
import { FakeServer } from './fake-server.js';
import { PassingTime } from './passing-time.js';

let count = 0;

/** A name that no other test uses: databases and channels are shared by all files of a run. */
export function freshName(): string {
  count += 1;
  return `${crypto.randomUUID()}-${count}`;
}

/** Waits for a fact; looks often, since the facts are made by the browser's disk and channels. */
export function until(fact: () => boolean | Promise<boolean>, what = 'the expected state'): Promise<void> {
  return waitUntil(fact, `no ${what} came`, { interval: 5, timeout: 45_000 });
}

/** Resolves in the turn in which the status fits. A look now and then, as `until` has it, misses what heals in a moment. */
export function whenStatus(sync: WorkspaceSync, fits: (status: SyncStatus) => boolean): Promise<void> {
  if (fits(sync.status)) return Promise.resolve();
  return new Promise((resolve) => {
    const end = sync.subscribe((status) => {
      if (!fits(status)) return;
      end();
      resolve();
    });
  });
}

/** A BroadcastChannel on which nobody is ever heard. */
export const Deaf = class {
  onmessage = null;

  postMessage(): void {
    // Said to nobody.
  }

  close(): void {
    // Nothing was open.
  }
} as unknown as typeof BroadcastChannel;

/** A `WebSocket` for a tab that has no network. */
export function noNetwork(): typeof WebSocket {
  const server = new FakeServer();
  server.reachable = false;
  return server.WebSocket;
}

/** One tab of one user. */
export interface Tab {
  readonly core: Y.Doc;
  readonly work: Y.Doc;
  readonly awareness: Awareness;
  readonly sync: WorkspaceSync;
}

/** Opens tabs and closes all of them at the end of the test. */
export class Stage {
  readonly server = new FakeServer();
  readonly workspace = freshName();
  readonly tabs: Tab[] = [];
  readonly #time = new PassingTime();

  constructor() {
    this.#time.begin();
  }

  /** Lets this many milliseconds pass at once, where the absence of something is to be shown. */
  pass(milliseconds: number): Promise<void> {
    return this.#time.pass(milliseconds);
  }

  /** A tab without a server unless the options name one. */
  tab(options: Partial<SyncOptions> = {}): Tab {
    const core = new Y.Doc();
    const work = new Y.Doc();
    const awareness = new Awareness(core);
    const sync = openSync({
      workspace: this.workspace,
      epoch: 1,
      user: { id: 'ada', name: 'Ada' },
      docs: { core, work },
      awareness,
      random: () => 0,
      now: () => 1_700_000_000_000,
      WebSocket: this.server.WebSocket,
      ...options,
    });
    const tab = { core, work, awareness, sync };
    this.tabs.push(tab);
    return tab;
  }

  /** A tab with the stage's server. */
  online(options: Partial<SyncOptions> = {}): Tab {
    return this.tab({ server: 'ws://test', ...options });
  }

  async end(): Promise<void> {
    this.#time.end();
    for (const { sync, awareness } of this.tabs) {
      await sync.close();
      awareness.destroy();
    }
  }
}

/** The value of a key in the map that tests write to. */
export function value(doc: Y.Doc, key: string): unknown {
  return doc.getMap('m').get(key);
}

export function write(doc: Y.Doc, key: string, content: unknown, origin?: unknown): void {
  doc.transact(() => doc.getMap('m').set(key, content), origin);
}
