import { WorkspaceSession } from './workspace-session.js';
import type { SyncOptions, WorkspaceSync } from './options.js';

/**
 * Joins documents to this device's disk, to the other tabs of this user and, when `server` is given, to the server. Starts
 * at once and never throws for what disks and networks do: read `status`.
 *
 * @example
 * const sync = openSync({ workspace: 'w1', epoch: 1, user: { id: 'u1', name: 'Ada' }, docs: { core, work } });
 * await sync.whenLoaded;
 */
export function openSync(options: SyncOptions): WorkspaceSync {
  return new WorkspaceSession(options);
}
