import * as z from 'zod/mini';
import { isTimeZone } from '../calendar-date.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { refuse } from './refuse.js';
import { changedFields, setChanged } from './same.js';
import { maybeText } from './shapes.js';

/** What holds for the whole workspace; of an edit only what changes is checked and written. Prices keep the currency that they have. */
export const workspaceEdit = defineCommand(
  'workspace-edit',
  z.object({
    name: z.optional(z.string()),
    currency: z.optional(z.string()),
    reportingCurrency: z.optional(maybeText),
    timeZone: z.optional(z.string()),
    fiscalStart: z.optional(z.number()),
  }),
  (snapshot, input) => {
    const { settings } = snapshot;
    if (!settings) return refuse('not-ready');
    const checks = new Checks();
    const changed = changedFields(settings, input);
    const { name, currency, reportingCurrency, timeZone, fiscalStart } = changed;
    const title = name === undefined ? undefined : checks.title(name, 'name');
    if (currency !== undefined) checks.currency(currency, 'currency');
    if (reportingCurrency !== undefined && reportingCurrency !== null)
      checks.currency(reportingCurrency, 'reportingCurrency');
    if (timeZone !== undefined && !isTimeZone(timeZone)) checks.add('invalid-input', 'timeZone');
    // D61: the month that the fiscal year begins with (*özel hesap dönemi*).
    if (
      fiscalStart !== undefined &&
      !(Number.isInteger(fiscalStart) && fiscalStart >= 1 && fiscalStart <= 12)
    )
      checks.add('out-of-range', 'fiscalStart', { min: 1, max: 12 });
    if (checks.failed) return { ok: false, problems: checks.problems };
    return {
      ok: true,
      patches: setChanged('settings', settings, { ...changed, ...(title !== undefined && { name: title }) }),
      value: null,
    };
  },
);
