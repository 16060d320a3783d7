import { dayNumber } from '../calendar-date.js';
import { divideRounded } from '../rounding.js';
import { firstYearTwelfths } from '../selectors/price-values.js';
import { createdOn } from './dimensions.js';
import { shareOf, type Count, type Exclusion, type How, type Mean, type Share } from './figure.js';
import { closingOf, valueOf } from './closing.js';
import { rateDay } from './converted.js';
import { periodParams } from './outcomes.js';
import { CONVERTED_UNIT } from './rates.js';
import { inPeriod, leftOut, type Report } from './report.js';
import { groupKey } from './tallies.js';

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

export interface Velocity {
  readonly how: How;
  readonly open: Count;
  readonly won: Count;
  readonly winRate: Share;
  readonly daysToWin: Mean;
  readonly byCurrency: readonly CurrencyVelocity[];
  /** `null` unless it is asked for and anything was converted. */
  readonly converted: ConvertedVelocity | null;
  readonly excluded: readonly Exclusion[];
}

const TWELFTHS = 12n;
const CONVERTED_TWELFTHS = TWELFTHS * CONVERTED_UNIT;

/** D20: open × mean won value × win rate ÷ mean days to win, with all its parts; wins and losses of the period. */
export function velocity(): Report<Velocity> {
  return {
    tell(subject, context, tell) {
      const { state, closed } = subject;
      if (state.status.code === 'suspended') tell(leftOut('suspended'));
      if (state.status.code === 'open') {
        tell(context.stageOf(state)?.phase === 'post' ? leftOut('post-phase') : { group: 't', part: 'open' });
        return;
      }
      const closing = closingOf(state);
      if (!closing || closing.code === 'abandoned') return;
      if (closing.on === null) {
        tell(leftOut('no-close-date'));
        return;
      }
      if (!inPeriod(context.period, closing.on)) return;
      tell({ group: 't', part: closing.code });
      if (closing.code === 'lost') return;
      if (state.startDate === null) tell(leftOut('no-start-date'));
      const from = state.startDate ?? createdOn(subject, context);
      tell({ group: 't', part: 'days', amount: Math.max(0, dayNumber(closing.on) - dayNumber(from)) });
      const value = valueOf(closed);
      if (!value) {
        tell(leftOut('no-price'));
        return;
      }
      const twelfths = firstYearTwelfths(value.minor, closed);
      tell({ group: groupKey(value.currency), part: 'value', amount: twelfths });
      if (!context.rates) return;
      const exact = context.rates.exact(twelfths, value.currency, rateDay(state, context.today));
      const price = { price: value, period: closed.period, weight: null };
      tell(
        exact === null
          ? { group: 't', part: 'unrated', price }
          : { group: 't', part: 'value', price, amount: exact },
      );
    },
    result(tallies, context) {
      const open = tallies.count('t', 'open');
      const won = tallies.count('t', 'won');
      const decided = won.count + tallies.size('t', 'lost');
      const daysToWin = tallies.mean('t', 'days');
      /** `unit`: how many of what the value is counted in make a minor unit; it is exact, and rounded here only (D33). */
      const perDay = (value: Pick<Mean, 'sum' | 'count'>, unit: bigint): bigint | null => {
        const divisor = BigInt(value.count) * BigInt(decided) * daysToWin.sum * unit;
        if (divisor <= 0n) return null;
        return divideRounded(
          BigInt(open.count) * value.sum * BigInt(won.count) * BigInt(daysToWin.count),
          divisor,
        );
      };
      const sums = tallies.amount('t', 'value').converted;
      return {
        how: { code: 'velocity', params: { basis: 'first-year', ...periodParams(context) } },
        open,
        won,
        winRate: shareOf(won.count, decided),
        daysToWin,
        byCurrency: tallies
          .groups()
          .filter((group) => group !== 't')
          .map((group) => {
            const exact = tallies.mean(group, 'value');
            const wonValue = { ...exact, sum: divideRounded(exact.sum, TWELFTHS) };
            return { currency: group.slice(1), wonValue, perDay: perDay(exact, TWELFTHS) };
          }),
        converted:
          sums && sums.converted > 0
            ? {
                currency: sums.currency,
                wins: tallies.count('t', 'value'),
                meanValue: divideRounded(tallies.sum('t', 'value'), CONVERTED_TWELFTHS * BigInt(sums.count)),
                perDay: perDay(tallies.mean('t', 'value'), CONVERTED_TWELFTHS),
              }
            : null,
        excluded: tallies.leftOut(),
      };
    },
  };
}
