import type { ContactId } from '../ids.js';
import type { Contact } from '../records/contact.js';
import type { Snapshot } from '../snapshot.js';

/**
 * A contact and those that stand for it one after the other, merges (`removed.to`) followed (D78): a reference that was written offline to one that
 * had been merged meanwhile still leads to somebody. A merge always leads to the smaller id, so that two people who merge A into B and B into A
 * mean the same; what leads elsewhere is not followed, hence no chain runs in a circle.
 */
export function contactChain(snapshot: Pick<Snapshot, 'get'>, id: ContactId | null): readonly Contact[] {
  const chain: Contact[] = [];
  let next = id;
  while (next !== null) {
    const contact = snapshot.get('contacts', next);
    if (!contact) break;
    chain.push(contact);
    const to = contact.removed?.to ?? null;
    next = to !== null && to < contact.id ? to : null;
  }
  return chain;
}

/** The contact that stands for one now: itself, unless it was merged. It may be in the bin. */
export function resolveContact(snapshot: Pick<Snapshot, 'get'>, id: ContactId | null): Contact | undefined {
  return contactChain(snapshot, id).at(-1);
}
