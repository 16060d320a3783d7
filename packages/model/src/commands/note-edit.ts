import * as z from 'zod/mini';
import { set } from '../patch.js';
import { cutExcerpt } from '../rich-text/plain-text.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { refuse, subject } from './refuse.js';
import { setChanged } from './same.js';
import { id, maybeId } from './shapes.js';

/** A note of a contact can be given an opportunity (S8); one that was written for an opportunity stays there, where its text is. */
export const noteEdit = defineCommand(
  'note-edit',
  z.object({
    id,
    changes: z.object({ pinned: z.optional(z.boolean()), opportunityId: z.optional(maybeId) }),
  }),
  (snapshot, input) => {
    const { record: note, refusal } = subject(snapshot, 'notes', input.id);
    if (refusal) return refusal;
    const patches = setChanged('notes', note, input.changes);
    const { opportunityId = note.opportunityId } = input.changes;
    if (opportunityId !== note.opportunityId) {
      if (note.contactId === null) return refuse('invalid-input', 'opportunityId');
      const checks = new Checks();
      checks.live(snapshot, 'opportunities', opportunityId, 'opportunityId', 'unknown-record');
      if (checks.failed) return { ok: false, problems: checks.problems };
    }
    return { ok: true, patches, value: null };
  },
);

/** D76: also for a note that somebody has deleted meanwhile: what was typed into it comes back with it. */
export const noteSummarize = defineCommand(
  'note-summarize',
  z.object({ id, excerpt: z.string() }),
  (snapshot, input, env) => {
    const note = snapshot.get('notes', input.id);
    if (!note) return refuse('unknown-record', 'id');
    const excerpt = cutExcerpt(input.excerpt);
    if (excerpt === (note.summary?.excerpt ?? '')) return { ok: true, patches: [], value: null };
    const summary = { excerpt, at: env.now, by: env.actor };
    return { ok: true, patches: [set('notes', note.id, 'summary', summary)], value: null };
  },
);
