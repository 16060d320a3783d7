import { defineAll, scopedRegistry } from 'firsat/define-all';

const registry = scopedRegistry();
// Where the browser has none, a suffix keeps the two apart.
export const kit = defineAll(registry ? { registry } : { suffix: '-v2' });
