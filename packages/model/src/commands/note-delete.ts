import * as z from 'zod/mini';
import { remove, restore } from '../patch.js';
import { defineCommand } from './define-command.js';
import { refuse, subject } from './refuse.js';
import { id } from './shapes.js';

/** D76: into the bin; the text stays where it is, and what others type meanwhile comes back with it. */
export const noteDelete = defineCommand('note-delete', z.object({ id }), (snapshot, input, env) => {
  const { record: note, refusal } = subject(snapshot, 'notes', input.id);
  if (refusal) return refusal;
  return { ok: true, patches: [remove('notes', note.id, { at: env.now, by: env.actor })], value: null };
});

/** D76: back from the bin. Nothing is written for one that is not there. */
export const noteRestore = defineCommand('note-restore', z.object({ id }), (snapshot, input) => {
  const note = snapshot.get('notes', input.id);
  if (!note) return refuse('unknown-record', 'id');
  return { ok: true, patches: note.removed ? [restore('notes', note.id)] : [], value: null };
});
