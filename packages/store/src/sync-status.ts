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
  /** A code with words in the locale modules. */
  readonly problem: string | null;
}

export type DurabilityLevel = 'device' | 'server';

/** What the store asks of whoever joins the documents to disk and network; given by the composition root. */
export interface SyncPort {
  readonly status: SyncStatus;
  subscribe(listener: (status: SyncStatus) => void): () => void;
  /** Resolves when every change made until now has reached the level. */
  whenDurable(level: DurabilityLevel): Promise<void>;
}

/** A store that nothing joins to a disk or a network. */
export const MEMORY_ONLY: SyncStatus = Object.freeze({
  network: 'none',
  device: 'memory',
  server: 'none',
  unsavedOnDevice: 0,
  unsavedOnServer: 0,
  lastServerSaveAt: null,
  problem: null,
});
