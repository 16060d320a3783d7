export { openSync } from './open-sync.js';
export type {
  AccessState,
  EvictionMarker,
  Exchange,
  ForgetOutcome,
  ForkDemand,
  LateDocuments,
  OpenDocument,
  StorageMode,
  SyncOptions,
  SyncStatus,
  WorkspaceSync,
} from './options.js';
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
export { loadHeld } from './held/load-held.js';
export { loadNotes } from './notes/load-notes.js';
export type { Noted, Notes } from './notes/notes.js';
export type { HeldPart, HeldRow, HeldRowReason, HeldState } from './held/held-row.js';
export type { HeldStore, SafeHeldStore } from './held/held-store.js';
export type { UnsavedChange } from './unsaved-change.js';
