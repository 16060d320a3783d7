import { addDays, type CalendarDate, type Quota } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { memberName } from '../fields/options.js';
import type { Localizer } from '../locales/localizer.js';
import '../locales/areas/quotas.js';

/** Whose quota it is: a representative's, a team's, or the company's. */
export function quotaHolder(
  store: PipelineStore,
  { ownerId, team }: Pick<Quota, 'ownerId' | 'team'>,
  l: Localizer,
): string {
  if (ownerId !== null) return memberName(store, ownerId) ?? l.t.common.unknownPerson;
  return team ?? l.t.quotas.company;
}

/** A volume in the unit of a quota: an amount, one each month, or a number of wins. */
export function volumeWords(
  quota: Pick<Quota, 'basis' | 'target'>,
  volume: bigint | number,
  currency: string,
  l: Localizer,
): string {
  const { quotas } = l.t;
  if (quota.basis === 'wins') return quotas.wins(l.number(Number(volume)));
  const amount = l.money(
    { minor: Number(volume), currency: quota.target?.currency ?? currency },
    { short: true },
  );
  return quota.basis === 'monthly' ? quotas.perMonth(amount) : amount;
}

/** What a quota asks for; in words that it asks for nothing yet. */
export function targetWords(quota: Pick<Quota, 'basis' | 'target' | 'wins'>, l: Localizer): string {
  const set = quota.basis === 'wins' ? quota.wins : (quota.target?.minor ?? null);
  return set === null ? l.t.quotas.notSet : volumeWords(quota, set, '', l);
}

/** The days of a period; of a whole month its name. */
export function periodWords(
  { startDate, endDate }: { readonly startDate: CalendarDate; readonly endDate: CalendarDate },
  l: Localizer,
): string {
  const isMonth =
    startDate.endsWith('-01') &&
    startDate.slice(0, 7) === endDate.slice(0, 7) &&
    addDays(endDate, 1).endsWith('-01');
  if (isMonth) return l.date(startDate, 'month');
  return l.t.quotas.span(l.date(startDate, 'full'), l.date(endDate, 'full'));
}
