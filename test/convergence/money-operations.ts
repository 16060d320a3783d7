import { ratePair, scaledRate, type CommandInput, type CommandMap, type CommandName } from '@firsat/model';
import { anyId, date, words, ZONES, type Ask } from './ask.js';
import type { Replica } from './replica.js';
import { violated } from './violation.js';

type MoneyCommand = Extract<keyof CommandMap, `rates-${string}` | 'workspace-edit'>;

const CURRENCIES = ['TRY', 'EUR', 'JPY', 'USD'] as const;

/** Few days, so that several people enter the rate of one. */
function rates(ask: Ask): CommandInput<'rates-set'>['rates'] {
  const { chance } = ask;
  return Array.from({ length: 1 + chance.below(3) }, () => ({
    currency: chance.of(CURRENCIES),
    base: chance.happens(0.8) ? 'TRY' : chance.of(CURRENCIES),
    on: chance.happens(0.1) ? date(ask) : `2026-02-0${String(1 + chance.below(4))}`,
    value: chance.happens(0.05) ? '0' : `${String(chance.below(60))}.${String(1 + chance.below(9999))}`,
    ...(chance.happens(0.3) ? { source: 'host' as const } : {}),
  }));
}

export const MONEY_INPUTS: { readonly [N in MoneyCommand]: (ask: Ask) => CommandInput<N> } = {
  'rates-set': (ask) => ({ rates: rates(ask) }),
  'rates-remove': (ask) => ({ ids: [anyId(ask, 'rates'), anyId(ask, 'rates')] }),
  'workspace-edit': (ask) => ({
    ...(ask.chance.happens(0.3) ? { name: words(ask) } : {}),
    ...(ask.chance.happens(0.3) ? { currency: ask.chance.of(CURRENCIES) } : {}),
    ...(ask.chance.happens(0.5)
      ? { reportingCurrency: ask.chance.happens(0.3) ? null : ask.chance.of(CURRENCIES) }
      : {}),
    ...(ask.chance.happens(0.3) ? { timeZone: ask.chance.of(ZONES) } : {}),
    ...(ask.chance.happens(0.5) ? { fiscalStart: 1 + ask.chance.below(12) } : {}),
  }),
};

export const MONEY_WEIGHTS: { readonly [N in MoneyCommand]: number } = {
  'rates-set': 1,
  'rates-remove': 0.4,
  'workspace-edit': 0.4,
};

/** What was entered is there, whatever was known of that day before. */
export function checkMoneyDeed({ store, name }: Replica, command: CommandName, input: unknown): void {
  if (command !== 'rates-set') return;
  const asked = new Map(
    (input as CommandInput<'rates-set'>).rates.map((rate) => [
      `${rate.currency}-${rate.base}-${rate.on}`,
      rate,
    ]),
  );
  for (const [id, { value, source = 'user' }] of asked) {
    const known = store.get('rates', id);
    if (
      !known ||
      known.removed ||
      scaledRate(known.rate.value) !== scaledRate(value) ||
      known.rate.source !== source
    )
      violated('rates', `${id} on ${name} is not what was entered`);
  }
}

/** However edits met, there is one rate for each pair and day, and it is one. */
export function checkRates({ store, name }: Replica): void {
  for (const { id, rate } of store.list('rates'))
    if (!ratePair(id) || scaledRate(rate.value) === null) violated('rates', `${id} on ${name} is no rate`);
}
