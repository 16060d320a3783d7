/** The composition root in the browser: opens documents with Yjs, IndexedDB and a socket, and gives them to the elements. */
export { FirsatWorkspace } from './firsat-workspace.js';
export { openWorkspace } from './open-workspace.js';
