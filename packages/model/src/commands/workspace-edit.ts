import * as z from 'zod/mini';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { refuse } from './refuse.js';
import { setChanged } from './same.js';

/** D61: what holds for the whole workspace: the month that its fiscal year begins with (*özel hesap dönemi*). */
export const workspaceEdit = defineCommand(
  'workspace-edit',
  z.object({ fiscalStart: z.optional(z.number()) }),
  (snapshot, { fiscalStart }) => {
    const { settings } = snapshot;
    if (!settings) return refuse('not-ready');
    const checks = new Checks();
    if (
      fiscalStart !== undefined &&
      !(Number.isInteger(fiscalStart) && fiscalStart >= 1 && fiscalStart <= 12)
    )
      checks.add('out-of-range', 'fiscalStart', { min: 1, max: 12 });
    if (checks.failed) return { ok: false, problems: checks.problems };
    return {
      ok: true,
      patches: setChanged('settings', settings, { ...(fiscalStart !== undefined && { fiscalStart }) }),
      value: null,
    };
  },
);
