import { lateHalf } from '../late-half.js';
import { READ_PARTS, type ReadParts } from '../read-parts.js';
import type { PipelineStoreOptions } from '../store-options.js';
import { WorkspaceStore } from '../workspace-store.js';
import { WRITE_PARTS, type WriteParts } from '../write-parts.js';

/**
 * What a store is made of, where a test must be able to put a faulty part in: the convergence test proves with such parts that it would notice
 * (separate keys for stage and order, no tie-break, blind undo …). Not public, and no product option.
 */
export type StoreParts = ReadParts & WriteParts;

export const STORE_PARTS: StoreParts = { ...READ_PARTS, ...WRITE_PARTS };

export function createStoreOfParts(options: PipelineStoreOptions, parts: StoreParts): WorkspaceStore {
  return new WorkspaceStore(options, { half: lateHalf(parts) }, parts);
}
