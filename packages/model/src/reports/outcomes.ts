import { dayNumber, type CalendarDate } from '../calendar-date.js';
import type { Opportunity } from '../records/opportunity.js';
import { divideRounded } from '../rounding.js';
import { closingOf, valueOf } from './closing.js';
import { createdOn, groupsOf, type Dimension } from './dimensions.js';
import {
  basisPointsOf,
  FEW,
  shareOf,
  type Amount,
  type Count,
  type Exclusion,
  type How,
  type Mean,
  type Share,
} from './figure.js';
import { CONVERTED_UNIT } from './rates.js';
import { inPeriod, leftOut, type Report, type ReportContext } from './report.js';
import { byGroup, groupKey, type Tallies } from './tallies.js';

export interface OutcomeQuery {
  readonly by: Dimension;
  /** D4: whether what was given up counts as a loss in the win rate. Default: no, it is shown beside it. */
  readonly abandonedCounts?: boolean;
}

/** What became of the opportunities of a group in a period: created by the day of creation, closed by the day of closing (D21). */
export interface Outcome {
  readonly group: string;
  readonly created: Count;
  readonly won: Amount;
  readonly lost: Amount;
  readonly abandoned: Amount;
  /** Won of all that were decided, by count. */
  readonly winRate: Share;
  /** The same by value, for each currency; one-off and recurring apart (D28). */
  readonly winRateByValue: readonly ValueRate[];
  /** D39: the same in the reporting currency, of all that has a rate; nothing unless it is asked for and anything was converted. */
  readonly winRateConverted: readonly ValueRate[];
  /** Whole days from the start to the win. */
  readonly daysToWin: Mean;
}

export interface ValueRate {
  readonly currency: string;
  readonly kind: 'one-off' | 'recurring';
  /** Minor units; per year for recurring prices. */
  readonly won: bigint;
  readonly decided: bigint;
  readonly basisPoints: number | null;
  readonly muted: boolean;
}

export interface Outcomes {
  readonly how: How;
  readonly total: Outcome;
  /** By group, in the order of code units; a group is named by what the dimension says. */
  readonly groups: readonly Outcome[];
  readonly excluded: readonly Exclusion[];
}

const TOTAL = 't';

/** D4, D21, S11, S16, S84: what was created, won, lost and given up, by whatever the dimension tells apart. */
export function outcomes({ by, abandonedCounts = false }: OutcomeQuery): Report<Outcomes> {
  return {
    tell(subject, context, tell) {
      const { state, closed } = subject;
      const created = createdOn(subject, context);
      if (inPeriod(context.period, created)) {
        tell({ group: TOTAL, part: 'created' });
        for (const group of groupsOf(by, subject, context, created))
          tell({ group: groupKey(group), part: 'created' });
      }
      const closing = closingOf(state);
      if (!closing) return;
      const { code, on } = closing;
      if (on === null) {
        tell(leftOut('no-close-date'));
        return;
      }
      if (!inPeriod(context.period, on)) return;
      const price = { price: valueOf(closed), period: closed.period, weight: null };
      const days = code === 'won' ? daysToWin(state, created, on) : null;
      const keys = groupsOf(by, subject, context, on).map(groupKey);
      for (const group of [TOTAL, ...keys]) {
        tell({ group, part: code, price });
        if (days !== null) tell({ group, part: 'days', amount: days });
      }
      if (price.price === null) tell(leftOut('no-price'));
      if (code === 'won' && state.startDate === null) tell(leftOut('no-start-date'));
    },
    result(tallies, context) {
      const of = (key: string): Outcome => outcomeOf(tallies, key, abandonedCounts);
      return {
        how: {
          code: 'outcomes',
          params: { by, abandonedCounts, ...periodParams(context) },
        },
        total: { ...of(TOTAL), group: '' },
        groups: byGroup(tallies, TOTAL, of),
        excluded: tallies.leftOut(),
      };
    },
  };
}

function outcomeOf(tallies: Tallies, key: string, abandonedCounts: boolean): Outcome {
  const won = tallies.amount(key, 'won');
  const lost = tallies.amount(key, 'lost');
  const abandoned = tallies.amount(key, 'abandoned');
  const decided = [won, lost, ...(abandonedCounts ? [abandoned] : [])];
  const all = decided.reduce((sum, { count }) => sum + count, 0);
  return {
    group: key,
    created: tallies.count(key, 'created'),
    won,
    lost,
    abandoned,
    winRate: shareOf(won.count, all),
    winRateByValue: valueRates(tallies, key, abandonedCounts, all < FEW),
    winRateConverted: convertedRates(won, decided, all < FEW),
    daysToWin: tallies.mean(key, 'days'),
  };
}

function valueRates(tallies: Tallies, group: string, abandonedCounts: boolean, muted: boolean): ValueRate[] {
  const sums = new Map<string, { won: bigint; decided: bigint }>();
  for (const part of ['won', 'lost', ...(abandonedCounts ? ['abandoned'] : [])]) {
    for (const { currency, fixed, yearly } of tallies.exact(group, part)) {
      for (const [kind, value] of [
        ['one-off', fixed],
        ['recurring', yearly],
      ] as const) {
        const key = `${currency} ${kind}`;
        const sum = sums.get(key) ?? { won: 0n, decided: 0n };
        sum.decided += value;
        if (part === 'won') sum.won += value;
        sums.set(key, sum);
      }
    }
  }
  return [...sums]
    .filter(([, { decided: all }]) => all > 0n)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, sum]) => ({
      currency: key.slice(0, 3),
      kind: key.slice(4) as ValueRate['kind'],
      ...sum,
      basisPoints: basisPointsOf(sum.won, sum.decided),
      muted,
    }));
}

/** Shares of the exact sums: what is told is rounded, what is divided is not. */
function convertedRates(won: Amount, decided: readonly Amount[], muted: boolean): ValueRate[] {
  const sums = decided.flatMap(({ converted }) => converted ?? []);
  const own = won.converted;
  if (!own || sums.every(({ converted }) => converted === 0)) return [];
  return (['one-off', 'recurring'] as const).flatMap((kind): ValueRate[] => {
    const part = kind === 'one-off' ? 'oneOff' : 'yearly';
    const all = sums.reduce((sum, { exact }) => sum + exact[part], 0n);
    if (all <= 0n) return [];
    return [
      {
        currency: own.currency,
        kind,
        won: divideRounded(own.exact[part], CONVERTED_UNIT),
        decided: divideRounded(all, CONVERTED_UNIT),
        basisPoints: basisPointsOf(own.exact[part], all),
        muted,
      },
    ];
  });
}

/** Never negative: a win that is dated before the start took no time. */
function daysToWin({ startDate }: Opportunity, created: CalendarDate, on: CalendarDate): number {
  return Math.max(0, dayNumber(on) - dayNumber(startDate ?? created));
}

export function periodParams({ period }: Pick<ReportContext, 'period'>): How['params'] {
  return { from: period.from, to: period.to };
}
