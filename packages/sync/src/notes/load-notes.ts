import type { Notes } from './notes.js';

export interface NotesKinds {
  /** Of one user and workspace, on this device. */
  readonly DeviceNotes: new (user: string, workspace: string) => Notes;
  /** For a computer that keeps nothing. */
  readonly MemoryNotes: new () => Notes;
}

/** What a device remembers of a workspace beside its documents: fetched when it is needed, no page waits for it. */
export function loadNotes(): Promise<NotesKinds> {
  return import('./notes.js');
}
