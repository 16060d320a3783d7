import { groupsOf, type Dimension } from './dimensions.js';
import { shareOf, type Amount, type Exclusion, type How, type Share } from './figure.js';
import { closingOf, valueOf } from './closing.js';
import { periodParams } from './outcomes.js';
import { inPeriod, leftOut, type Report } from './report.js';
import { byGroup, groupKey } from './tallies.js';

export interface LossGroup {
  readonly group: string;
  readonly lost: Amount;
  /** By reason, most frequent first. */
  readonly reasons: readonly LossReason[];
}

export interface LossReason {
  /** Code of the list, a free word, or `''` for none. */
  readonly reason: string;
  readonly lost: Amount;
  readonly share: Share;
}

export interface Losses {
  readonly how: How;
  readonly total: LossGroup;
  readonly groups: readonly LossGroup[];
  readonly excluded: readonly Exclusion[];
}

/**
 * S11: why it was lost, by stage (the one it stood in), representative, product or period. `abandoned` asks the same of what was given up; the
 * two have lists of their own and are never mixed (D4).
 */
export function losses(by: Dimension = 'all', of: 'lost' | 'abandoned' = 'lost'): Report<Losses> {
  return {
    tell(subject, context, tell) {
      const { state, closed } = subject;
      const closing = closingOf(state);
      if (closing?.code !== of) return;
      if (closing.on === null) {
        tell(leftOut('no-close-date'));
        return;
      }
      if (!inPeriod(context.period, closing.on)) return;
      const price = { price: valueOf(closed), period: closed.period, weight: null };
      const reason = `r${state.status.reason ?? ''}`;
      for (const key of ['t', ...groupsOf(by, subject, context, closing.on).map(groupKey)]) {
        tell({ group: key, part: 'lost', price });
        tell({ group: key, part: reason, price });
      }
      if (price.price === null) tell(leftOut('no-price'));
    },
    result(tallies, context) {
      const read = (key: string): LossGroup => {
        const lost = tallies.amount(key, 'lost');
        const reasons = tallies
          .parts(key)
          .filter((part) => part !== 'lost')
          .map((part) => {
            const amount = tallies.amount(key, part);
            return { reason: part.slice(1), lost: amount, share: shareOf(amount.count, lost.count) };
          });
        return {
          group: key.slice(1),
          lost,
          reasons: reasons.sort((a, b) => b.lost.count - a.lost.count || (a.reason < b.reason ? -1 : 1)),
        };
      };
      return {
        how: { code: 'losses', params: { by, of, ...periodParams(context) } },
        total: read('t'),
        groups: byGroup(tallies, 't', read),
        excluded: tallies.leftOut(),
      };
    },
  };
}
