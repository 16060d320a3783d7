import { calendarDate, daysInMonth, type CalendarDate } from '../calendar-date.js';
import { fiscalPeriod } from '../filter/date-range.js';
import { divideRounded } from '../rounding.js';
import { exactProduct } from '../selectors/exact-sum.js';
import { ASSUMED_MONTHS } from '../selectors/price-values.js';
import { contributionOf } from '../selectors/totals.js';
import type { Opportunity } from '../records/opportunity.js';
import { rateDay } from './converted.js';
import type { Count, Exclusion, How } from './figure.js';
import { closingOf, valueOf } from './closing.js';
import { CONVERTED_UNIT, type Rates } from './rates.js';
import { leftOut, type Report, type ReportContext, type Tell } from './report.js';
import type { Tallies } from './tallies.js';

/** A calendar month, `YYYY-MM`. */
export type Month = string;

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
  /** D39: with rates, sums in the reporting currency as well. */
  readonly rates?: Rates;
}

/** Minor units, each rounded once; one-off and recurring apart (D28), `total` is both by the mode's label. */
export interface ForecastSums {
  readonly currency: string;
  readonly oneOff: bigint;
  readonly recurring: bigint;
  readonly total: bigint;
}

export interface ForecastValue extends Count {
  /** D29: without a price, in none of the sums. */
  readonly unpriced: Count;
  readonly byCurrency: readonly ForecastSums[];
  /** In the reporting currency, without what has no rate; `null` without rates, or when there is nothing in it. */
  readonly converted: (ForecastSums & { readonly isApproximate: boolean }) | null;
  /** Left out of the conversion for want of a rate, in their own currencies. */
  readonly left: readonly ForecastSums[];
  readonly unconverted: Count;
}

export interface ForecastBucket {
  /** D34: won, by the day of the win. */
  readonly won: ForecastValue;
  /** Open × probability. */
  readonly weighted: ForecastValue;
  /** Open, as if all were won. */
  readonly best: ForecastValue;
}

export interface ForecastMonth extends ForecastBucket {
  readonly month: Month;
  readonly fiscal: { readonly year: number; readonly quarter: number };
}

export interface Forecast {
  readonly how: How;
  readonly months: readonly ForecastMonth[];
  /** All of the months, each sum rounded once (D33). By the schedule an opportunity counts in each of its months. */
  readonly total: ForecastBucket;
  /** D34: never silently in this month. */
  readonly undated: ForecastBucket;
  readonly overdue: ForecastBucket;
  /** Rates that were used, `USD 2026-03-01`. */
  readonly rates: readonly string[];
  readonly excluded: readonly Exclusion[];
}

/** Twelfths × basis points: yearly prices of a part of a year, and weights, stay integers until the one rounding (D27, D33). */
const UNIT = 120_000n;
const TOTAL = 'total';

/** D31–D36, S83: won, weighted and best case by fiscal month; undated and overdue apart. */
export function forecast(query: ForecastQuery = {}): Report<Forecast> {
  const { mode = 'bookings', rates } = query;
  let known: { readonly context: ReportContext; readonly months: ReadonlySet<Month> } | undefined;
  const monthsIn = (context: ReportContext): ReadonlySet<Month> => {
    if (known?.context !== context) known = { context, months: monthsOf(query, context) };
    return known.months;
  };
  return {
    tell({ state, closed }, context, tell) {
      const months = monthsIn(context);
      const { code } = state.status;
      if (code === 'suspended') tell(leftOut('suspended'));
      if (code !== 'won' && code !== 'open') return;
      const price = valueOf(closed);
      // Each said once, of what is told at all: by the schedule it is in several months.
      let [isTold, isUnrated] = [false, false];
      const put = (
        group: string,
        part: string,
        share: Share | null,
        weight: number,
        day: CalendarDate,
      ): void => {
        tellShare(tell, group, part, share, weight, day, rates);
        isTold = true;
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
          if (months.has(month)) for (const group of [month, TOTAL]) put(group, 'won', share, 10_000, day);
        });
        finish();
        return;
      }
      const { weight } = contributionOf(state, { stage: context.stageOf(state) });
      if (weight === null) {
        tell(leftOut('post-phase'));
        return;
      }
      const both = (bucket: string, share: Share | null): void => {
        put(bucket, 'best', share, 10_000, context.today);
        put(bucket, 'weighted', share, weight, context.today);
      };
      const { expectedClose } = state;
      if (expectedClose === null || expectedClose < context.today) {
        // Where there is no month to begin with, all of it is in one heap.
        spread(price, state, '', 'bookings', (_, share) =>
          both(expectedClose === null ? 'undated' : 'overdue', share),
        );
        finish();
        return;
      }
      spread(price, state, expectedClose.slice(0, 7), mode, (month, share) => {
        if (!months.has(month)) return;
        both(month, share);
        both(TOTAL, share);
      });
      if (!isTold) tell(leftOut('outside-window'));
      finish();
    },
    result(tallies, context) {
      const used = new Set<string>();
      const read = (bucket: string): ForecastBucket => ({
        won: valueIn(tallies, bucket, 'won', query, used),
        weighted: valueIn(tallies, bucket, 'weighted', query, used),
        best: valueIn(tallies, bucket, 'best', query, used),
      });
      const months = [...monthsIn(context)].map((month) => ({
        month,
        fiscal: fiscalPeriod(`${month}-01`, context.fiscalStart),
        ...read(month),
      }));
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
        months,
        total: read(TOTAL),
        undated: read('undated'),
        overdue: read('overdue'),
        rates: [...used].sort(),
        excluded: tallies.leftOut(),
      };
    },
  };
}

