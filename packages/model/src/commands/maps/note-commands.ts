import type { ContactId, OpportunityId } from '../../ids.js';
import type { Note } from '../../records/note.js';

/** What is done to notes (S71). Their text is not written by commands: it is edited together, character by character. */
export interface NoteCommands {
  'note-create': {
    /** One of the two at least (S8). */
    input: {
      readonly opportunityId?: OpportunityId | null;
      readonly contactId?: ContactId | null;
      readonly id?: Note['id'];
    };
    value: { readonly id: Note['id'] };
  };
  'note-edit': {
    input: {
      readonly id: Note['id'];
      readonly changes: { readonly pinned?: boolean; readonly opportunityId?: OpportunityId | null };
    };
    value: null;
  };
  /** Tells the head what the text says now; not a step of undo. */
  'note-summarize': { input: { readonly id: Note['id']; readonly excerpt: string }; value: null };
  'note-delete': { input: { readonly id: Note['id'] }; value: null };
  'note-restore': { input: { readonly id: Note['id'] }; value: null };
}
