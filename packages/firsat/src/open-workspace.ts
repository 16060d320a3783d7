import { createIdFactory } from '@firsat/model';
import type { OpenedWorkspace, OpenWorkspaceOptions } from '@firsat/elements/workspace';
import { createLazyPipelineStore } from '@firsat/store/lazy-binding';
import { openSync } from '@firsat/sync';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Forking } from './fork/forking.js';
import { guestUser } from './guest.js';
import { FIRST_PLACE, placeKey, readPlace, type Place } from './place.js';
import { endSession, type Session } from './session.js';
import { SessionPort } from './session-port.js';
import type { Texts } from './texts/texts.js';

const AGAIN_MS = 5_000;

const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));

/** `localStorage`, where the page may have it. */
function pageStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined; // a sandboxed frame, or cookies are blocked
  }
}

/** What tests replace: the rest of the browser. */
export interface Surroundings {
  readonly WebSocket?: typeof globalThis.WebSocket;
  readonly BroadcastChannel?: typeof globalThis.BroadcastChannel;
  /** In [0, 1). */
  readonly random?: () => number;
}

/**
 * Opens one workspace: its two documents, kept on this device and joined to other tabs and the server, and the store over them. This is
 * where the clock, randomness and identity of the browser enter. When the server demands other documents (sync.md 4.7) the store goes over
 * to them; the store itself stays.
 */
export function openWorkspace(
  options: OpenWorkspaceOptions,
  surroundings: Surroundings = {},
): OpenedWorkspace {
  const newId = createIdFactory(randomBytes);
  const { workspace, server, storage, getToken } = options;
  const notes = storage === 'device' ? pageStorage() : undefined;
  const user = options.user ?? guestUser(newId, options.guestName, () => notes);
  const key = placeKey(user.id, workspace);
  let forking: Promise<Forking> | undefined;
  let texts: Promise<Texts> | undefined;
  let closed = false;

  /** Whether the host page wants a network; a quiet session never does. */
  let wanted = true;
  let latest: Session;

  const join = (place: Place, quiet = false): Session => {
    const [core, work] = [new Y.Doc(), new Y.Doc()];
    const awareness = new Awareness(core);
    const sync = openSync({
      workspace,
      epoch: place.epoch,
      branch: place.branch,
      user,
      docs: { core, work },
      awareness,
      storage,
      ...(server && { server }),
      ...(getToken && { getToken }),
      ...(notes && { marker: notes }),
      onFork: (demand) => {
        store.freeze();
        void whenForking().then((fork) => fork?.demanded(session, demand));
      },
      ...surroundings,
    });
    if (quiet || !wanted) sync.disconnect();
    const session: Session = { place, core, work, awareness, sync };
    if (!quiet) latest = session;
    return session;
  };

  const first = join(storage === 'device' ? readPlace(key) : FIRST_PLACE);
  const port = new SessionPort(first.sync, load);
  const store = createLazyPipelineStore({
    workspaceId: workspace,
    user,
    core: first.core,
    work: first.work,
    awareness: first.awareness,
    sync: port,
    texts: openTexts,
    now: () => Date.now(),
    random: () => Math.random(),
    newId,
  });

  /** Texts are fetched when the first is opened. */
  function openTexts(): Promise<Texts> {
    texts ??= import('./texts/texts.js').then((module) => new module.Texts({ store, session: () => latest }));
    texts.catch(() => (texts = undefined));
    return texts;
  }

  /** Held changes and forks are a chunk of their own: no page waits for it. */
  function load(): Promise<Forking> {
    forking ??= import('./fork/forking.js').then(({ startForking }) =>
      startForking({
        user: user.id,
        workspace,
        key,
        device: storage === 'device',
        store,
        port,
        first,
        join,
        texts: openTexts,
        openedTexts: () => texts,
      }),
    );
    forking.catch(() => (forking = undefined));
    return forking;
  }

  async function whenForking(): Promise<Forking | undefined> {
    for (;;) {
      try {
        return closed ? undefined : await load();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS)); // the network is away
      }
    }
  }

  /**
   * A joiner never seeds before the first sync (architecture 4.3): with a server, an empty device is "loading" until the server has
   * answered; alone, an empty device is an empty workspace.
   */
  void first.sync.whenLoaded.then(() => {
    if (store.settings || !server) store.markLoaded('core');
    else void first.sync.whenSynced.then(() => store.markLoaded('core'));
  });
  void first.sync.whenAllLoaded.then(() => {
    store.markLoaded('work');
    if (server) void whenForking();
  });

  return {
    store,
    connect: () => {
      wanted = true;
      latest.sync.connect();
    },
    disconnect: () => {
      wanted = false;
      latest.sync.disconnect();
    },
    forgetDevice: (confirm) => latest.sync.forgetDevice(confirm),
    async close() {
      closed = true;
      store.close();
      (await texts?.catch(() => undefined))?.close();
      const fork = await forking?.catch(() => undefined);
      await (fork ? fork.close() : endSession(first));
    },
  };
}
