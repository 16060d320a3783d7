import type { Replica } from './replica.js';
import { violated } from './violation.js';

/** S71, D76: a note that is not deleted stands exactly once, under the opportunity for which it was written; a deleted one waits in the bin, whole. */
export function checkNotes({ store, name }: Replica): void {
  for (const note of store.list('notes')) {
    const listed = store.children('notes', note.opportunityId).filter(({ id }) => id === note.id);
    if (listed.length !== 1 || listed[0] !== note)
      violated('notes', `${note.id} is listed ${String(listed.length)} times on ${name}`);
  }
  for (const note of [...store.list('notes'), ...store.removed('notes')]) {
    if (note.createdBy === null || note.createdAt === 0 || !store.get('opportunities', note.opportunityId))
      violated('notes', `${note.id} has lost what it is on ${name}`);
    if (note.removed && store.children('notes', note.opportunityId).includes(note))
      violated('notes', `${note.id} is deleted and listed on ${name}`);
  }
}
