import { NOTHING_HELD, type SyncPort, type SyncStatus } from '@firsat/store';
import type { MemoryDevice } from './memory-network.js';

/** Tells where the changes of a device are, as the real thing would: what was written without a network waits for it. */
export class MemorySync implements SyncPort {
  readonly held = NOTHING_HELD;
  readonly #device: MemoryDevice;
  readonly #listeners = new Set<(status: SyncStatus) => void>();
  #waiting: (() => void)[] = [];
  #unsaved = 0;
  #status: SyncStatus;

  constructor(device: MemoryDevice) {
    this.#device = device;
    this.#status = this.#compute();
    for (const doc of [device.docs.core, device.docs.work])
      doc.on('update', (_: unknown, __: unknown, ___: unknown, { local }: { readonly local: boolean }) => {
        if (local && !device.isOnline) this.#unsaved += 1;
        this.tell();
      });
  }

  get status(): SyncStatus {
    return this.#status;
  }

  subscribe(listener: (status: SyncStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  whenDurable(): Promise<void> {
    return this.#device.isOnline ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** The network came or went, or something was written. */
  tell(): void {
    if (this.#device.isOnline) {
      this.#unsaved = 0;
      for (const resolve of this.#waiting.splice(0)) resolve();
    }
    const next = this.#compute();
    if (JSON.stringify(next) === JSON.stringify(this.#status)) return;
    this.#status = next;
    for (const listener of [...this.#listeners]) listener(next);
  }

  #compute(): SyncStatus {
    return Object.freeze({
      network: this.#device.isOnline ? 'online' : 'offline',
      device: 'memory',
      server: this.#unsaved > 0 ? 'pending' : 'saved',
      unsavedOnDevice: 0,
      unsavedOnServer: this.#unsaved,
      lastServerSaveAt: null,
      access: 'editor',
      storage: 'memory',
      evicted: 0,
      problem: null,
    });
  }
}
