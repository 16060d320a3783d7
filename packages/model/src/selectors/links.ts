import type { OpportunityId } from '../ids.js';
import type { Contact } from '../records/contact.js';
import type { Link } from '../records/link.js';
import type { Snapshot } from '../snapshot.js';
import { resolveContact } from './contact-resolution.js';

export interface LinkedContact {
  readonly link: Link;
  /** Who it leads to now: of merged contacts the one that stands for them. */
  readonly contact: Contact;
}

/**
 * S65: whom an opportunity is linked to, in the order in which they were added. Links that lead to one contact since a merge are one: the oldest that
 * names a role, else the oldest (D78).
 */
export function linksOf(
  snapshot: Pick<Snapshot, 'get' | 'children'>,
  opportunityId: OpportunityId,
): readonly LinkedContact[] {
  const links = [...snapshot.children('links', opportunityId)];
  links.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  const byContact = new Map<string, LinkedContact>();
  for (const link of links) {
    const contact = resolveContact(snapshot, link.contactId);
    if (!contact || contact.removed) continue;
    const known = byContact.get(contact.id);
    if (!known || (known.link.role === null && link.role !== null))
      byContact.set(contact.id, { link, contact });
  }
  return [...byContact.values()];
}
