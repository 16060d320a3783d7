import * as z from 'zod/mini';
import { PERSONAL_FIELDS } from '../contacts/personal-data.js';
import { erase, set, setEntry, type Patch } from '../patch.js';
import { ERASED_NAME } from '../records/contact.js';
import { mergedInto } from '../selectors/contact-family.js';
import { resolveContact } from '../selectors/contact-resolution.js';
import { defineCommand } from './define-command.js';
import { refuse } from './refuse.js';
import { id } from './shapes.js';

/**
 * D77: empties the personal data of a contact and of those that were merged into it. Ids stay, so opportunities keep their customer and counts stay
 * right. It cannot be taken back: what was emptied leaves the document. One in the bin can be emptied too, and a second time, should a
 * colleague who was offline have written something since.
 */
export const contactErase = defineCommand('contact-erase', z.object({ id }), (snapshot, input, env) => {
  const contact = resolveContact(snapshot, input.id);
  if (!contact) return refuse('unknown-record', 'id');
  const patches = [contact, ...mergedInto(snapshot, contact.id)].flatMap((one): Patch[] => [
    erase('contacts', one.id, PERSONAL_FIELDS),
    ...PERSONAL_FIELDS.flatMap((name) =>
      name === 'channels' || name === 'hostValues'
        ? Object.keys(one[name]).map((key) => setEntry('contacts', one.id, name, key, null))
        : [set('contacts', one.id, name, name === 'name' ? ERASED_NAME : null)],
    ),
    set('contacts', one.id, 'erasedAt', env.now),
  ]);
  return { ok: true, patches, value: null };
});
