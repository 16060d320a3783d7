import * as z from 'zod/mini';
import { sameTitle } from '../collate.js';
import { isEntryKey, MAX_ENTRY_KEY } from '../fields/keyed.js';
import { setEntry } from '../patch.js';
import type { Opportunity } from '../records/opportunity.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { historyPatch } from './history.js';
import { subject } from './refuse.js';
import { id } from './shapes.js';

/** The tag as an opportunity bears it already: `VIP` and `vip` are one to a reader (D69). */
const borne = ({ tags }: Opportunity, tag: string): string | undefined =>
  Object.keys(tags).find((own) => sameTitle(own, tag, 'tr'));

/** S116: a word of the workspace, one line. Tags that several people put on at once are all there. */
export const opportunityTag = defineCommand(
  'opportunity-tag',
  z.object({ id, tag: z.string() }),
  (snapshot, input, env) => {
    const { record: before, refusal } = subject(snapshot, 'opportunities', input.id);
    if (refusal) return refusal;
    const checks = new Checks();
    const tag = checks.title(input.tag, 'tag').replace(/\s+/gu, ' ');
    if (!checks.failed && !isEntryKey(tag)) checks.add('too-long', 'tag', { max: MAX_ENTRY_KEY });
    if (checks.failed) return { ok: false, problems: checks.problems };
    if (borne(before, tag) !== undefined) return { ok: true, patches: [], value: null };
    const field = `tags.${tag}`;
    return {
      ok: true,
      patches: [
        historyPatch(snapshot, env, env.newId(), before, { type: 'field-changed', field, to: true }),
        setEntry('opportunities', before.id, 'tags', tag, true),
      ],
      value: null,
    };
  },
);

export const opportunityUntag = defineCommand(
  'opportunity-untag',
  z.object({ id, tag: z.string() }),
  (snapshot, input, env) => {
    const { record: before, refusal } = subject(snapshot, 'opportunities', input.id);
    if (refusal) return refusal;
    const tag = borne(before, input.tag);
    if (tag === undefined) return { ok: true, patches: [], value: null };
    const field = `tags.${tag}`;
    return {
      ok: true,
      patches: [
        historyPatch(snapshot, env, env.newId(), before, { type: 'field-changed', field, from: true }),
        setEntry('opportunities', before.id, 'tags', tag, null),
      ],
      value: null,
    };
  },
);
