export { openSync } from './open-sync.js';
export type { AccessState, StorageMode, SyncOptions, SyncStatus, WorkspaceSync } from './options.js';
export type { DurabilityLevel } from './ledger.js';
export { SyncError, type ProblemCode, type SyncErrorCode } from './problem.js';
export {
  commandOf,
  isSyncOrigin,
  persistenceOrigin,
  tabOrigin,
  type RecordedCommand,
  type SyncOrigin,
} from './origins.js';
