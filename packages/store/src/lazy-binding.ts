import type { BoundPipelineStore, PipelineStoreOptions } from './store-options.js';
import { WorkspaceStore } from './workspace-store.js';

/**
 * The same store as `createPipelineStore`, whose writing half (commands, validation, undo, imports) is a chunk of its own that is fetched at once
 * but not waited for: a board paints without it. Until it is there `isWritable` is false and `whenWritable()` tells when.
 */
export function createLazyPipelineStore(options: PipelineStoreOptions): BoundPipelineStore {
  const store = new WorkspaceStore(options, {
    load: () => import('./workspace-writer.js').then((module) => module.createWriter),
  });
  // Who needs it asks again; a failure now is a network that is away.
  store.whenWritable().catch(() => undefined);
  return store;
}
