import { SyncError } from './problem.js';
import type { RecordedCommand } from './origins.js';

/** The key of one outbox row; it stays the same when another session takes the row over. */
export interface OutboxKey {
  readonly session: string;
  readonly doc: string;
  readonly localSeq: number;
}

/** One local change and where it is known to be. */
export interface LocalChange {
  /** Number in this session's marks. For a change of an earlier session it differs from `key.localSeq`. */
  readonly seq: number;
  readonly key: OutboxKey;
  readonly command: RecordedCommand | undefined;
  /** Milliseconds since 1970, by the injected clock. */
  readonly at: number;
  readonly update: Uint8Array;
  inOutbox: boolean;
  inReplica: boolean;
  onServer: boolean;
}

export type DurabilityLevel = 'device' | 'server';

export interface LedgerSettings {
  readonly doc: string;
  readonly session: string;
  /** Whether there is a disk to write to at all. */
  readonly device: boolean;
  /** Whether a server is configured. */
  readonly server: boolean;
  /** The change needs its outbox row no more (SY4). */
  settled(change: LocalChange): void;
  changed(): void;
}

interface Waiter {
  readonly level: DurabilityLevel;
  readonly seq: number;
  readonly resolve: () => void;
  readonly reject: (error: SyncError) => void;
}

/** Number 1 is not a change: it stands for what the document held when the session began (SY5). */
const BASELINE = 1;

/**
 * Numbers the local changes of one document and remembers, for each, where it is **proven** to be (A1, A7).
 * The three visible levels are computed from here and from nowhere else.
 *
 * ```text
 *   add ──▶ outbox row committed ─┬─▶ on this device
 *                replica committed ┘
 *   add ──▶ DURABLE(n ≥ seq) ───────▶ on the server
 *   settled = replica committed and (on the server or no server) ──▶ its outbox row is deleted
 * ```
 */
export class ChangeLedger {
  readonly #settings: LedgerSettings;
  #changes: LocalChange[] = [];
  #lastSeq = BASELINE;
  #durable = 0;
  #baselineProven: boolean;
  #replicaLost = false;
  #waiters: Waiter[] = [];
  #closed = false;

  constructor(settings: LedgerSettings) {
    this.#settings = settings;
    this.#baselineProven = !settings.device;
  }

