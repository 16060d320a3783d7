import { lateHalf } from './late-half.js';
import type { BoundPipelineStore, PipelineStoreOptions } from './store-options.js';
import { WorkspaceStore } from './workspace-store.js';

/**
 * Opens the store of one workspace over its two documents, which the caller owns (and destroys after `close`). Writes nothing: presence goes to
 * the awareness, and the user becomes a member with the first change. Throws a `TypeError` for a user id that cannot be a record id.
 */
export function createPipelineStore(options: PipelineStoreOptions): BoundPipelineStore {
  return new WorkspaceStore(options, { half: lateHalf() });
}
