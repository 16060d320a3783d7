import * as z from 'zod/mini';
import { isClosingDay, MAX_CLOSING_DAYS } from '../selectors/queue-settings.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { refuse } from './refuse.js';
import { setChanged } from './same.js';

/** Twenty years of them. */
const MAX_HOLIDAYS = 400;

/** S57, D62: the horizons of "closing soon" (1 to 5 of them), and whether and which days off count as idle. */
export const queueSettingsEdit = defineCommand(
  'queue-settings-edit',
  z.object({
    closingDays: z.optional(z.array(z.number())),
    workingDays: z.optional(z.boolean()),
    holidays: z.optional(z.array(z.string())),
  }),
  (snapshot, input) => {
    const { settings } = snapshot;
    if (!settings) return refuse('not-ready');
    const checks = new Checks();
    const { closingDays, holidays } = input;
    if (
      closingDays &&
      !(closingDays.length > 0 && closingDays.length <= 5 && closingDays.every(isClosingDay))
    ) {
      checks.add('out-of-range', 'closingDays', { min: 0, max: MAX_CLOSING_DAYS });
    }
    if (holidays && holidays.length > MAX_HOLIDAYS)
      checks.add('out-of-range', 'holidays', { max: MAX_HOLIDAYS });
    for (const date of holidays ?? []) checks.date(date, 'holidays');
    if (checks.failed) return { ok: false, problems: checks.problems };
    return {
      ok: true,
      patches: setChanged('settings', settings, {
        ...(closingDays && { closingDays: [...new Set(closingDays)].sort((a, b) => b - a) }),
        ...(input.workingDays !== undefined && { workingDays: input.workingDays }),
        ...(holidays && { holidays: [...new Set(holidays)].sort() }),
      }),
      value: null,
    };
  },
);
