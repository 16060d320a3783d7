import type { BoundPipelineStore, PipelineStoreOptions } from './store-options.js';
import { WorkspaceStore } from './workspace-store.js';

/**
 * The same store as `createPipelineStore`, whose late half (commands, validation, undo, imports, the records of the `work` document) is a chunk of its own that is fetched at once
 * but not waited for: a board paints without it. Until it is there `isWritable` is false and `whenWritable()` tells when.
 */
export function createLazyPipelineStore(options: PipelineStoreOptions): BoundPipelineStore {
  const store = new WorkspaceStore(options, {
    load: () => import('./late-half.js').then((module) => module.lateHalf()),
  });
  // Who needs it asks again; a failure now is a network that is away.
  store.whenWritable().catch(() => undefined);
  return store;
}
