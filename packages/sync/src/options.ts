import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { DurabilityLevel } from './ledger.js';
import type { ProblemCode } from './problem.js';
import type { UnsavedChange } from './unsaved-change.js';

/** What `openSync` needs. Everything below `storage` exists so that tests and unusual hosts can replace it. */
export interface SyncOptions {
  readonly workspace: string;
  readonly epoch: number;
  readonly user: { readonly id: string; readonly name: string };
  /** The documents by name (`core`, `work`, …). They stay the caller's: `close` does not destroy them. */
  readonly docs: Readonly<Record<string, Y.Doc>>;
  /** Presence; travels between tabs and on the `core` connection only. */
  readonly awareness?: Awareness;
  /** `ws(s)://host[:port]`; the documents are at `<server>/v1/sync/<workspace>/<epoch>/<doc>`. Absent: works alone. */
  readonly server?: string;
  /** Called for each connection and shortly before a token ends. Absent: the server is asked without a token. */
  readonly getToken?: () => Promise<string>;
  /** `memory` leaves nothing on this device (a shared computer). */
  readonly storage?: 'device' | 'memory';
  /** Newest document schema that this program writes; told to the server. Default 1. */
  readonly schema?: number;
  /** Told to the server, for its logs and for `client-too-old`. */
  readonly clientVersion?: string;
  /**
   * Which of several local copies of the epoch this is; a fork leaves one copy and begins the next (names of databases and channels
   * contain it). Default 0.
   */
  readonly branch?: number;
  /**
   * What the documents hold must not travel any more: they have to be replaced (sync.md 4.7). When it is called the session has
   * disconnected; nothing is lost: `unsaved` tells what the server does not have. Called at most once.
   */
  readonly onFork?: (demand: ForkDemand) => void;
  /** A place outside the databases that tells, after the browser threw them away, how much was lost (F19). Absent: not noticed. */
  readonly marker?: EvictionMarker;
  /** Default `navigator.storage`; asked to keep the data when the first change is made. */
  readonly storageManager?: Partial<Pick<StorageManager, 'persist' | 'persisted'>>;
  readonly WebSocket?: typeof globalThis.WebSocket;
  readonly indexedDB?: IDBFactory;
  readonly BroadcastChannel?: typeof globalThis.BroadcastChannel;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** In [0, 1). */
  readonly random?: () => number;
}

/** `localStorage`, or what behaves like it. */
export type EvictionMarker = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What `forgetDevice` did. */
export interface ForgetOutcome {
  /** Whether nothing of this user and workspace is left on this device. */
  readonly deleted: boolean;
  /** Changes that were nowhere but on this device. */
  readonly unsent: number;
}

/** Why the documents have to be replaced by the server's. */
export interface ForkDemand {
  readonly reason: 'refused' | 'read-only' | 'removed' | 'epoch';
  /** The document on whose connection it was said. */
  readonly doc: string;
  /** The epoch that is served now; only with the reason `epoch`. */
  readonly epoch?: number;
  /** What was refused is a change of `doc` with a greater number than this. */
  readonly after?: number;
  /** The server's rule that was broken. */
  readonly rule?: string;
  /** Whether the local copy is to go even when nothing in it is unsaved. */
  readonly forget?: boolean;
}

/** What is known, right now. Each claim is provable: nothing is called saved before it was confirmed (SY6). */
export interface SyncStatus {
  /** `none`: no server configured; `denied`: the server ended it for good, see `problem`. */
  readonly network: 'none' | 'offline' | 'connecting' | 'online' | 'denied';
  readonly device: 'memory' | 'saving' | 'saved' | 'failed';
  /** `saved`: every local change, of earlier sessions of this device too, is confirmed durable. */
  readonly server: 'none' | 'pending' | 'saved';
  /** Local changes that no disk of this device holds yet; with `storage: 'memory'` all of this session. */
  readonly unsavedOnDevice: number;
  /** Local changes that the server has not confirmed; 0 when no server is configured. */
  readonly unsavedOnServer: number;
  /** When the server last confirmed something, milliseconds since 1970. */
  readonly lastServerSaveAt: number | null;
  /** What the server lets this user do, as far as it has said. */
  readonly access: AccessState;
  /** What keeping data on this device amounts to. */
  readonly storage: StorageMode;
  /** How many changes of earlier sessions the browser has thrown away before the server had them (F19); 0 = none known. */
  readonly evicted: number;
  readonly problem: ProblemCode | null;
}

/** `unknown` before the server has said; `expired`: no token; `removed`: no member (any more); `outdated`: this program is too old. */
export type AccessState = 'unknown' | 'owner' | 'editor' | 'reader' | 'expired' | 'removed' | 'outdated';

