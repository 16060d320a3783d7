import { defineElement } from '@firsat/elements/workspace';
import { FirsatWorkspace } from '../firsat-workspace.js';

defineElement('pipeline-workspace', FirsatWorkspace);
