import { dayNumber, type CalendarDate } from '../calendar-date.js';
import { divideRounded } from '../rounding.js';
import { firstYearTwelfths } from '../selectors/price-values.js';
import { createdOn, groupsOf, type Dimension } from './dimensions.js';
import { shareOf, type Count, type Exclusion, type How, type Mean, type Share } from './figure.js';
import { closingOf, valueOf } from './closing.js';
import { rateDay } from './converted.js';
import { periodParams } from './outcomes.js';
import { CONVERTED_UNIT } from './rates.js';
import { inPeriod, leftOut, type Report } from './report.js';
import { byGroup, groupKey, type Tallies } from './tallies.js';

export interface CurrencyVelocity {
  readonly currency: string;
  /** Of the wins that have a price, in first-year value (D26). */
  readonly wonValue: Mean;
  /** Minor units a day, rounded once; `null` when a part is missing. */
  readonly perDay: bigint | null;
}

/** D39: the same in the reporting currency, of all wins that have a rate, each at that of its day. */
export interface ConvertedVelocity {
  readonly currency: string;
  readonly wins: Count;
  /** Minor units, rounded once, like what comes of them a day. */
  readonly meanValue: bigint;
  readonly perDay: bigint | null;
}

/** D20: what comes in a day, and all that it is made of. */
export interface VelocityParts {
  readonly open: Count;
  readonly won: Count;
  readonly winRate: Share;
  readonly daysToWin: Mean;
  readonly byCurrency: readonly CurrencyVelocity[];
  /** `null` unless it is asked for and anything was converted; of a group, anything of the whole: then all are told in one currency. */
  readonly converted: ConvertedVelocity | null;
}

export interface Velocity extends VelocityParts {
  readonly how: How;
  /** By group, in the order of code units; none when nothing tells them apart. */
  readonly groups: readonly (VelocityParts & { readonly group: string })[];
  readonly excluded: readonly Exclusion[];
}

const TOTAL = 't';
/** Begins the part with the wins of a currency. */
const IN = 'in ';
const TWELFTHS = 12n;
const CONVERTED_TWELFTHS = TWELFTHS * CONVERTED_UNIT;

/**
 * D20: open × mean won value × win rate ÷ mean days to win, with all its parts; wins and losses of the period. Of all, and by whatever the dimension
 * tells apart: the parts of disjoint groups add up to the whole, what comes of them does not.
 */
export function velocity(by: Dimension = 'all'): Report<Velocity> {
  return {
    tell(subject, context, tell) {
      const { state, closed } = subject;
      const put = (on: CalendarDate | null, add: (group: string) => void): void => {
        add(TOTAL);
        if (by === 'all') return;
        for (const group of groupsOf(by, subject, context, on)) add(groupKey(group));
      };
      if (state.status.code === 'suspended') tell(leftOut('suspended'));
      if (state.status.code === 'open') {
        if (context.stageOf(state)?.phase === 'post') tell(leftOut('post-phase'));
        else put(null, (group) => tell({ group, part: 'open' }));
        return;
      }
      const closing = closingOf(state);
      if (!closing || closing.code === 'abandoned') return;
      const { code, on } = closing;
      if (on === null) {
        tell(leftOut('no-close-date'));
        return;
      }
      if (!inPeriod(context.period, on)) return;
      if (code === 'lost') {
        put(on, (group) => tell({ group, part: code }));
        return;
      }
      if (state.startDate === null) tell(leftOut('no-start-date'));
      const days = Math.max(0, dayNumber(on) - dayNumber(state.startDate ?? createdOn(subject, context)));
      const value = valueOf(closed);
      const twelfths = value && firstYearTwelfths(value.minor, closed);
      const exact =
        value && twelfths !== null && context.rates
          ? context.rates.exact(twelfths, value.currency, rateDay(state, context.today))
          : null;
      put(on, (group) => {
        tell({ group, part: code });
        tell({ group, part: 'days', amount: days });
        if (!value || twelfths === null) return;
        tell({ group, part: `${IN}${value.currency}`, amount: twelfths });
        if (!context.rates) return;
        const price = { price: value, period: closed.period, weight: null };
        tell(
          exact === null ? { group, part: 'unrated', price } : { group, part: 'value', price, amount: exact },
        );
      });
      if (!value) tell(leftOut('no-price'));
    },
    result(tallies, context) {
      const isConverted = (tallies.amount(TOTAL, 'value').converted?.converted ?? 0) > 0;
      return {
        how: { code: 'velocity', params: { by, basis: 'first-year', ...periodParams(context) } },
        ...read(tallies, TOTAL, isConverted),
        groups: byGroup(tallies, TOTAL, (key) => read(tallies, key, isConverted)),
        excluded: tallies.leftOut(),
      };
    },
  };
}

function read(tallies: Tallies, key: string, isConverted: boolean): VelocityParts {
  const open = tallies.count(key, 'open');
  const won = tallies.count(key, 'won');
  const decided = won.count + tallies.size(key, 'lost');
  const daysToWin = tallies.mean(key, 'days');
  /** `unit`: how many of what the value is counted in make a minor unit; it is exact, and rounded here only (D33). */
  const perDay = (value: Pick<Mean, 'sum' | 'count'>, unit: bigint): bigint | null => {
    const divisor = BigInt(value.count) * BigInt(decided) * daysToWin.sum * unit;
    if (divisor <= 0n) return null;
    return divideRounded(
      BigInt(open.count) * value.sum * BigInt(won.count) * BigInt(daysToWin.count),
      divisor,
    );
  };
  const sums = tallies.amount(key, 'value').converted;
  return {
    open,
    won,
    winRate: shareOf(won.count, decided),
    daysToWin,
    byCurrency: tallies
      .parts(key)
      .filter((part) => part.startsWith(IN))
      .map((part) => {
        const exact = tallies.mean(key, part);
        const wonValue = { ...exact, sum: divideRounded(exact.sum, TWELFTHS) };
        return { currency: part.slice(IN.length), wonValue, perDay: perDay(exact, TWELFTHS) };
      }),
    converted:
      isConverted && sums && sums.count > 0
        ? {
            currency: sums.currency,
            wins: tallies.count(key, 'value'),
            meanValue: divideRounded(tallies.sum(key, 'value'), CONVERTED_TWELFTHS * BigInt(sums.count)),
            perDay: perDay(tallies.mean(key, 'value'), CONVERTED_TWELFTHS),
          }
        : null,
  };
}
