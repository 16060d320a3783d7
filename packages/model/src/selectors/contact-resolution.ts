import type { ContactId } from '../ids.js';
import type { Contact } from '../records/contact.js';
import type { Snapshot } from '../snapshot.js';

/**
 * The contact that stands for one now: itself, or where its merges (`removed.to`) lead (D78); a reference that was written offline to one that had
 * been merged meanwhile still leads to somebody, who may be in the bin. A merge always leads to the smaller id, so that two people who merge A
 * into B and B into A mean the same; what leads elsewhere is not followed, hence nothing runs in a circle. `visit` is told every id on the way.
 */
export function resolveContact(
  snapshot: Pick<Snapshot, 'get'>,
  id: ContactId | null,
  visit?: (id: ContactId) => void,
): Contact | undefined {
  if (id === null) return undefined;
  visit?.(id);
  const contact = snapshot.get('contacts', id);
  const to = contact?.removed?.to;
  return (to !== undefined && to < id && resolveContact(snapshot, to, visit)) || contact;
}
