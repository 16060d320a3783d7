import { createIdFactory } from '@firsat/model';
import type { OpenedWorkspace, OpenWorkspaceOptions } from '@firsat/elements/workspace';
import { NOTHING_HELD } from '@firsat/store';
import { createLazyPipelineStore } from '@firsat/store/lazy-binding';
import { openSync } from '@firsat/sync';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { guestUser } from './guest.js';

/** The first epoch of a workspace; the server raises it (architecture 4.4). */
const EPOCH = 1;

const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));

/**
 * Opens one workspace: its two documents, kept on this device and joined to other tabs and the server, and the store over them. This is
 * where the clock, randomness and identity of the browser enter.
 */
export function openWorkspace(options: OpenWorkspaceOptions): OpenedWorkspace {
  const newId = createIdFactory(randomBytes);
  const user = options.user ?? guestUser(newId, options.guestName, () => localStorage);
  const core = new Y.Doc();
  const work = new Y.Doc();
  const awareness = new Awareness(core);
  const sync = openSync({
    workspace: options.workspace,
    epoch: EPOCH,
    user,
    docs: { core, work },
    awareness,
    storage: options.storage,
    ...(options.server && { server: options.server }),
    ...(options.getToken && { getToken: options.getToken }),
  });
  const store = createLazyPipelineStore({
    workspaceId: options.workspace,
    user,
    core,
    work,
    awareness,
    sync: {
      get status() {
        return sync.status;
      },
      subscribe: (listener) => sync.subscribe(listener),
      whenDurable: (level) => sync.whenDurable(level),
      held: NOTHING_HELD,
    },
    now: () => Date.now(),
    random: () => Math.random(),
    newId,
    timeZone: options.timeZone,
  });

  /**
   * A joiner never seeds before the first sync (architecture 4.3): with a server, an empty device is "loading" until the server has
   * answered; alone, an empty device is an empty workspace.
   */
  void sync.whenLoaded.then(() => {
    if (store.settings || !options.server) store.markLoaded('core');
    else void sync.whenSynced.then(() => store.markLoaded('core'));
  });
  void sync.whenAllLoaded.then(() => {
    store.markLoaded('work');
  });

  return {
    store,
    connect: () => {
      sync.connect();
    },
    disconnect: () => {
      sync.disconnect();
    },
    async close() {
      store.close();
      await sync.close();
      awareness.destroy();
      core.destroy();
      work.destroy();
    },
  };
}
