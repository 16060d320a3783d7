import * as z from 'zod/mini';
import { create } from '../patch.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { id, maybeId, maybeMoney } from './shapes.js';

/** S49: a volume for a representative (or the team) and a period that does not end before it starts. */
export const quotaCreate = defineCommand(
  'quota-create',
  z.object({
    name: z.string(),
    id: z.optional(id),
    ownerId: z.optional(maybeId),
    startDate: z.string(),
    endDate: z.string(),
    target: z.optional(maybeMoney),
  }),
  (snapshot, input, env) => {
    const checks = new Checks();
    checks.newId(snapshot, 'quotas', input.id);
    checks.date(input.startDate, 'startDate');
    checks.date(input.endDate, 'endDate');
    if (!checks.failed && input.endDate < input.startDate) checks.add('date-before-start', 'endDate');
    checks.live(snapshot, 'members', input.ownerId ?? null, 'ownerId', 'unknown-member');
    const quota = {
      name: checks.title(input.name, 'name'),
      ownerId: input.ownerId ?? null,
      startDate: input.startDate,
      endDate: input.endDate,
      target: checks.money(input.target ?? null, 'target'),
    };
    if (checks.failed) return { ok: false, problems: checks.problems };
    const newId = input.id ?? env.newId();
    return { ok: true, patches: [create('quotas', newId, quota)], value: { id: newId } };
  },
);
