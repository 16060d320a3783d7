import { defineElement } from '@firsat/elements/workspace';
import { FirsatWorkspace } from '../firsat-workspace.js';

defineElement('pipeline-workspace', FirsatWorkspace);

declare global {
  interface HTMLElementTagNameMap {
    'pipeline-workspace': FirsatWorkspace;
  }
}
