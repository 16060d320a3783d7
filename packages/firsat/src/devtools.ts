/** The panel for developers. `firsat/define/workspace-devtools` registers it under its own tag; here is the class, for a name or a registry of one's own. */
export { FirsatDevtools } from './firsat-devtools.js';
