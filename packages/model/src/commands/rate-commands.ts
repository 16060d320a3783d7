import * as z from 'zod/mini';
import { create, remove, restore, set, type Patch } from '../patch.js';
import { RATE_SOURCES, RATE_DIGITS, rateId, ratePair, scaledRate, type RateValue } from '../records/rate.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { sameValue } from './same.js';
import { id } from './shapes.js';

/** Some ten currencies of a year of working days at once. */
export const MAX_RATES = 3000;

/** D39: one or many rates, each by its currencies and its day; one that is known of that day is corrected. All rows or none, as one step. */
export const ratesSet = defineCommand(
  'rates-set',
  z.object({
    rates: z.array(
      z.object({
        currency: z.string(),
        base: z.string(),
        on: z.string(),
        value: z.string(),
        source: z.optional(z.enum(RATE_SOURCES)),
      }),
    ),
  }),
  (snapshot, input) => {
    const checks = new Checks();
    if (input.rates.length > MAX_RATES) checks.add('out-of-range', 'rates', { max: MAX_RATES });
    const wanted = new Map<string, RateValue>();
    for (const [row, { currency, base, on, value, source = 'user' }] of input.rates.entries()) {
      const where = (field: string): string => `rates.${String(row)}.${field}`;
      checks.currency(currency, where('currency'));
      checks.currency(base, where('base'));
      if (currency === base) checks.add('not-unique', where('currency'));
      checks.date(on, where('on'));
      if (!/^\d+(\.\d+)?$/.test(value)) checks.add('not-a-number', where('value'));
      else if (scaledRate(value) === null)
        checks.add('out-of-range', where('value'), { max: 10 ** RATE_DIGITS });
      else wanted.set(rateId(currency, base, on), { value: withoutZeros(value), source });
    }
    if (checks.failed) return { ok: false, problems: checks.problems };
    const patches = [...wanted].flatMap(([key, rate]): Patch[] => {
      const known = snapshot.get('rates', key);
      if (!known) return [create('rates', key, { rate })];
      return [
        ...(known.removed ? [restore('rates', key)] : []),
        ...(sameValue(known.rate, rate) ? [] : [set('rates', key, 'rate', rate)]),
      ];
    });
    return { ok: true, patches, value: null };
  },
);

/** Takes rates away, as one step; those that are gone already are left be. */
export const ratesRemove = defineCommand(
  'rates-remove',
  z.object({ ids: z.array(id) }),
  (snapshot, input, env) => {
    const checks = new Checks();
    for (const key of input.ids)
      if (!ratePair(key) || !snapshot.get('rates', key)) checks.add('unknown-record', 'ids');
    if (checks.failed) return { ok: false, problems: checks.problems.slice(0, 1) };
    const patches = [...new Set(input.ids)]
      .filter((key) => !snapshot.get('rates', key)?.removed)
      .map((key) => remove('rates', key, { at: env.now, by: env.actor }));
    return { ok: true, patches, value: null };
  },
);

/** `041.2500` and `41.25` are one rate. */
function withoutZeros(value: string): string {
  const [whole = '', places = ''] = value.split('.');
  const short = places.replace(/0+$/, '');
  return `${whole.replace(/^0+(?=\d)/, '')}${short === '' ? '' : `.${short}`}`;
}
