import { contactsOf, resolveContact, type Activity, type Contact, type Note, type Task } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';

/** Whether an id names the contact, merged ones followed. */
const isOf = (store: PipelineStore, id: string | null, contact: Contact): boolean =>
  id !== null && (id === contact.id || resolveContact(store, id)?.id === contact.id);

/** Calls and meetings with the contact that belong to no opportunity, the latest first. */
export function looseActivities(store: PipelineStore, contact: Contact): readonly Activity[] {
  return [...store.list('activities')]
    .filter(
      (activity) =>
        activity.opportunityId === null && contactsOf(activity).some((id) => isOf(store, id, contact)),
    )
    .sort((a, b) => b.when.at - a.when.at);
}

/** What is to be done for the contact and for no opportunity. */
export function looseTasks(store: PipelineStore, contact: Contact): readonly Task[] {
  return [...store.list('tasks')]
    .filter(
      ({ opportunityId, contactId, done }) =>
        opportunityId === null && !done && isOf(store, contactId, contact),
    )
    .sort((a, b) => a.createdAt - b.createdAt);
}

/** What was written about the contact and no opportunity. */
export function looseNotes(store: PipelineStore, contact: Contact): readonly Note[] {
  return [...store.list('notes')].filter(
    ({ opportunityId, contactId }) => opportunityId === null && isOf(store, contactId, contact),
  );
}
