import type * as Notes from './notes.js';

/** What a device remembers of a workspace beside its documents: fetched when it is needed, no page waits for it. */
export function loadNotes(): Promise<typeof Notes> {
  return import('./notes.js');
}
