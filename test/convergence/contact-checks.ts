import { ERASED_NAME, mergedInto, PERSONAL_FIELDS, resolveContact, type CommandName } from '@firsat/model';
import type { Replica } from './replica.js';
import { violated } from './violation.js';

/** What a command on contacts has promised holds right after it, whatever state merging had left them in. */
export function checkContactDeed({ store, docs, name }: Replica, command: CommandName, input: unknown): void {
  if (command === 'contact-merge') {
    const { ids } = input as { readonly ids: readonly string[] };
    const ends = new Set(ids.map((id) => resolveContact(store, id)));
    const [end] = ends;
    if (ends.size !== 1 || !end || end.removed) violated('merged', `${ids.join(' ')} on ${name}`);
  } else if (command === 'contact-erase') {
    const contact = resolveContact(store, (input as { readonly id: string }).id);
    if (!contact) violated('erased', `nobody on ${name}`);
    for (const one of [contact, ...mergedInto(store, contact.id)]) {
      const left = PERSONAL_FIELDS.filter((field) => {
        const value = one[field];
        return field === 'name'
          ? value !== ERASED_NAME
          : value !== null && Object.keys(value as object).length > 0;
      });
      if (left.length > 0) violated('erased', `${one.id} on ${name} still has ${left.join(', ')}`);
      const base = docs.core.getMap('c').get(one.id) as Readonly<Record<string, unknown>>;
      const said = ['n', 'e', 'f', 'c', 'v', 'l'].filter((code) => code in base);
      if (said.length > 0)
        violated('erased', `the base of ${one.id} on ${name} still has ${said.join(', ')}`);
    }
  }
}

/** D78: merges lead to smaller ids, so whoever was merged with whomever at once, there is one end that everybody sees. */
export function checkContacts({ store, name }: Replica): void {
  for (const { id, removed } of store.removed('contacts')) {
    if (removed?.to === undefined) continue;
    if (removed.to >= id) violated('merged', `${id} leads to ${removed.to} on ${name}`);
    const end = resolveContact(store, id);
    if (!end || (end.removed?.to !== undefined && store.get('contacts', end.removed.to)))
      violated('merged', `${id} ends at ${String(end?.id)} on ${name}`);
  }
  for (const { id, customerId } of store.list('opportunities')) {
    if (customerId !== null && !resolveContact(store, customerId))
      violated('customer', `${id} on ${name} has a customer that is nowhere: ${customerId}`);
  }
}
