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

/** S75: what was made by a repetition is open, and has what was to be taken along. */
export function checkRepeated({ store, name }: Replica, newId: string, input: unknown): void {
  const { id, lines, links } = input as { id: string; lines: boolean; links: boolean };
  const copy = store.get('opportunities', newId);
  if (copy?.status.code !== 'open') violated('repeat', `${newId} on ${name} is not open`);
  const linked = (of: string): string =>
    linksOf(store, of)
      .map(({ contact, link }) => `${contact.id} ${link.role ?? ''}`)
      .sort()
      .join();
  if (links && linked(newId) !== linked(id)) violated('repeat', `links of ${newId} on ${name}`);
  const count = (of: string): number =>
    store.children('lines', of).filter(({ offerId }) => offerId === null).length;
  if (count(newId) !== (lines ? count(id) : 0)) violated('repeat', `lines of ${newId} on ${name}`);
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
