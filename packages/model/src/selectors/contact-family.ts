import type { ContactId } from '../ids.js';
import type { Contact } from '../records/contact.js';
import type { Snapshot } from '../snapshot.js';
import { resolveContact } from './contact-resolution.js';

/** The company of a person, or the parent of a company, merges followed; none when it is in the bin or has become the contact itself. */
export function parentOf(
  snapshot: Pick<Snapshot, 'get'>,
  { id, parentId }: Pick<Contact, 'id' | 'parentId'>,
): Contact | undefined {
  const parent = resolveContact(snapshot, parentId);
  return parent && parent.removed === null && parent.id !== id ? parent : undefined;
}

/** The contacts that were merged into one, directly or by way of others, by id; they keep what they said (D78). */
export function mergedInto(snapshot: Pick<Snapshot, 'get' | 'removed'>, id: ContactId): readonly Contact[] {
  const merged: Contact[] = [];
  for (const contact of snapshot.removed('contacts')) {
    if (contact.id !== id && resolveContact(snapshot, contact.id)?.id === id) merged.push(contact);
  }
  return merged.sort((a, b) => (a.id < b.id ? -1 : 1));
}
