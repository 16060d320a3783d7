import './pipeline-workspace.js';
import { defineElement } from '@firsat/elements/workspace';
import { FirsatDevtools } from '../firsat-devtools.js';

defineElement('workspace-devtools', FirsatDevtools);

declare global {
  interface HTMLElementTagNameMap {
    'workspace-devtools': FirsatDevtools;
  }
}
