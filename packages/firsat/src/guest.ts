import type { WorkspaceUser } from '@firsat/elements/workspace';

const KEY = 'firsat:guest';

function parse(stored: string | null): WorkspaceUser | undefined {
  if (stored === null) return undefined;
  try {
    const { id, name } = JSON.parse(stored) as Partial<Record<'id' | 'name', unknown>>;
    return typeof id === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(id) && typeof name === 'string'
      ? { id, name }
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Who works here when the host page does not say: one guest per browser, remembered so that a reload is the same person. Where storage is
 * closed (private mode, sandboxed frame) the guest lasts as long as the page.
 */
export function guestUser(
  newId: () => string,
  name: (tag: string) => string,
  storage: () => Pick<Storage, 'getItem' | 'setItem'> | undefined,
): WorkspaceUser {
  const id = newId();
  const fresh: WorkspaceUser = { id, name: name(id.slice(0, 3).toUpperCase()) };
  try {
    const known = parse(storage()?.getItem(KEY) ?? null);
    if (known) return known;
    storage()?.setItem(KEY, JSON.stringify(fresh));
  } catch {
    // Storage refused: the guest of this page only.
  }
  return fresh;
}
