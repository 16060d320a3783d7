import type { Json } from '../json.js';
import type { ContactId } from '../ids.js';
import { COLLECTION_NAMES, type CollectionName } from '../records/collections.js';
import type { Contact } from '../records/contact.js';
import { mergedInto } from '../selectors/contact-family.js';
import { resolveContact } from '../selectors/contact-resolution.js';
import type { Snapshot } from '../snapshot.js';

/** D77: what an erasure empties. Type, relation, source and figures of a company stay: they say nothing about a person. */
export const PERSONAL_FIELDS = [
  'name',
  'email',
  'phone',
  'channels',
  'preferred',
  'taxNumber',
  'location',
  'parentId',
  'segment',
  'strategy',
  'sourceId',
  'hostValues',
] as const satisfies readonly (keyof Contact)[];

/**
 * Everything that a workspace keeps about one contact (D77): the contact, those merged into it, the records that name any of them, and what hangs
 * on the opportunities of which one of them is the customer.
 */
export interface PersonalData {
  readonly contact: Contact;
  readonly merged: readonly Contact[];
  readonly records: readonly { readonly collection: CollectionName; readonly record: Json }[];
}

/**
 * Looks through all records, removed ones too, so it is for an export, not for a screen. Rich-text notes are documents of their own and have to be
 * read beside. `undefined` when there is no such contact.
 */
export function personalData(
  snapshot: Pick<Snapshot, 'get' | 'list' | 'removed'>,
  contactId: ContactId,
): PersonalData | undefined {
  const contact = resolveContact(snapshot, contactId);
  if (!contact) return undefined;
  const merged = mergedInto(snapshot, contact.id);
  const ids: ReadonlySet<string> = new Set([contact, ...merged].map(({ id }) => id));
  const own = new Set<string>();
  for (const some of [snapshot.list('opportunities'), snapshot.removed('opportunities')])
    for (const { id, customerId } of some) if (customerId !== null && ids.has(customerId)) own.add(id);
  const records: PersonalData['records'][number][] = [];
  for (const collection of COLLECTION_NAMES) {
    for (const some of [snapshot.list(collection), snapshot.removed(collection)]) {
      for (const record of some) {
        if (collection === 'contacts' && ids.has(record.id)) continue;
        if (hangsOn(record, own) || names(record, ids))
          records.push({ collection, record: record as unknown as Json });
      }
    }
  }
  return { contact, merged, records };
}

function hangsOn(record: object, opportunities: ReadonlySet<string>): boolean {
  const { opportunityId } = record as { readonly opportunityId?: string | null };
  return typeof opportunityId === 'string' && opportunities.has(opportunityId);
}

/** Whether one of the ids stands anywhere in a value. */
function names(value: unknown, ids: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return ids.has(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => ids.has(key) || names(inner, ids));
}
