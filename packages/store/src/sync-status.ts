import type { Arrivals } from '@firsat/model/reports';
import type { HeldChanges } from './held-changes.js';

/** Where the local changes are, told truthfully: in memory, on this device, on the server (architecture 5). */
export interface SyncStatus {
  /** `none`: no server is configured. `denied`: the server refused this user; `problem` says why. */
  readonly network: 'none' | 'offline' | 'connecting' | 'online' | 'denied';
  /** `memory`: nothing is kept on this device (by choice or because it failed; `problem` says which). */
  readonly device: 'memory' | 'saving' | 'saved' | 'failed';
  /** `saved`: every local change has been acknowledged after the server's commit. */
  readonly server: 'none' | 'pending' | 'saved';
  readonly unsavedOnDevice: number;
  readonly unsavedOnServer: number;
  readonly lastServerSaveAt: number | null;
  readonly access: AccessState;
  readonly storage: StorageMode;
  /** How many changes of earlier sessions the browser has thrown away before the server had them (F19); 0 = none known. */
  readonly evicted: number;
  /** A code with words in the locale modules. */
  readonly problem: string | null;
}

/** What the user may do here, as far as the server has said; `unknown` before it has, and without a server. */
export type AccessState =
  | 'unknown'
  | 'owner'
  | 'editor'
  /** May look only. Edits are refused at the widget, and what was not sent yet is held. */
  | 'reader'
  /** The token has ended and `getToken` gives no new one; work goes on locally and is sent when it does. */
  | 'expired'
  /** No longer a member. */
  | 'removed'
  /** This program is too old for the data: it may look only, and asks to be reloaded. */
  | 'outdated';

/** What keeping data on this device amounts to. `persistent`: the browser has promised not to evict it. */
export type StorageMode = 'memory' | 'best-effort' | 'persistent';

export type DurabilityLevel = 'device' | 'server';

/** What the store asks of whoever joins the documents to disk and network; given by the composition root. */
export interface SyncPort {
  readonly status: SyncStatus;
  subscribe(listener: (status: SyncStatus) => void): () => void;
  /** Resolves when every change made until now has reached the level. */
  whenDurable(level: DurabilityLevel): Promise<void>;
  readonly held: HeldChanges;
  /** D23: events that came to this device late; absent while that is not known. Told by `subscribe` when it is another. */
  readonly arrivals?: Arrivals | undefined;
}

/** A store that nothing joins to a disk or a network. */
export const MEMORY_ONLY: SyncStatus = Object.freeze({
  network: 'none',
  device: 'memory',
  server: 'none',
  unsavedOnDevice: 0,
  unsavedOnServer: 0,
  lastServerSaveAt: null,
  access: 'unknown',
  storage: 'memory',
  evicted: 0,
  problem: null,
});
