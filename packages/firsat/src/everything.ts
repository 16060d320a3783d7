/** What the one-file bundle is: every element registered, and a widget without any workspace shows the sample. */
import './first-minute/auto.js';
import './define.js';

export { addLocale, FirsatWorkspace, openWorkspace } from './index.js';
export { defineAll, scopedRegistry } from './define-all.js';
