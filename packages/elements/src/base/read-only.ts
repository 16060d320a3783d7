import type { PipelineStore } from '@firsat/store';

/**
 * `outdated`: the data is newer than this program. `reader`: this user may look only. `removed`: no longer a member. `older`: the workspace element comes
 * from a newer build than the widget, which may misunderstand it.
 */
export type ReadOnlyReason = 'outdated' | 'reader' | 'removed' | 'older';

/** Version of the contract between the workspace and its widgets that this build speaks; it rises when a part of it changes its meaning. */
export const HANDLE_VERSION = 1;

/** Why nothing can be changed in a workspace, although its data is here; `undefined`: it can, as far as is known. The one place that decides. */
export function readOnlyReason(
  store: PipelineStore | undefined,
  handleVersion = HANDLE_VERSION,
): ReadOnlyReason | undefined {
  if (!store) return undefined;
  const { access } = store.sync.status;
  if (store.phase === 'outdated') return 'outdated';
  if (handleVersion > HANDLE_VERSION) return 'older';
  return access === 'reader' || access === 'removed' || access === 'outdated' ? access : undefined;
}
