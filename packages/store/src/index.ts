export type { ChangeOrigin, Origin, OriginKind } from './origins.js';
export type { Peer, Presence, PresenceState } from './presence-types.js';
export { MEMORY_ONLY } from './sync-status.js';
export type { AccessState, DurabilityLevel, StorageMode, SyncPort, SyncStatus } from './sync-status.js';
export type { RegisterEntry } from './registers.js';
export { NOTHING_HELD } from './held-changes.js';
export { openList } from './list-view.js';
export type { ListView } from './list-view.js';
export type { HeldChange, HeldChanges, HeldReason, RetryOutcome } from './held-changes.js';
export type {
  RichTextAction,
  RichTextDocument,
  RichTextEditor,
  RichTextEditorOptions,
  RichTexts,
  RichTextState,
  TextHome,
} from './rich-texts.js';
export type {
  BoardView,
  CommandResult,
  ImportItem,
  ImportOptions,
  PipelineStore,
  QuarantinedRecord,
  StoreChange,
  StorePhase,
  UndoOutcome,
  UndoStep,
} from './pipeline-store.js';
