import {
  dateInZone,
  isTimeZone,
  monthlyRecurring,
  totalsOf,
  workFacts,
  type CalendarDate,
  type HumanAct,
  type Opportunity,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { dayWords } from '../fields/when-words.js';
import type { Localizer } from '../locales/localizer.js';

/** The zone in which a workspace counts its days (D58). */
export function zoneOf({ settings }: Pick<PipelineStore, 'settings'>): string {
  return settings && isTimeZone(settings.timeZone) ? settings.timeZone : 'UTC';
}

/** What some opportunities come to, abbreviated: each currency and kind of price apart (D28, D39). */
export function sumWords(
  store: PipelineStore,
  l: Localizer,
  opportunities: readonly Opportunity[],
): readonly string[] {
  const { monthly } = l.t.common.perPeriod;
  const main = store.settings?.currency;
  const { byCurrency } = totalsOf(store, opportunities);
  const ordered = [...byCurrency].sort((a, b) => Number(b.currency === main) - Number(a.currency === main));
  return ordered.flatMap((totals) => {
    const { currency, fixed } = totals;
    const recurring = monthlyRecurring(totals);
    const money = (minor: number): string => l.money({ minor, currency }, { abbreviate: true });
    return [
      ...(fixed !== 0 || recurring === 0n ? [money(fixed)] : []),
      ...(recurring === 0n ? [] : [`${money(Number(recurring))} ${monthly}`]),
    ];
  });
}

export function openOnes(opportunities: readonly Opportunity[]): readonly Opportunity[] {
  return opportunities.filter(({ status }) => status.code === 'open');
}

/** What was done last about any of them (D63). */
export function lastAct(store: PipelineStore, opportunities: readonly Opportunity[]): HumanAct | undefined {
  const zone = zoneOf(store);
  let last: HumanAct | undefined;
  for (const { id } of opportunities) {
    const { lastAct: act } = workFacts(store, id, zone);
    if (!last || act.at > last.at) last = act;
  }
  return last;
}

/** The day of an instant as people say it. */
export function dayOfWords(store: PipelineStore, l: Localizer, at: number, today: CalendarDate): string {
  return dayWords(dateInZone(at, zoneOf(store)), today, l);
}
