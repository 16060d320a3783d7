import {
  PipelineWorkspace,
  type OpenedWorkspace,
  type OpenWorkspaceOptions,
} from '@firsat/elements/workspace';
import { openWorkspace } from './open-workspace.js';

/** `<pipeline-workspace>` as the kit ships it: kept on this device, shared through a server when one is named. */
export class FirsatWorkspace extends PipelineWorkspace {
  protected override open(options: OpenWorkspaceOptions): OpenedWorkspace {
    return openWorkspace(options);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pipeline-workspace': FirsatWorkspace;
  }
}
