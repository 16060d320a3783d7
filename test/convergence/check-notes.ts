import type { Replica } from './replica.js';
import { violated } from './violation.js';

/** S71, D76: a note that is not deleted stands exactly once, under the opportunity that it is about, or is of a contact alone; a deleted one waits in the bin, whole. */
export function checkNotes({ store, name }: Replica): void {
  for (const note of store.list('notes')) {
    if (note.opportunityId === null) continue;
    const listed = store.children('notes', note.opportunityId).filter(({ id }) => id === note.id);
    if (listed.length !== 1 || listed[0] !== note)
      violated('notes', `${note.id} is listed ${String(listed.length)} times on ${name}`);
  }
  for (const note of [...store.list('notes'), ...store.removed('notes')]) {
    const { createdBy, createdAt, opportunityId, contactId } = note;
    const isLost =
      (opportunityId === null && contactId === null) ||
      (opportunityId !== null && !store.get('opportunities', opportunityId)) ||
      (contactId !== null && !store.get('contacts', contactId));
    if (createdBy === null || createdAt === 0 || isLost)
      violated('notes', `${note.id} has lost what it is on ${name}`);
    if (note.removed && opportunityId !== null && store.children('notes', opportunityId).includes(note))
      violated('notes', `${note.id} is deleted and listed on ${name}`);
  }
}
