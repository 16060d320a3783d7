import * as z from 'zod/mini';
import { isTimeZone } from '../calendar-date.js';
import { create } from '../patch.js';
import { SETTINGS_ID } from '../records/settings.js';
import { seedPatches } from '../templates/seeds.js';
import { DEFAULT_TEMPLATE } from '../templates/templates.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { refuse } from './refuse.js';

/** Writes the settings and the three seeded schemas: once, by the act of creating, never by opening (architecture 4.3). */
export const workspaceCreate = defineCommand(
  'workspace-create',
  z.object({ name: z.string(), currency: z.string(), timeZone: z.string(), language: z.string() }),
  (snapshot, input, env) => {
    if (snapshot.settings) return refuse('already-exists');
    const checks = new Checks();
    const name = checks.title(input.name, 'name');
    checks.currency(input.currency, 'currency');
    if (!isTimeZone(input.timeZone)) checks.add('invalid-input', 'timeZone');
    if (checks.failed) return { ok: false, problems: checks.problems };
    return {
      ok: true,
      patches: [
        ...seedPatches(input.language),
        create('settings', SETTINGS_ID, {
          name,
          currency: input.currency,
          timeZone: input.timeZone,
          defaultSchemaId: DEFAULT_TEMPLATE,
          createdBy: env.actor,
          createdAt: env.now,
        }),
      ],
      value: null,
    };
  },
);
