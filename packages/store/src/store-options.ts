import type { DocName, Instant, MemberId } from '@firsat/model';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { PipelineStore } from './pipeline-store.js';
import type { SyncPort } from './sync-status.js';

/** The version of the data that this code reads and writes; a workspace that asks for a newer one is read-only here. */
export const DATA_VERSION = 1;

export interface PipelineStoreOptions {
  readonly workspaceId: string;
  /** `id` follows the pattern of record ids (1–64 of `A–Z a–z 0–9 _ -`): it is the key of the member's record. */
  readonly user: { readonly id: MemberId; readonly name: string; readonly color?: string };
  readonly core: Y.Doc;
  readonly work: Y.Doc;
  /** Of the `core` document; without it nobody else is seen. */
  readonly awareness?: Awareness;
  /** Default: nothing is kept anywhere, and says so. */
  readonly sync?: SyncPort;
  /** Milliseconds since the epoch. */
  readonly now: () => Instant;
  /** 12 base-62 characters of a good source (see the model's `createIdFactory`). */
  readonly newId: () => string;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** IANA zone whose "today" counts until the workspace's settings say another. Default: UTC. */
  readonly timeZone?: string;
  /** Default: {@link DATA_VERSION}. */
  readonly dataVersion?: number;
}

/** A store as its composition root holds it. */
export interface BoundPipelineStore extends PipelineStore {
  /**
   * Says that a document has been read: from this device, or (for one who joins) from the server. Until `core` is, the phase is
   * `loading` and nothing can be written; a joiner must not be told "empty" before the first sync, or two workspaces are created.
   */
  markLoaded(doc: DocName): void;
}
