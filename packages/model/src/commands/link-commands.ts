import * as z from 'zod/mini';
import { create, remove, restore, set } from '../patch.js';
import { linkId } from '../records/link.js';
import { linksOf } from '../selectors/links.js';
import { resolveContact } from '../selectors/contact-resolution.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { subject } from './refuse.js';
import { id, maybeText } from './shapes.js';

/** S65: one link for a contact, whoever adds it and how often; a merged contact is linked as the one that stands for it (D78). */
export const linkAdd = defineCommand(
  'link-add',
  z.object({ opportunityId: id, contactId: id, role: z.optional(maybeText) }),
  (snapshot, { opportunityId, contactId: given, role: givenRole }, env) => {
    const checks = new Checks();
    checks.live(snapshot, 'opportunities', opportunityId, 'opportunityId', 'unknown-record');
    checks.live(snapshot, 'contacts', given, 'contactId', 'unknown-customer');
    const role = givenRole === undefined ? undefined : checks.text(givenRole, 'role');
    if (checks.failed) return { ok: false, problems: checks.problems };
    const contactId = resolveContact(snapshot, given)?.id ?? given;
    const known = linksOf(snapshot, opportunityId).find((link) => link.contact.id === contactId)?.link;
    const newId = known?.id ?? linkId(opportunityId, contactId);
    const before = known ?? snapshot.get('links', newId);
    if (!before) {
      const fields = { opportunityId, contactId, role: role ?? null };
      return {
        ok: true,
        patches: [create('links', newId, { ...fields, createdBy: env.actor, createdAt: env.now })],
        value: { id: newId },
      };
    }
    return {
      ok: true,
      patches: [
        ...(before.removed ? [restore('links', newId)] : []),
        ...(role === undefined || role === before.role ? [] : [set('links', newId, 'role', role)]),
      ],
      value: { id: newId },
    };
  },
);

export const linkEdit = defineCommand(
  'link-edit',
  z.object({ id, changes: z.object({ role: z.optional(maybeText) }) }),
  (snapshot, input) => {
    const { record: link, refusal } = subject(snapshot, 'links', input.id);
    if (refusal) return refusal;
    const checks = new Checks();
    const role = input.changes.role === undefined ? link.role : checks.text(input.changes.role, 'role');
    if (checks.failed) return { ok: false, problems: checks.problems };
    return {
      ok: true,
      patches: role === link.role ? [] : [set('links', link.id, 'role', role)],
      value: null,
    };
  },
);

export const linkRemove = defineCommand('link-remove', z.object({ id }), (snapshot, input, env) => {
  const { record: link, refusal } = subject(snapshot, 'links', input.id);
  if (refusal) return refusal;
  return { ok: true, patches: [remove('links', link.id, { at: env.now, by: env.actor })], value: null };
});
