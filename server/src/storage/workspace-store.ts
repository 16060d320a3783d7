import type { Role } from '@firsat/protocol';
import type { ClientBinding } from './client-binding.js';

/** `read-only`: nobody writes at the moment; `deleted`: its documents are kept for the retention time and served to nobody. */
export type WorkspaceState = 'ok' | 'read-only' | 'deleted';

/** What is known of a workspace beside its documents. */
export interface WorkspaceRecord {
  readonly id: string;
  /** The history that is current; documents of older ones are kept, read-only, for stale clients (sync.md 4.8). */
  readonly epoch: number;
  readonly state: WorkspaceState;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** What a person may do in a workspace. Kept outside of the documents, so that no edit can change a right (sync.md 4.5). */
export interface Membership {
  readonly user: string;
  /** `none`: removed. Whatever a token says, it cannot give more than this. */
  readonly role: Role | 'none';
  /** Rises with each change of this membership. */
  readonly version: number;
  /** Tokens issued before this moment (milliseconds since 1970) are not accepted any more. */
  readonly notBefore: number;
}

/** A named point in the history of a workspace, to which it can be restored. */
export interface VersionRecord {
  readonly id: string;
  readonly workspace: string;
  readonly epoch: number;
  /** For each document, the number of its newest row at that moment. */
  readonly documents: Readonly<Record<string, number>>;
  readonly name: string;
  readonly author: string | null;
  readonly at: number;
}

/** The documents with which a new epoch begins. */
export interface EpochStart {
  /** For each document of the old epoch, the number of the row up to which it was read. */
  readonly read: Readonly<Record<string, number>>;
  /** The new documents: each is one row. */
  readonly documents: readonly {
    readonly doc: string;
    readonly bytes: Uint8Array;
    readonly clients: readonly ClientBinding[];
  }[];
  /** Why, for the history: `fold`, `restore …`. */
  readonly reason: string;
  /** A version to be added that points to what was read. */
  readonly version?: { readonly id: string; readonly name: string };
}

/** A beginning of an epoch other than the first. */
export interface EpochRecord {
  readonly epoch: number;
  readonly at: number;
  readonly reason: string;
}

/** The tables beside the documents. All operations reject with `StorageError`; what resolves is durable. */
export interface WorkspaceStore {
  /** `undefined`: nobody has ever written to it. */
  find(workspace: string): Promise<WorkspaceRecord | undefined>;
  /** The workspace, made with epoch 1 if it is new. */
  ensure(workspace: string): Promise<WorkspaceRecord>;
  setState(workspace: string, state: WorkspaceState): Promise<void>;
  /**
   * Makes `to` the current epoch if `from` still is; false, changing nothing, otherwise. With `start`, its
   * documents are stored in the same transaction, and the answer is false also when a document of `from`
   * has got rows that `start` was not made of, or one that `start` does not name (EP2).
   */
  raiseEpoch(workspace: string, from: number, to: number, start?: EpochStart): Promise<boolean>;
  /** When and why epochs began, oldest first; without the first one, and without those that are not kept. */
  epochs(workspace: string): Promise<readonly EpochRecord[]>;
  membership(workspace: string, user: string): Promise<Membership | undefined>;
  members(workspace: string): Promise<readonly Membership[]>;
  /** Sets role and, optionally, `notBefore`; the new membership with a higher version. */
  setMember(
    workspace: string,
    user: string,
    change: { readonly role: Role | 'none'; readonly notBefore?: number },
  ): Promise<Membership>;
  versions(workspace: string): Promise<readonly VersionRecord[]>;
  addVersion(version: VersionRecord): Promise<void>;
}
