import * as z from 'zod/mini';
import { set } from '../patch.js';
import { Checks } from './checks.js';
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
    if (sameValue(before.status, next)) return { ok: true, patches: [], value: null };
    const after = { ...before, status: next };
    return {
      ok: true,
      patches: [
        historyPatch(snapshot, env, env.newId(), after, {
          type: 'status-changed',
          from: statusToJson(before.status),
          to: statusToJson(next),
        }),
        set('opportunities', before.id, 'status', next),
        ...customerPatches(snapshot, after),
      ],
      value: null,
    };
  },
);
