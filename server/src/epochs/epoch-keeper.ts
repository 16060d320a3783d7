import type { Clock } from '../clock.js';
import type { Logger } from '../ops/logger.js';
import { parseDocumentKey } from '../storage/document-key.js';
import { overriding } from '../storage/overriding.js';
import { StorageError, type Storage } from '../storage/storage.js';
import type { EpochAuthority, FoldedDocument } from './epoch-authority.js';

/** When a workspace is folded without being asked. */
export interface EpochThresholds {
  /** More client ids than this in one document. */
  readonly clients: number;
  /** A document is so many times the size of what can be seen of it. */
  readonly ratio: number;
  /** Documents below this size are never folded for their ratio, in bytes. */
  readonly floorBytes: number;
  /** From so many client ids on, an operator is alarmed: folding has not happened in time (F49). */
  readonly alarmClients: number;
  /** How long nobody must have written, in milliseconds. */
  readonly quietMs: number;
  /** How long a workspace that was looked at is left alone, in milliseconds. */
  readonly restMs: number;
}

/** Measured: from about 1,000 client ids on every edit is slower, on every client (sync.md 0.6). */
export const EPOCH_THRESHOLDS: EpochThresholds = Object.freeze({
  clients: 2_000,
  ratio: 2,
  floorBytes: 256 * 1024,
  alarmClients: 5_000,
  quietMs: 15 * 60_000,
  restMs: 24 * 3_600_000,
});

const LOOK_MS = 60_000;

export interface EpochKeeperOptions {
  readonly authority: Pick<EpochAuthority, 'fold'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly thresholds?: Partial<EpochThresholds>;
  /** Called when nothing is to be folded for now. */
  readonly rest?: () => Promise<void>;
}

/** Folds workspaces that need it when nobody has written to them for a while (sync.md 4.8). One timer for all. */
export class EpochKeeper {
  readonly #options: EpochKeeperOptions;
  readonly #thresholds: EpochThresholds;
  /** When each workspace was last written to, since the server has started. */
  readonly #written = new Map<string, number>();
  readonly #lookedAt = new Map<string, number>();
  readonly #stopTimer: () => void;
  readonly #stop = new AbortController();
  #looking: Promise<void> | undefined;

  constructor(options: EpochKeeperOptions) {
    this.#options = options;
    this.#thresholds = { ...EPOCH_THRESHOLDS, ...options.thresholds };
    this.#stopTimer = options.clock.every(LOOK_MS, () => {
      this.#looking ??= this.#look().finally(() => {
        this.#looking = undefined;
      });
    });
  }

  /** The same storage; what is appended to it is seen. */
  watching(storage: Storage): Storage {
    return overriding(storage, {
      append: (name, rows, bindings) => {
        const workspace = parseDocumentKey(name)?.workspace;
        if (workspace !== undefined) this.#written.set(workspace, this.#options.clock.now());
        return storage.append(name, rows, bindings);
      },
    });
  }

  /** Resolves when nothing is being looked at. */
  async idle(): Promise<void> {
    await this.#looking;
  }

  /** Stops; a fold that has not begun its transaction is given up. */
  async close(): Promise<void> {
    this.#stopTimer();
    this.#stop.abort();
    await this.#looking;
  }

  async #look(): Promise<void> {
    const { clock, rest } = this.#options;
    const { quietMs, restMs } = this.#thresholds;
    for (const [workspace, at] of this.#lookedAt)
      if (clock.now() - at >= restMs) this.#lookedAt.delete(workspace);
    let folded = false;
    for (const [workspace, at] of this.#written) {
      if (this.#stop.signal.aborted) break;
      if (clock.now() - at < quietMs || this.#lookedAt.has(workspace)) continue;
      this.#written.delete(workspace);
      this.#lookedAt.set(workspace, clock.now());
      folded = true;
      await this.#fold(workspace);
    }
    if (folded) await rest?.();
  }

  async #fold(workspace: string): Promise<void> {
    const { authority, logger } = this.#options;
    try {
      const wanted = (documents: readonly FoldedDocument[]): boolean => this.#isWanted(workspace, documents);
      const outcome = await authority.fold(workspace, wanted, this.#stop.signal);
      if (!outcome.ok && outcome.reason === 'busy') this.#lookedAt.delete(workspace);
    } catch (error) {
      // Left as it was; the next time is after `restMs`.
      const code = error instanceof StorageError ? error.code : error instanceof Error ? error.name : 'other';
      logger.error('fold-failed', { workspace, code });
    }
  }

  #isWanted(workspace: string, documents: readonly FoldedDocument[]): boolean {
    const { clients, ratio, floorBytes, alarmClients } = this.#thresholds;
    for (const document of documents)
      if (document.clients > alarmClients)
        this.#options.logger.error('many-client-ids', { workspace, clients: document.clients });
    return documents.some(
      (document) =>
        !document.isCarried &&
        (document.clients > clients ||
          (document.bytesBefore > floorBytes && document.bytesBefore > ratio * document.bytes)),
    );
  }
}
