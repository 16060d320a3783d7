import type { WorkspaceSync } from '@firsat/sync';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Place } from './place.js';

/** One local copy of a workspace, joined to disk, tabs and server. */
export interface Session {
  readonly place: Place;
  readonly core: Y.Doc;
  readonly work: Y.Doc;
  readonly awareness: Awareness;
  readonly sync: WorkspaceSync;
}

export async function endSession({ core, work, awareness, sync }: Session): Promise<void> {
  await sync.close();
  awareness.destroy();
  core.destroy();
  work.destroy();
}
