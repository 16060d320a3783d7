/** The composition root in the browser: opens documents with Yjs, IndexedDB and a socket, and gives them to the elements. */
export { addLocale } from '@firsat/elements/locales';
export type { DeepPartial, Locale, Messages, Strings } from '@firsat/elements/locales';
export { FirsatWorkspace } from './firsat-workspace.js';
export { openWorkspace } from './open-workspace.js';