/** `persistent`: the browser has promised not to evict it. */
export type StorageMode = 'memory' | 'best-effort' | 'persistent';

/** Documents that come and go. */
export interface LateDocuments {
  /**
   * Joins a document. Resolves when it holds what this device has, of dead sessions too.
   *
   * @param presence of this document; who has it open hears of it
   * @throws RangeError when a document of that name is open
   */
  join(name: string, doc: Y.Doc, presence: Awareness): Promise<OpenDocument>;
  /** Those that are open. */
  readonly open: ReadonlyMap<string, Y.Doc>;
  /** How far a document has been exchanged with the server; `undefined` while it is not connected to one that tells the time. */
  exchange(name: string): Exchange | undefined;
  /** Names of documents that are not open and of which sessions have left changes. Empty when the outbox cannot be read. */
  withUnsent(): Promise<readonly string[]>;
}

/** What can be said of a document that is connected, by the server's clock: no setting of this device's clock changes it. */
export interface Exchange {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** It holds all that the server has, as far as this connection has heard; none of it waits for something that is missing. */
  readonly isInStep: boolean;
  /** What it held before this session met the server (a state vector), and when that was. */
  readonly before: { readonly vector: Uint8Array; readonly at: number };
}

/** One document that was opened late. Everything that the session tells (status, `unsaved`, `whenDurable`) counts it while it is open. */
export interface OpenDocument {
  readonly hasSynced: boolean;
  /** Where everything in it is proven to be. */
  readonly saved: 'memory' | 'device' | 'server';
  /** Local changes that the server does not hold yet. */
  readonly unsaved: number;
  /**
   * Resolves when nothing is left that only this page holds: all is on the server or, without one, on this device. False: that will never be,
   * since nothing is kept anywhere, or the session ended; then the document must stay.
   */
  whenSettled(): Promise<boolean>;
  /** Writes what is left to the disk, then leaves disk, tabs and server. The document stays its owner's. */
  close(): Promise<void>;
}

/** Documents joined to the disk, to the other tabs and to the server. */
export interface WorkspaceSync {
  /** The same object as long as nothing changed. */
  readonly status: SyncStatus;
  /** Tells of changes, at most once per turn; not of the present state. Returns the way out. */
  subscribe(listener: (status: SyncStatus) => void): () => void;
  /** `core` (or the first document) holds what this device has. Resolves within 3 s whatever the disk does (F16). */
  readonly whenLoaded: Promise<void>;
  /** The same for all documents. */
  readonly whenAllLoaded: Promise<void>;
  /**
   * All documents have been exchanged with the server once. Without a server there is nothing to wait for: resolves with
   * `whenAllLoaded` (and `hasSynced` stays false). Stays pending while the server cannot be reached, and after `close`.
   */
  readonly whenSynced: Promise<void>;
  /** Whether a document has been exchanged with the server since `openSync`. */
  hasSynced(doc: string): boolean;
  /**
   * Resolves when all local changes made until now have reached the level. Rejects with a `SyncError`: `no-server`,
   * `memory-only` when there is no such level, `closed` when `close` came first.
   */
  whenDurable(level: DurabilityLevel): Promise<void>;
  /** Local changes that closing the page now would lose: on no disk and not confirmed by the server (for `beforeunload`). */
  unsavedAnywhere(): number;
  /** All local changes that the server has not confirmed, of earlier sessions too, each document's in their order. */
  unsaved(): readonly UnsavedChange[];
  /** Deletes the outbox rows of all unsaved changes: they are kept elsewhere now. Resolves when that is on the disk. Before `close` only. */
  release(): Promise<void>;
  /**
   * Signing out: deletes what this device keeps of this workspace for this user, in all tabs, and closes. When changes are nowhere but
   * here, `confirm` is asked with their number first; without it, or when it says no, nothing is deleted and nothing is closed. The
   * sessions of other tabs keep and send nothing any more (`signed-out`). Never rejects.
   */
  forgetDevice(confirm?: (unsent: number) => boolean | Promise<boolean>): Promise<ForgetOutcome>;
  /**
   * Documents that come and go, beside those of the options. Rejects when their code cannot be fetched now; asking again tries again.
   */
  late(): Promise<LateDocuments>;
  /** Ends the pause made by `disconnect`; tries at once, also after `denied`. */
  connect(): void;
  /** The offline switch: nothing goes to or comes from the server. Disk and tabs go on. */
  disconnect(): void;
  /** Writes what is left to the disk (for at most 3 s), then releases everything. Calling it again is harmless. */
  close(): Promise<void>;
}