/** What falls into one month: so many twelfths of a price. */
interface Share {
  readonly currency: string;
  readonly kind: 'one-off' | 'recurring';
  readonly minor: number;
  readonly twelfths: number;
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

function tellShare(
  tell: Tell,
  group: string,
  part: string,
  share: Share | null,
  weight: number,
  day: CalendarDate,
  rates: Rates | undefined,
): void {
  tell({ group, part });
  if (share === null) {
    tell({ group, part: `${part} unpriced` });
    return;
  }
  const { currency, kind, minor, twelfths } = share;
  const amount = exactProduct(minor, twelfths * weight);
  tell({ group, part: partOf(part, kind, currency), amount });
  if (!rates) return;
  const exact = rates.exact(BigInt(amount), currency, day);
  if (exact === null) {
    tell({ group, part: `${part} unconverted` });
    tell({ group, part: `${part} left-${kind} ${currency}`, amount });
  } else tell({ group, part: `${part} converted-${kind} ${rates.currency}`, amount: exact });
  const rate = rates.at(currency, day);
  if (rate && currency !== rates.currency) tell({ group, part: `${part} rate ${currency} ${rate.on}` });
}

const kinds = {
  'one-off': new Map<string, Map<string, string>>(),
  recurring: new Map<string, Map<string, string>>(),
};

/** One string for each part: it is looked up by every opportunity. */
function partOf(part: string, kind: Share['kind'], currency: string): string {
  let known = kinds[kind].get(part);
  if (!known) kinds[kind].set(part, (known = new Map<string, string>()));
  let name = known.get(currency);
  if (name === undefined) known.set(currency, (name = `${part} ${kind} ${currency}`));
  return name;
}

function valueIn(
  tallies: Tallies,
  group: string,
  part: string,
  { rates }: ForecastQuery,
  used: Set<string>,
): ForecastValue {
  const sums = {
    own: new Map<string, Parts>(),
    left: new Map<string, Parts>(),
    converted: new Map<string, Parts>(),
  };
  let isApproximate = false;
  for (const name of tallies.parts(group)) {
    const [own, told = '', currency = '', on = ''] = name.split(' ');
    if (own !== part) continue;
    if (told === 'rate') {
      used.add(`${currency} ${on}`);
      isApproximate = true;
    }
    const [, which = 'own', kind] = /^(?:(left|converted)-)?(one-off|recurring)$/.exec(told) ?? [];
    if (kind === undefined) continue;
    const map = sums[which as keyof typeof sums];
    const sum = map.get(currency) ?? { oneOff: 0n, recurring: 0n };
    sum[kind === 'one-off' ? 'oneOff' : 'recurring'] += tallies.sum(group, name);
    map.set(currency, sum);
  }
  const [converted] = rounded(sums.converted, UNIT * CONVERTED_UNIT);
  return {
    ...tallies.count(group, part),
    unpriced: tallies.count(group, `${part} unpriced`),
    byCurrency: rounded(sums.own, UNIT),
    converted: rates && converted ? { ...converted, isApproximate } : null,
    left: rounded(sums.left, UNIT),
    unconverted: tallies.count(group, `${part} unconverted`),
  };
}

interface Parts {
  oneOff: bigint;
  recurring: bigint;
}

function rounded(sums: ReadonlyMap<string, Parts>, unit: bigint): readonly ForecastSums[] {
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, { oneOff, recurring }]) => ({
      currency,
      oneOff: divideRounded(oneOff, unit),
      recurring: divideRounded(recurring, unit),
      total: divideRounded(oneOff + recurring, unit),
    }));
}

function monthsOf(
  { from, months = ASSUMED_MONTHS }: ForecastQuery,
  { today, fiscalStart }: Pick<ReportContext, 'today' | 'fiscalStart'>,
): ReadonlySet<Month> {
  const first = from ?? fiscalYearStart(today, fiscalStart);
  return new Set(Array.from({ length: Math.max(0, months) }, (_, index) => addMonths(first, index)));
}

/** D61: the month in which the fiscal year of a day begins. */
function fiscalYearStart(day: CalendarDate, fiscalStart: number): Month {
  const year = Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < fiscalStart ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(fiscalStart).padStart(2, '0')}`;
}

export function addMonths(month: Month, count: number): Month {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return calendarDate(Math.floor(total / 12), (total % 12) + 1, 1).slice(0, 7);
}

/** D35: the day that dropping on a month means: the same day of the month, else its last; without a day before, its last. */
export function dayInMonth(before: CalendarDate | null, month: Month): CalendarDate {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  const last = daysInMonth(year, number);
  return calendarDate(year, number, before === null ? last : Math.min(Number(before.slice(8)), last));
}