  /** Number for the next MARK: everything up to it has been given to the document. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** Local changes that only memory holds, as far as the disk is concerned. */
  get unsavedOnDevice(): number {
    if (!this.#settings.device) return this.#lastSeq - BASELINE;
    return this.#changes.reduce((count, change) => count + (onDevice(change) ? 0 : 1), 0);
  }

  /** Local changes that the server has not confirmed; all of them when there is no server. */
  get unsavedOnServer(): number {
    if (!this.#settings.server) return 0;
    return this.#changes.reduce((count, change) => count + (change.onServer ? 0 : 1), 0);
  }

  /** The changes that the server has not confirmed, in their order. */
  get unsaved(): readonly LocalChange[] {
    return this.#changes.filter((change) => !change.onServer);
  }

  /** Local changes that neither a disk nor the server holds: what closing the page would lose. */
  get atRisk(): number {
    if (!this.#settings.device && !this.#settings.server) return this.#lastSeq - BASELINE;
    return this.#changes.reduce((count, change) => count + (onDevice(change) || change.onServer ? 0 : 1), 0);
  }

  /** True when nothing of this document waits for the disk. */
  get savedOnDevice(): boolean {
    return this.#settings.device && !this.#replicaLost && this.unsavedOnDevice === 0;
  }

  /** True when every local change, of earlier sessions too, is confirmed by the server (SY5). */
  get savedOnServer(): boolean {
    return this.#settings.server && this.#baselineProven && this.unsavedOnServer === 0;
  }

  /** Numbers a change of this session. */
  add(update: Uint8Array, command: RecordedCommand | undefined, at: number): LocalChange {
    const seq = ++this.#lastSeq;
    const key = { session: this.#settings.session, doc: this.#settings.doc, localSeq: seq };
    return this.#push({ seq, key, command, at, update, inOutbox: false, inReplica: false, onServer: false });
  }

  /** Takes over a change of an earlier session whose row is in the outbox; it must be in the document already. */
  adopt(row: Omit<LocalChange, 'seq' | 'inOutbox' | 'inReplica' | 'onServer'>): LocalChange {
    const seq = ++this.#lastSeq;
    return this.#push({ ...row, seq, inOutbox: true, inReplica: false, onServer: false });
  }

  /** The outbox says that no change of earlier sessions waits for the server. */
  proveBaseline(): void {
    this.#baselineProven = true;
    this.#update();
  }

  storedInOutbox(changes: readonly LocalChange[]): void {
    for (const change of changes) change.inOutbox = true;
    this.#update();
  }

  storedInReplica(changes: readonly LocalChange[]): void {
    for (const change of changes) change.inReplica = true;
    this.#update();
  }

  /** The replica was written whole: it holds every change counted until `seq`. */
  replicaRewritten(seq: number): void {
    this.#replicaLost = false;
    this.storedInReplica(this.#changes.filter((change) => change.seq <= seq));
  }

  /** The replica's database may be gone: what it held is claimed no more. */
  replicaForgotten(): void {
    this.#replicaLost = true;
    for (const change of this.#changes) change.inReplica = false;
    this.#update();
  }

  /** The outbox's database may be gone. Returns the changes that must be written again. */
  outboxForgotten(): readonly LocalChange[] {
    for (const change of this.#changes) change.inOutbox = false;
    this.#update();
    return this.#changes;
  }

  /** DURABLE(n) came (A7). */
  durable(n: number): void {
    this.#durable = Math.max(this.#durable, n);
    if (n >= BASELINE) this.#baselineProven = true;
    for (const change of this.#changes) if (change.seq <= n) change.onServer = true;
    this.#update();
  }

  /** Resolves when every change counted until now has reached the level; rejects with the code why it never will. */
  whenDurable(level: DurabilityLevel): Promise<void> {
    if (level === 'server' && !this.#settings.server) return Promise.reject(new SyncError('no-server'));
    if (level === 'device' && !this.#settings.device) return Promise.reject(new SyncError('memory-only'));
    if (this.#closed) return Promise.reject(new SyncError('closed'));
    return new Promise((resolve, reject) => {
      this.#waiters.push({ level, seq: this.#lastSeq, resolve, reject });
      this.#wake();
    });
  }

  /** Nothing will become durable any more. */
  close(): void {
    this.#closed = true;
    for (const waiter of this.#waiters.splice(0)) waiter.reject(new SyncError('closed'));
  }

  #push(change: LocalChange): LocalChange {
    // With neither disk nor server nobody will ever ask for the bytes again.
    if (this.#settings.device || this.#settings.server) this.#changes.push(change);
    this.#settings.changed();
    return change;
  }

  #update(): void {
    const { device, server } = this.#settings;
    const isSettled = (change: LocalChange): boolean =>
      (change.inReplica || !device) && (change.onServer || !server);
    const settled = this.#changes.filter(isSettled);
    if (settled.length > 0) {
      this.#changes = this.#changes.filter((change) => !isSettled(change));
      for (const change of settled) this.#settings.settled(change);
    }
    this.#wake();
    this.#settings.changed();
  }

  #wake(): void {
    if (this.#waiters.length === 0) return;
    this.#waiters = this.#waiters.filter((waiter) => {
      if (!this.#reached(waiter)) return true;
      waiter.resolve();
      return false;
    });
  }

  #reached({ level, seq }: Waiter): boolean {
    const waiting = this.#changes.filter((change) => change.seq <= seq);
    if (level === 'device') return !this.#replicaLost && waiting.every(onDevice);
    return this.#baselineProven && waiting.every((change) => change.onServer);
  }
}

function onDevice(change: LocalChange): boolean {
  return change.inOutbox || change.inReplica;
}
