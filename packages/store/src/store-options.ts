import type { DocName, Instant, MemberId, Problem } from '@firsat/model';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { PipelineStore } from './pipeline-store.js';
import type { ReplayableChange } from './replay.js';
import type { RichTexts } from './rich-texts.js';
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
  /** Fetches what opens texts; without it there are none. */
  readonly texts?: () => Promise<RichTexts>;
  /** Milliseconds since the epoch. */
  readonly now: () => Instant;
  /** 12 base-62 characters of a good source (see the model's `createIdFactory`). */
  readonly newId: () => string;
  /** A number in [0, 1). */
  readonly random: () => number;
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
  /** From now on commands are refused as `not-ready`: the documents are about to be replaced, and what is written now would stay behind. */
  freeze(): void;
  /**
   * Goes over to other documents of the same workspace (a fork, a new epoch) and thaws. What differs is told as one change of origin `load`;
   * views, listeners and unchanged rows stay what they are. Undo forgets what was done before. The old documents are let go.
   */
  rebase(docs: Pick<PipelineStoreOptions, 'core' | 'work' | 'awareness'>): void;
  /** Makes a change again that was made on replaced documents, frozen or not. Resolves to why it cannot be made; empty = done. */
  replay(change: ReplayableChange): Promise<readonly Problem[]>;
}
