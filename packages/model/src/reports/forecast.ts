import type { CalendarDate } from '../calendar-date.js';
import { fiscalPeriod } from '../filter/date-range.js';
import { isFiltering } from '../filter/opportunity-filter.js';
import { ASSUMED_MONTHS } from '../selectors/price-values.js';
import { contributionOf } from '../selectors/totals.js';
import type { Opportunity } from '../records/opportunity.js';
import { rateDay } from './converted.js';
import type { Exclusion, How } from './figure.js';
import { closingOf, valueOf } from './closing.js';
import {
  addMonths,
  fiscalQuarterStart,
  fiscalYearStart,
  lastDayOf,
  monthsFrom,
  type Month,
} from './forecast-months.js';
import { tellShare, valueIn, type ForecastValue, type Share } from './forecast-sums.js';
import { forecastTargets, type ForecastTarget } from './forecast-targets.js';
import type { Rates } from './rates.js';
import { leftOut, type Report, type ReportContext } from './report.js';

/**
 * D36: recurring prices as what is booked at the close (first-year value, D26), or month by month from the month of the close as the money comes
 * in. The figure is labelled by it.
 */
export type ForecastMode = 'bookings' | 'schedule';

export interface ForecastQuery {
  readonly mode?: ForecastMode;
  /** First month; default: the first of the fiscal year that today lies in. */
  readonly from?: Month;
  /** Default: 12. */
  readonly months?: number;
  /** The day whose fiscal quarter is told whole. Default: the day that is looked at. */
  readonly quarterOf?: CalendarDate;
  /** D39: with rates, sums in the reporting currency as well. */
  readonly rates?: Rates;
}

export interface ForecastBucket {
  /** D34: won, by the day of the win. */
  readonly won: ForecastValue;
  /** Open × probability. */
  readonly weighted: ForecastValue;
  /** Open, as if all were won. */
  readonly best: ForecastValue;
  /** Won and weighted open together, rounded once (D33). */
  readonly expected: ForecastValue;
}

/** What is expected of some months, beside what was to be sold in them. */
export interface ForecastSpan extends ForecastBucket {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** D44: in the currencies that quotas are in; none where `Forecast.noTargets` says why, or where none is set for all of the days. */
  readonly targets: readonly ForecastTarget[];
}

export interface ForecastMonth extends ForecastSpan {
  readonly month: Month;
  readonly fiscal: { readonly year: number; readonly quarter: number };
}

/** A fiscal quarter (D61), or those of its months that were asked for. */
export interface ForecastQuarter extends ForecastSpan {
  /** The first month of the whole quarter. */
  readonly month: Month;
  readonly fiscal: { readonly year: number; readonly quarter: number };
}

export interface Forecast {
  readonly how: How;
  readonly months: readonly ForecastMonth[];
  /** The same months by fiscal quarter, each sum rounded once (D33). */
  readonly quarters: readonly ForecastQuarter[];
  /** The whole fiscal quarter of today, or of the day that was asked for, whichever months are: will it hold? */
  readonly thisQuarter: ForecastQuarter;
  /** All of the months, each sum rounded once (D33). By the schedule an opportunity counts in each of its months. */
  readonly total: ForecastSpan;
  /** D34: never silently in this month. */
  readonly undated: ForecastBucket;
  readonly overdue: ForecastBucket;
  /**
   * Why there are no targets: quotas are of everything that is sold (`filter`), by what is booked (`schedule`), or there are none (`none`); `null` where
   * they are told.
   */
  readonly noTargets: 'filter' | 'schedule' | 'none' | null;
  /** Rates that were used, `USD 2026-03-01`. */
  readonly rates: readonly string[];
  readonly excluded: readonly Exclusion[];
}

const TOTAL = 'total';
const UNDATED = 'undated';
const OVERDUE = 'overdue';
/** Of a fiscal quarter, by its first month: what of it was asked for, and, of that of today, all of it. */
const quarterGroup = (first: Month): string => `q${first}`;
const THIS_QUARTER = 'this';

/** The groups that a month adds to, worked out once for each context. */
interface Plan {
  readonly months: readonly Month[];
  /** First months of quarters, and the months that were asked for of each. */
  readonly quarters: ReadonlyMap<Month, readonly Month[]>;
  readonly thisQuarter: Month;
  readonly groups: ReadonlyMap<Month, readonly string[]>;
}

