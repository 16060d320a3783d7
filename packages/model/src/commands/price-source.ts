import * as z from 'zod/mini';
import { lineTerms, storedTerms } from '../pricing/line-terms.js';
import { VAT_ENTRIES, VAT_ROUNDINGS } from '../pricing/values.js';
import { linesOf } from '../selectors/line-document.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { checkDiscount } from './line-checks.js';
import { pricePatches } from './line-repricing.js';
import { termFields } from './line-shapes.js';
import { refuse, subject } from './refuse.js';
import { setChanged } from './same.js';
import { id } from './shapes.js';

/** D30: the one-click way back to the estimate, and the way to the lines again. */
export const opportunitySetPriceSource = defineCommand(
  'opportunity-set-price-source',
  z.object({ id, source: z.enum(['estimate', 'items']) }),
  (snapshot, { id: opportunityId, source }, env) => {
    const { record: before, refusal } = subject(snapshot, 'opportunities', opportunityId);
    if (refusal) return refusal;
    const lines = linesOf(snapshot, { opportunityId, offerId: null });
    if (source === 'items' && lines.length === 0) return refuse('required', 'source');
    const patches = pricePatches(snapshot, env, before, { ...before, priceSource: source }, lines);
    return { ok: true, patches, value: null };
  },
);

/** D47–D49: stored amounts are read anew, never converted. */
export const lineTermsSet = defineCommand(
  'line-terms-set',
  z.object({ opportunityId: id, changes: z.object(termFields) }),
  (snapshot, { opportunityId, changes }, env) => {
    const found = subject(snapshot, 'opportunities', opportunityId, 'unknown-record', 'opportunityId');
    if (found.refusal) return found.refusal;
    const before = found.record;
    const checks = new Checks();
    checkDiscount(changes.discount ?? null, 'discount', checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    const terms = storedTerms({ ...lineTerms(before.lineTerms), ...changes });
    const lines = linesOf(snapshot, { opportunityId, offerId: null });
    return {
      ok: true,
      patches: pricePatches(snapshot, env, before, { ...before, lineTerms: terms }, lines),
      value: null,
    };
  },
);

/** D48, D49: what lines of opportunities to come start from. */
export const pricingSettingsEdit = defineCommand(
  'pricing-settings-edit',
  z.object({
    entry: z.optional(z.enum(VAT_ENTRIES)),
    rounding: z.optional(z.enum(VAT_ROUNDINGS)),
  }),
  (snapshot, changes) => {
    const { settings } = snapshot;
    if (!settings) return refuse('not-ready');
    const terms = storedTerms({ ...lineTerms(settings.lineTerms), ...changes });
    return { ok: true, patches: setChanged('settings', settings, { lineTerms: terms }), value: null };
  },
);
