import * as z from 'zod/mini';
import { setEntry } from '../patch.js';
import { contactSubject } from './contact-checks.js';
import { defineCommand } from './define-command.js';
import { refuse } from './refuse.js';
import { id } from './shapes.js';

/** D78: two contacts that look alike are two; they are no longer proposed for a merge. */
export const contactDistinguish = defineCommand(
  'contact-distinguish',
  z.object({ id, otherId: id, distinct: z.optional(z.boolean()) }),
  (snapshot, input) => {
    const { record: one, refusal } = contactSubject(snapshot, input.id);
    if (refusal) return refusal;
    const { record: other, refusal: second } = contactSubject(snapshot, input.otherId, 'otherId');
    if (second) return second;
    if (one.id === other.id) return refuse('invalid-input', 'otherId');
    const [less, more] = one.id < other.id ? [one, other] : [other, one];
    const distinct = input.distinct ?? true;
    const same = (less.distinct[more.id] ?? false) === distinct;
    return {
      ok: true,
      patches: same ? [] : [setEntry('contacts', less.id, 'distinct', more.id, distinct ? true : null)],
      value: null,
    };
  },
);
