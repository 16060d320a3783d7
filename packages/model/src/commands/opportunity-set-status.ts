import * as z from 'zod/mini';
import { set, type Patch } from '../patch.js';
import type { Opportunity } from '../records/opportunity.js';
import type { Snapshot } from '../snapshot.js';
import { Checks } from './checks.js';
import type { CommandEnv } from './command.js';
import { defineCommand } from './define-command.js';
import { historyPatch, statusToJson } from './history.js';
import { subject } from './refuse.js';
import { sameValue } from './same.js';
import { id, status } from './shapes.js';
import { customerPatches, nextStatus } from './status-change.js';

/**
 * S37–S43: any status from any status, and later corrections of its date, reason or note (D7), each recorded. Reopening clears what belonged
 * to the closed state; the history keeps it (D6). The expected close stays as it was (D7).
 */
export const opportunitySetStatus = defineCommand(
  'opportunity-set-status',
  z.object({ id, ...status }),
  (snapshot, input, env) => {
    const { record: before, refusal } = subject(snapshot, 'opportunities', input.id);
    if (refusal) return refusal;
    const checks = new Checks();
    const next = nextStatus(before, input, env, checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    return {
      ok: true,
      patches: statusPatches(snapshot, before, { ...before, status: next }, env),
      value: null,
    };
  },
);

/** What writes and tells the status of `after`, the opportunity after all that happens to it together with that; nothing when it stays as it is. */
export function statusPatches(
  snapshot: Snapshot,
  before: Opportunity,
  after: Opportunity,
  env: CommandEnv,
): Patch[] {
  if (sameValue(before.status, after.status)) return [];
  return [
    historyPatch(snapshot, env, env.newId(), after, {
      type: 'status-changed',
      from: statusToJson(before.status),
      to: statusToJson(after.status),
    }),
    set('opportunities', before.id, 'status', after.status),
    ...customerPatches(snapshot, after),
  ];
}
