import { ID_PATTERN } from '../ids.js';
import type { Contact } from '../records/contact.js';
import type { Member } from '../records/member.js';
import type { Product } from '../records/product.js';
import { resolveContact } from '../selectors/contact-resolution.js';
import type { Snapshot } from '../snapshot.js';
import { opaqueId } from '../source-ids.js';

/** Where an item of the host stands in the workspace: its record, or the id that the record will have, whoever brings it. */
export interface HostPlace<R> {
  readonly id: string;
  readonly record: R | undefined;
}

type Reader = Pick<Snapshot, 'get' | 'list' | 'removed'>;

/**
 * The contact of a key: the one that was brought by it or has it from an import, merges followed (D78). One whose personal data were emptied is never
 * filled again (D77): who is chosen after that begins anew, under an id that again is the same for everybody.
 */
export function hostContactPlace(snapshot: Reader, key: string): HostPlace<Contact> {
  for (let generation = 0; ; generation++) {
    const id = opaqueId('host', generation === 0 ? key : `${key}#${String(generation)}`);
    const record = resolveContact(snapshot, id);
    if (!record) return withKey(snapshot, 'contacts', key) ?? { id, record };
    if (record.erasedAt === null) return { id: record.id, record };
  }
}

export function hostProductPlace(snapshot: Reader, key: string): HostPlace<Product> {
  const id = opaqueId('host', key);
  const record = snapshot.get('products', id);
  return record ? { id, record } : (withKey(snapshot, 'products', key) ?? { id, record });
}

/** The host's user id is the record id, so that who is chosen and who signs in are one. */
export function hostMemberPlace(snapshot: Pick<Snapshot, 'get'>, key: string): HostPlace<Member> {
  const id = ID_PATTERN.test(key) ? key : opaqueId('host', key);
  return { id, record: snapshot.get('members', id) };
}

function withKey<C extends 'contacts' | 'products'>(snapshot: Reader, collection: C, key: string) {
  let found: { id: string; record: { contacts: Contact; products: Product }[C] } | undefined;
  for (const some of [snapshot.list(collection), snapshot.removed(collection)]) {
    for (const record of some)
      if (record.sourceId === key && (!found || record.id < found.id)) found = { id: record.id, record };
    if (found) break;
  }
  if (!found || collection !== 'contacts') return found;
  const contact = resolveContact(snapshot, found.id) ?? (found.record as Contact);
  return contact.erasedAt === null ? { id: contact.id, record: contact as typeof found.record } : undefined;
}
