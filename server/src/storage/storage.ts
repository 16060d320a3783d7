/** `change`: what the document emitted; `pending`: raw bytes that wait for predecessors (A8). */
export type RowKind = 'change' | 'pending';

/** One row of a document's log. */
export interface LogRow {
  readonly kind: RowKind;
  readonly bytes: Uint8Array;
}

/** Everything that is stored of a document. */
export interface StoredDocument {
  /** Sequence number of the newest row; 0 = the document is new. */
  readonly seq: number;
  /** The folded rows up to some number, absent when nothing was compacted yet. */
  readonly snapshot: Uint8Array | undefined;
  /** The rows after the snapshot, in order, without a hole. */
  readonly rows: readonly LogRow[];
}

/** What an operator sees of a storage in `/healthz`. */
export interface StorageHealth {
  readonly kind: string;
  /** False when the last attempt to write failed. */
  readonly ok: boolean;
  readonly details: Readonly<Record<string, string | number | boolean>>;
}

/** Why storing or loading failed, and what may help. */
export type StorageErrorCode =
  /** No room on the disk: the same append may work later. */
  | 'full'
  /** Somebody else holds the file for a moment: the same append may work later. */
  | 'busy'
  /** The device or the file failed: what was appended is unknown, reload before going on. */
  | 'io'
  /** Stored bytes are not what was written: a person must look. */
  | 'corrupt'
  /** Another process uses the same data. */
  | 'locked'
  /** The storage is closed. */
  | 'closed';

/** A failed storage operation. Nothing of a failed `append` may be acknowledged. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageErrorCode;

  constructor(code: StorageErrorCode, detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
  }

  /** Whether repeating the same append can succeed without reloading the document. */
  get retryable(): boolean {
    return this.code === 'full' || this.code === 'busy';
  }
}

/**
 * Keeps bytes by document name. Implementations run the contract suite of
 * `testing/storage-contract.ts`. All operations reject with {@link StorageError}.
 */
export interface Storage {
  /** Takes possession of the data; called once, before anything else. Rejects with `locked` when it is taken. */
  open(): Promise<void>;
  /** What is stored of a document; a new one is empty. Never silently shorter than what was appended (SG3). */
  load(name: string): Promise<StoredDocument>;
  /**
   * Adds rows behind the newest one. Resolves to the number of the last row when, and only when, all of
   * them survive a crash of process and machine (SG2). All or nothing. Appends of one document are
   * stored in the order of the calls.
   */
  append(name: string, rows: readonly LogRow[]): Promise<number>;
  /**
   * Stores `snapshot` as the fold of all rows up to `upTo`, after checking that it is one, and drops rows
   * that two snapshots cover. Rejects with `corrupt`, dropping nothing, when it is not the same document.
   */
  compact(name: string, upTo: number, snapshot: Uint8Array): Promise<void>;
  health(): StorageHealth;
  /** Finishes what was accepted and releases the data. Later calls reject with `closed`. */
  close(): Promise<void>;
}
