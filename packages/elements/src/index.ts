export { announce } from './base/announce.js';
export { defineElement } from './base/define-element.js';
export { FirsatElement } from './base/firsat-element.js';
export { PipelineWorkspace } from './components/pipeline-workspace/pipeline-workspace.js';
export type {
  OpenedWorkspace,
  OpenWorkspaceOptions,
  WorkspaceUser,
} from './components/pipeline-workspace/pipeline-workspace.js';
export { PresenceList } from './components/presence-list/presence-list.js';
export { SyncStatus } from './components/sync-status/sync-status.js';
export type { SyncMeaning } from './components/sync-status/sync-summary.js';
export { workspaceContext } from './contexts/workspace-context.js';
export type {
  DraftRequest,
  ToastRequest,
  WorkspaceHandle,
  WorkspaceUi,
} from './contexts/workspace-context.js';
export { CommandRequestEvent } from './events/command-request.js';
export type { CommandRequestEventMap } from './events/command-request.js';
export { DataImportRequestEvent } from './events/data-import-request.js';
export type { DataImportRequest } from './events/data-import-request.js';
export { DataImportedEvent } from './events/data-imported.js';
export { OpportunityNewEvent } from './events/opportunity-new.js';
export { OpportunityOpenEvent } from './events/opportunity-open.js';
export { WorkspaceChangeEvent } from './events/workspace-change.js';
export { WorkspaceConnectedEvent } from './events/workspace-connected.js';
