import type { PipelineStore } from '@firsat/store';

/** `outdated`: the data is newer than this program. `reader`: this user may look only. `removed`: no longer a member. */
export type ReadOnlyReason = 'outdated' | 'reader' | 'removed';

/** Why nothing can be changed in a workspace, although its data is here; `undefined`: it can, as far as is known. The one place that decides. */
export function readOnlyReason(store: PipelineStore | undefined): ReadOnlyReason | undefined {
  if (!store) return undefined;
  const { access } = store.sync.status;
  if (store.phase === 'outdated') return 'outdated';
  return access === 'reader' || access === 'removed' || access === 'outdated' ? access : undefined;
}
