import * as z from 'zod/mini';
import { remove, restore } from '../patch.js';
import { resolveContact } from '../selectors/contact-resolution.js';
import { contactSubject } from './contact-checks.js';
import { defineCommand } from './define-command.js';
import { refuse } from './refuse.js';
import { id } from './shapes.js';

/** S33: a customer with opportunities stays; otherwise it is put aside, recoverably. */
export const contactDelete = defineCommand('contact-delete', z.object({ id }), (snapshot, input, env) => {
  const { record: contact, refusal } = contactSubject(snapshot, input.id);
  if (refusal) return refusal;
  let used = 0;
  for (const { customerId } of snapshot.list('opportunities')) {
    if (customerId !== null && resolveContact(snapshot, customerId)?.id === contact.id) used++;
  }
  if (used > 0) return refuse('in-use', 'id', { count: used });
  return { ok: true, patches: [remove('contacts', contact.id, { at: env.now, by: env.actor })], value: null };
});

/** D76: back from the bin with everything that was edited meanwhile, or out of a merge (D78); nothing is written for a live one. */
export const contactRestore = defineCommand('contact-restore', z.object({ id }), (snapshot, input) => {
  const contact = snapshot.get('contacts', input.id);
  if (!contact) return refuse('unknown-record', 'id');
  return { ok: true, patches: contact.removed ? [restore('contacts', contact.id)] : [], value: null };
});
