import type * as Held from './index.js';

/** What holds changes that the server does not take: fetched when it is needed, no page waits for it. */
export function loadHeld(): Promise<typeof Held> {
  return import('./index.js');
}
