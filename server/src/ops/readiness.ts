import type { Clock } from '../clock.js';
import { StorageError, type Storage } from '../storage/storage.js';
import type { Health } from './health.js';

/** The body of `/readyz`. */
export interface ReadyState {
  /** `ready`: a change that comes now can be stored. */
  readonly status: 'ready' | 'starting' | 'stopping' | 'storage-failing';
  /** Why the storage fails: the code of its error, or `slow`. */
  readonly reason?: string;
}

/** A result is used for so long: probes of several watchers are one write. */
const FRESH_MS = 1_000;
/** A write that takes longer counts as failed; it is not started again before it has ended. */
const SLOW_MS = 2_000;

export interface ReadinessOptions {
  readonly storage: Pick<Storage, 'probe'>;
  readonly clock: Clock;
  readonly health: () => Health;
}

/** Whether the server can do its work, found out by doing it (OP1). `/healthz` only tells what happened to happen. */
export class Readiness {
  readonly #options: ReadinessOptions;
  #running: Promise<string | undefined> | undefined;
  #last: { readonly at: number; readonly failure: string | undefined } | undefined;

  constructor(options: ReadinessOptions) {
    this.#options = options;
  }

  async check(): Promise<ReadyState> {
    const { status } = this.#options.health();
    // Whoever starts or stops does not touch the storage.
    if (status === 'starting' || status === 'stopping') return { status };
    const failure = await this.#failure();
    return failure === undefined ? { status: 'ready' } : { status: 'storage-failing', reason: failure };
  }

  async #failure(): Promise<string | undefined> {
    const { clock } = this.#options;
    if (this.#last && clock.now() - this.#last.at < FRESH_MS) return this.#last.failure;
    this.#running ??= this.#write();
    const running = this.#running;
    return new Promise((resolve) => {
      const cancel = clock.after(SLOW_MS, () => {
        resolve('slow');
      });
      void running.then((failure) => {
        cancel();
        resolve(failure);
      });
    });
  }

  async #write(): Promise<string | undefined> {
    const { storage, clock } = this.#options;
    let failure: string | undefined;
    try {
      await storage.probe();
    } catch (error) {
      failure = error instanceof StorageError ? error.code : 'other';
    }
    this.#last = { at: clock.now(), failure };
    this.#running = undefined;
    return failure;
  }
}

/** 200 when changes are taken and can be stored, else 503. */
export function readyStatus({ status }: ReadyState): number {
  return status === 'ready' ? 200 : 503;
}
