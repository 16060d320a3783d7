/** What a composition root needs, without the widgets: a bundler that meets the full index keeps lazily loaded widgets in the first chunk. */
export { defineElement } from './base/define-element.js';
export { PipelineWorkspace } from './components/pipeline-workspace/pipeline-workspace.js';
export type {
  ForgetConfirm,
  ForgetOutcome,
  OpenedWorkspace,
  OpenWorkspaceOptions,
  WorkspaceUser,
} from './components/pipeline-workspace/pipeline-workspace.js';
