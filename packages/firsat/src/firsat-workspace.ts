import {
  PipelineWorkspace,
  type OpenedWorkspace,
  type OpenWorkspaceOptions,
} from '@firsat/elements/workspace';
import { openWorkspace } from './open-workspace.js';

/**
 * Opens one workspace and gives it to the widgets inside, and to any on the page that names it by `for="id"`: kept on this device, shared through a
 * server when one is named.
 */
export class FirsatWorkspace extends PipelineWorkspace {
  protected override open(options: OpenWorkspaceOptions): OpenedWorkspace {
    return openWorkspace(options);
  }
}