/** D31–D36, S83: won, weighted and best case by fiscal month and quarter; undated and overdue apart. */
export function forecast(query: ForecastQuery = {}): Report<Forecast> {
  const { mode = 'bookings', rates } = query;
  let known: { readonly context: ReportContext; readonly plan: Plan } | undefined;
  const planIn = (context: ReportContext): Plan => {
    if (known?.context !== context) known = { context, plan: planOf(query, context) };
    return known.plan;
  };
  return {
    tell({ state, closed }, context, tell) {
      const { groups } = planIn(context);
      const groupsOf = (month: Month): readonly string[] => groups.get(month) ?? [];
      const { code } = state.status;
      if (code === 'suspended') tell(leftOut('suspended'));
      if (code !== 'won' && code !== 'open') return;
      const price = valueOf(closed);
      // Each said once, of what is told at all: by the schedule it is in several months.
      let [isAsked, isUnrated] = [false, false];
      const put = (
        group: string,
        part: string,
        share: Share | null,
        weight: number,
        day: CalendarDate,
      ): void => {
        tellShare(tell, group, part, share, weight, day, rates);
        isAsked ||= group === TOTAL;
        isUnrated ||= rates !== undefined && price !== null && rates.exact(1n, price.currency, day) === null;
      };
      const finish = (): void => {
        if (isUnrated) tell(leftOut('no-rate'));
      };
      if (code === 'won') {
        const on = closingOf(state)?.on ?? null;
        if (on === null) {
          tell(leftOut('no-close-date'));
          return;
        }
        const day = rateDay(state, context.today);
        spread(price, closed, on.slice(0, 7), mode, (month, share) => {
          for (const group of groupsOf(month)) put(group, 'won', share, 10_000, day);
        });
        finish();
        return;
      }
      const { weight } = contributionOf(state, { stage: context.stageOf(state) });
      if (weight === null) {
        tell(leftOut('post-phase'));
        return;
      }
      const both = (group: string, share: Share | null): void => {
        put(group, 'best', share, 10_000, context.today);
        put(group, 'weighted', share, weight, context.today);
      };
      const { expectedClose } = state;
      if (expectedClose === null || expectedClose < context.today) {
        // Where there is no month to begin with, all of it is in one heap.
        spread(price, state, '', 'bookings', (_, share) => {
          both(expectedClose === null ? UNDATED : OVERDUE, share);
        });
        finish();
        return;
      }
      spread(price, state, expectedClose.slice(0, 7), mode, (month, share) => {
        for (const group of groupsOf(month)) both(group, share);
      });
      if (!isAsked) tell(leftOut('outside-window'));
      finish();
    },
    result(tallies, context) {
      const used = new Set<string>();
      const read = (group: string): ForecastBucket => {
        const value = (...parts: string[]): ForecastValue => valueIn(tallies, group, parts, rates, used);
        return {
          won: value('won'),
          weighted: value('weighted'),
          best: value('best'),
          expected: value('won', 'weighted'),
        };
      };
      const quotas = [...context.source.list('quotas')];
      const noTargets = isFiltering(context.filter)
        ? 'filter'
        : mode === 'schedule'
          ? 'schedule'
          : quotas.length === 0
            ? 'none'
            : null;
      const span = (group: string, months: readonly Month[]): ForecastSpan => {
        const days = { from: `${months[0] ?? ''}-01`, to: lastDayOf(months.at(-1) ?? '') };
        const targets = noTargets === null ? forecastTargets(quotas, days, context.source) : [];
        return { ...days, ...read(group), targets };
      };
      const fiscal = (month: Month) => fiscalPeriod(`${month}-01`, context.fiscalStart);
      const { months, quarters, thisQuarter } = planIn(context);
      return {
        how: {
          code: 'forecast',
          params: {
            mode,
            currency: rates?.currency ?? null,
            today: context.today,
            assumedMonths: ASSUMED_MONTHS,
          },
        },
        months: months.map((month) => ({ month, fiscal: fiscal(month), ...span(month, [month]) })),
        quarters: [...quarters].map(([month, own]) => ({
          month,
          fiscal: fiscal(month),
          ...span(quarterGroup(month), own),
        })),
        thisQuarter: {
          month: thisQuarter,
          fiscal: fiscal(thisQuarter),
          ...span(THIS_QUARTER, monthsFrom(thisQuarter, 3)),
        },
        total: span(TOTAL, months),
        undated: read(UNDATED),
        overdue: read(OVERDUE),
        noTargets,
        rates: [...used].sort(),
        excluded: tallies.leftOut(),
      };
    },
  };
}

function planOf(
  { from, months: count = ASSUMED_MONTHS, quarterOf }: ForecastQuery,
  { today, fiscalStart }: Pick<ReportContext, 'today' | 'fiscalStart'>,
): Plan {
  const months = monthsFrom(from ?? fiscalYearStart(today, fiscalStart), Math.max(1, count));
  const thisQuarter = fiscalQuarterStart((quarterOf ?? today).slice(0, 7), fiscalStart);
  const quarters = new Map<Month, Month[]>();
  const groups = new Map<Month, string[]>();
  for (const month of months) {
    const quarter = fiscalQuarterStart(month, fiscalStart);
    const own = quarters.get(quarter);
    if (own) own.push(month);
    else quarters.set(quarter, [month]);
    groups.set(month, [month, quarterGroup(quarter), TOTAL]);
  }
  for (const month of monthsFrom(thisQuarter, 3))
    groups.set(month, [...(groups.get(month) ?? []), THIS_QUARTER]);
  return { months, quarters, thisQuarter, groups };
}

/** Puts a price into its months. No price is put into the first, as none. */
function spread(
  price: Opportunity['price'],
  { period, termMonths }: Pick<Opportunity, 'period' | 'termMonths'>,
  first: Month,
  mode: ForecastMode,
  put: (month: Month, share: Share | null) => void,
): void {
  if (price === null) {
    put(first, null);
    return;
  }
  const { minor, currency } = price;
  if (period === 'fixed') {
    put(first, { currency, kind: 'one-off', minor, twelfths: 12 });
    return;
  }
  const perYear = period === 'monthly' ? 12 : 1;
  if (mode === 'bookings') {
    const months = Math.min(termMonths ?? ASSUMED_MONTHS, ASSUMED_MONTHS);
    put(first, { currency, kind: 'recurring', minor, twelfths: perYear * months });
    return;
  }
  const months = termMonths ?? ASSUMED_MONTHS;
  for (let index = 0; index < months; index++)
    put(addMonths(first, index), { currency, kind: 'recurring', minor, twelfths: perYear });
}
