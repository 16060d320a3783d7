import * as z from 'zod/mini';
import { remove } from '../patch.js';
import { defineCommand } from './define-command.js';
import { refuse, subject } from './refuse.js';
import { id } from './shapes.js';

/** S33: a customer with opportunities stays; otherwise it is put aside, recoverably. */
export const contactDelete = defineCommand('contact-delete', z.object({ id }), (snapshot, input, env) => {
  const { record: contact, refusal } = subject(snapshot, 'contacts', input.id);
  if (refusal) return refusal;
  let used = 0;
  for (const opportunity of snapshot.list('opportunities')) if (opportunity.customerId === contact.id) used++;
  if (used > 0) return refuse('in-use', 'id', { count: used });
  return { ok: true, patches: [remove('contacts', contact.id, { at: env.now, by: env.actor })], value: null };
});
