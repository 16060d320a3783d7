import {
  hostContactPlace,
  hostMemberPlace,
  hostProductPlace,
  resolveContact,
  type CommandInput,
  type CommandName,
} from '@firsat/model';
import { HOST_KEYS } from './host-operations.js';
import type { Replica } from './replica.js';
import { violated } from './violation.js';

/** What was chosen among what the host supplies is there right after it, whatever state merging had left it in. */
export function checkHostDeed({ store, name }: Replica, command: CommandName, input: unknown): void {
  if (command === 'contact-upsert') {
    const { key, company } = input as CommandInput<'contact-upsert'>;
    const { record } = hostContactPlace(store, key);
    if (!record || record.removed) violated('hosted', `${key} is no contact on ${name}`);
    if (company && hostContactPlace(store, company.key).record?.removed !== null)
      violated('hosted', `${company.key} is no company on ${name}`);
  } else if (command === 'product-upsert') {
    const { key } = input as CommandInput<'product-upsert'>;
    if (hostProductPlace(store, key).record?.removed !== null)
      violated('hosted', `${key} is no product on ${name}`);
  } else if (command === 'member-upsert') {
    const { key } = input as CommandInput<'member-upsert'>;
    if (!hostMemberPlace(store, key).record) violated('hosted', `${key} is no member on ${name}`);
  }
}

/**
 * The contacts that they are now, merges followed (D78). Whoever was merged into somebody who was erased meanwhile is erased with them (D77): a record that is
 * made for the key after that is another one.
 */
function standing(store: Replica['store'], ids: readonly string[]): readonly string[] {
  const contacts = ids.map((id) => resolveContact(store, id)).filter((contact) => contact?.erasedAt === null);
  return [...new Set(contacts.map((contact) => contact?.id ?? ''))];
}

/** However many people chose one item of the host at once, it is one record: what bears its key is the one that was made for it. */
export function checkHosted({ store, name }: Replica): void {
  for (const collection of ['contacts', 'products'] as const) {
    const made = [...store.list(collection), ...store.removed(collection)].filter(({ id }) =>
      id.startsWith('host-'),
    );
    for (const key of HOST_KEYS) {
      const own = made.filter(({ sourceId }) => sourceId === key).map(({ id }) => id);
      const ids = collection === 'contacts' ? standing(store, own) : own;
      if (ids.length > 1) violated('hosted', `${key} is ${ids.join(' and ')} in ${collection} on ${name}`);
    }
  }
}
