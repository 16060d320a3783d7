import * as z from 'zod/mini';
import type { Json } from '../json.js';
import { Checks } from './checks.js';
import { checkCustomValue } from './custom-value.js';
import { customPatches } from './custom-patches.js';
import { defineCommand } from './define-command.js';
import { subject } from './refuse.js';
import { sameValue } from './same.js';
import { anyJson, id } from './shapes.js';

/** S116: the value of a field of the workspace's own; each field is a register of its own. */
export const opportunitySetCustom = defineCommand(
  'opportunity-set-custom',
  z.object({ id, fieldId: id, value: anyJson }),
  (snapshot, input, env) => {
    const { record: before, refusal } = subject(snapshot, 'opportunities', input.id);
    if (refusal) return refusal;
    const named = subject(snapshot, 'customFields', input.fieldId, 'unknown-record', 'fieldId');
    if (named.refusal) return named.refusal;
    const from = before.custom[named.record.id] ?? null;
    // What keeps its value is not checked: an option that was archived since may stay.
    if (sameValue(from, input.value)) return { ok: true, patches: [], value: null };
    const checks = new Checks();
    const to: Json = checkCustomValue(snapshot, named.record, input.value, checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    if (sameValue(from, to)) return { ok: true, patches: [], value: null };
    return {
      ok: true,
      patches: customPatches(snapshot, before, { [named.record.id]: to }, before, env),
      value: null,
    };
  },
);
