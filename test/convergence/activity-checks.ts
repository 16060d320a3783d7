import { contactsOf, effortOf, linksOf, resolveContact, type CommandName } from '@firsat/model';
import type { Replica } from './replica.js';
import { violated } from './violation.js';

/** What a command on an activity or a link has promised holds right after it, whatever state merging had left it in. */
export function checkActivityDeed({ store, name }: Replica, command: CommandName, input: unknown): void {
  if (command === 'activity-edit') {
    const { id, changes } = input as { id: string; changes: { held?: boolean; people?: object } };
    const activity = store.get('activities', id);
    if (changes.held !== undefined && (activity?.held !== null) !== changes.held)
      violated('activities', `${id} on ${name} is held or not, against what was said`);
    const said = Object.entries(changes.people ?? {});
    const one = (person: string): string => resolveContact(store, person)?.id ?? person;
    for (const [person, isIn] of said) {
      // Who is named twice, by a merged id too, may be either.
      if (said.some(([other, isOtherIn]) => one(other) === one(person) && isOtherIn !== isIn)) continue;
      const isThere = activity && contactsOf(activity).some((key) => one(key) === one(person));
      if (isThere !== isIn) violated('activities', `${person} in ${id} on ${name}: ${String(isThere)}`);
    }
  } else if (command === 'link-add') {
    const { opportunityId, contactId } = input as { opportunityId: string; contactId: string };
    const contact = resolveContact(store, contactId)?.id;
    const links = linksOf(store, opportunityId).filter((link) => link.contact.id === contact);
    if (links.length !== 1)
      violated(
        'links',
        `${contactId} is linked ${String(links.length)} times to ${opportunityId} on ${name}`,
      );
  }
}

/** S65, D24: after the cables are in, nobody is linked twice and what counts is what is held. */
export function checkActivities({ store, name }: Replica): void {
  for (const { id } of store.list('opportunities')) {
    const ids = linksOf(store, id).map(({ contact }) => contact.id);
    if (new Set(ids).size !== ids.length) violated('links', `${id} on ${name}: ${ids.join()}`);
    const { activities } = effortOf(store, id, { zone: 'UTC' });
    const held = store.children('activities', id).filter((activity) => activity.held !== null).length;
    if (activities !== held)
      violated('activities', `${id} on ${name}: ${String(activities)} of ${String(held)}`);
  }
}
