import type { Messages } from '../messages.js';
/** Words of this area; its owner fills it. */
export const sync = {} satisfies Messages['sync'];
