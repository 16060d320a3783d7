import type { ClientBinding } from './client-binding.js';
import type { WorkspaceStore } from './workspace-store.js';

export type { ClientBinding } from './client-binding.js';

/** `change`: what the document emitted; `pending`: raw bytes that wait for predecessors (A8). */
export type RowKind = 'change' | 'pending';

/** One row of a document's log. */
export interface LogRow {
  readonly kind: RowKind;
  readonly bytes: Uint8Array;
  /** Who wrote it, when all of it is by one user: the history that versions and support read. */
  readonly user?: string;
}

/** Everything that is stored of a document. */
export interface StoredDocument {
  /** Sequence number of the newest row; 0 = the document is new. */
  readonly seq: number;
  /** The folded rows up to some number, absent when nothing was compacted yet. */
  readonly snapshot: Uint8Array | undefined;
  /** The rows after the snapshot, in order, without a hole. */
  readonly rows: readonly LogRow[];
  /** All client ids that were bound by appends. */
  readonly clients: readonly ClientBinding[];
  /** It is of a backup that was restored lately: what it lacks may be offered by anybody who has it (F48). */
  readonly restored?: true;
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
  /** The document is of another epoch than its workspace, or the workspace is not written to at the moment. */
  | 'epoch'
  /** That part of the history is not kept any more. */
  | 'gone'
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

/** Rows that the server itself writes are by this user; no token can name it (`sub` never begins with `#`). */
export const SERVER_USER = '#server';

/** A document of a workspace, without its content. */
export interface DocumentInfo {
  /** The name that `load` takes. */
  readonly name: string;
  readonly doc: string;
  /** Number of its newest row. */
  readonly seq: number;
}

/** Bytes that were refused, kept for support; the oldest make room for new ones (SG16). */
export interface RefusedBytes {
  readonly workspace: string;
  readonly user: string | null;
  /** Code of REFUSED or reason of the close. */
  readonly code: string;
  readonly bytes: Uint8Array;
}

/**
 * Keeps bytes by document name. Implementations run the contract suite of
 * `testing/storage-contract.ts`. All operations reject with {@link StorageError}.
 */
export interface Storage {
  /** Takes possession of the data; called once, before anything else. Rejects with `locked` when it is taken. */
  open(): Promise<void>;
  /**
   * What is stored of a document; a new one is empty. Never silently shorter than what was appended (SG3).
   *
   * @param upTo its state as of that row, which must exist; rejects with `gone` when the history does not
   *   reach back so far any more
   */
  load(name: string, upTo?: number): Promise<StoredDocument>;
  /**
   * Adds rows behind the newest one. Resolves to the number of the last row when, and only when, all of
   * them survive a crash of process and machine (SG2). All or nothing, the bindings with the rows. Appends
   * of one document are stored in the order of the calls. A client id that is bound already keeps its user.
   * The first row makes the workspace known. Rejects with `epoch`, storing nothing, when the document is not
   * of its workspace's current epoch or the workspace is not in state `ok` (SG13).
   */
  append(name: string, rows: readonly LogRow[], bindings?: readonly ClientBinding[]): Promise<number>;
  /**
   * Stores `snapshot` as the fold of all rows up to `upTo`, after checking that it is one, and drops rows
   * that two verified snapshots cover and that are older than the history has to reach. Rejects with `corrupt`, dropping nothing, when it is not the same document.
   */
  compact(name: string, upTo: number, snapshot: Uint8Array): Promise<void>;
  /** The documents of an epoch that were ever written, by name. */
  documents(workspace: string, epoch: number): Promise<readonly DocumentInfo[]>;
  /**
   * Number of the newest row that was stored at or before that moment (milliseconds since 1970); 0 when
   * the document began later. Rejects with `gone` when the history does not reach back so far.
   */
  seqAt(name: string, time: number): Promise<number>;
  /** Keeps refused bytes for support; at most 64 kB of each. */
  noteRefused(refused: RefusedBytes): Promise<void>;
  /** Workspaces, members and versions. */
  readonly workspaces: WorkspaceStore;
  /**
   * Commits a small row of its own and looks at the settings that durability rests on. Resolves when, and only when, a
   * change could be stored at this moment (OP1).
   */
  probe(): Promise<void>;
  health(): StorageHealth;
  /** Finishes what was accepted and releases the data. Later calls reject with `closed`. */
  close(): Promise<void>;
}
