import { QUOTA_BASES, splitsOf, type CommandInput, type CommandMap, type CommandName } from '@firsat/model';
import { anyId, date, everKnown, maybe, money, words, type Ask } from './ask.js';
import type { Replica } from './replica.js';
import { violated } from './violation.js';

type QuotaCommand = Extract<keyof CommandMap, `quota-${string}` | 'opportunity-split'>;

function quotaFields(ask: Ask) {
  const { chance } = ask;
  return {
    ...(chance.happens(0.6) ? { ownerId: maybe(ask, () => anyId(ask, 'members')) } : {}),
    ...(chance.happens(0.2) ? { team: maybe(ask, () => words(ask)) } : {}),
    ...(chance.happens(0.5) ? { basis: chance.of(QUOTA_BASES) } : {}),
    ...(chance.happens(0.5) ? { target: maybe(ask, () => money(ask)) } : {}),
    ...(chance.happens(0.3) ? { wins: maybe(ask, () => chance.below(40) - 1) } : {}),
  };
}

/** Mostly shares that come to the whole, partly some that do not. */
function splits(ask: Ask): CommandInput<'opportunity-split'>['splits'] {
  const { chance } = ask;
  const count = chance.below(4);
  const odd = chance.happens(0.1) ? 1 : 0;
  const share = Math.floor(10_000 / Math.max(1, count));
  return Array.from({ length: count }, (_, index) => ({
    memberId: anyId(ask, 'members'),
    share: (index === 0 ? 10_000 - share * (count - 1) : share) - odd,
    ...(chance.happens(0.1) ? { overlay: true } : {}),
  }));
}

export const QUOTA_INPUTS: { readonly [N in QuotaCommand]: (ask: Ask) => CommandInput<N> } = {
  'quota-create': (ask) => ({
    ...quotaFields(ask),
    name: words(ask),
    startDate: '2026-01-01',
    endDate: ask.chance.happens(0.05) ? '2025-01-01' : '2026-12-31',
  }),
  'quota-create-series': (ask) => ({
    ...quotaFields(ask),
    name: words(ask),
    unit: ask.chance.of(['month', 'quarter', 'half', 'year']),
    startDate: date(ask),
    count: ask.chance.below(4),
  }),
  'quota-edit': (ask) => ({
    id: anyId(ask, 'quotas'),
    changes: {
      ...quotaFields(ask),
      ...(ask.chance.happens(0.3) ? { startDate: date(ask) } : {}),
      ...(ask.chance.happens(0.3) ? { endDate: date(ask) } : {}),
    },
  }),
  'quota-delete': (ask) => ({ id: anyId(ask, 'quotas') }),
  'quota-restore': (ask) => ({ id: everKnown(ask, 'quotas') }),
  'opportunity-split': (ask) => ({ id: anyId(ask, 'opportunities'), splits: splits(ask) }),
};

export const QUOTA_WEIGHTS: { readonly [N in QuotaCommand]: number } = {
  'quota-create': 0.5,
  'quota-create-series': 0.2,
  'quota-edit': 0.8,
  'quota-delete': 0.3,
  'quota-restore': 0.3,
  'opportunity-split': 1.5,
};

/** What was shared out is all there, and comes to the whole (D42). */
export function checkQuotaDeed({ store, name }: Replica, command: CommandName, input: unknown): void {
  if (command !== 'opportunity-split') return;
  const { id, splits: asked } = input as CommandInput<'opportunity-split'>;
  const opportunity = store.get('opportunities', id);
  const read = opportunity ? splitsOf(opportunity) : [];
  const revenue = read.filter(({ overlay }) => !overlay).reduce((sum, { share }) => sum + share, 0);
  if (read.length !== asked.length || (revenue !== 0 && revenue !== 10_000))
    violated(
      'quotas',
      `${id} on ${name}: ${String(read.length)} splits of ${String(asked.length)}, ${String(revenue)}`,
    );
}

/** However edits met, nobody gets more or less than the whole. */
export function checkSplits({ store, name }: Replica): void {
  for (const opportunity of store.list('opportunities')) {
    const revenue = splitsOf(opportunity).filter(({ overlay }) => !overlay);
    const sum = revenue.reduce((all, { share }) => all + share, 0);
    if (sum !== 0 && sum !== 10_000)
      violated('quotas', `${opportunity.id} on ${name} is shared out as ${String(sum)}`);
  }
}
