import type { StorageErrorCode } from '../storage/storage.js';

/** What an operator counts. Calls are cheap, never throw, and carry no names and no content. */
export interface Metrics {
  /** A session has ended; `code` is the WebSocket close code. */
  sessionClosed(code: number): void;
  /** An upgrade was answered with this HTTP status. */
  upgradeRefused(status: number): void;
  /** A REFUSED message went out. */
  changeRefused(code: string): void;
  /** From the oldest unanswered MARK of a session to its DURABLE. */
  acknowledged(ms: number): void;
  /** Rows are on the disk; `ms` from the call to the end of its commit. */
  committed(rows: number, bytes: number, ms: number): void;
  /** A document was read. */
  loaded(ms: number): void;
  storageFailed(operation: StorageOperation, code: StorageErrorCode | 'other'): void;
}

export type StorageOperation = 'append' | 'load' | 'compact';

const nothing = (): void => undefined;

/** Counts nothing: for tests and embedded servers. */
export const NO_METRICS: Metrics = {
  sessionClosed: nothing,
  upgradeRefused: nothing,
  changeRefused: nothing,
  acknowledged: nothing,
  committed: nothing,
  loaded: nothing,
  storageFailed: nothing,
};
