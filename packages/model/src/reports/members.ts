import type { MemberId } from '../ids.js';
import { createdOn, creditedTo } from './dimensions.js';
import type { Amount, Count, Exclusion, How } from './figure.js';
import { closingOf, valueOf } from './closing.js';
import { periodParams } from './outcomes.js';
import { inPeriod, leftOut, type Report } from './report.js';
import { groupKey } from './tallies.js';

export interface MemberOutcome {
  readonly memberId: MemberId | null;
  /** S15: by who created it, whoever works on it now. */
  readonly created: Count;
  /** S16, D41: by the representative at the win. */
  readonly won: Amount;
}

export interface MemberOutcomes {
  readonly how: How;
  readonly members: readonly MemberOutcome[];
  readonly excluded: readonly Exclusion[];
}

/** S15, S16: what each one created and won in the period. */
export function memberOutcomes(): Report<MemberOutcomes> {
  return {
    tell(subject, context, tell) {
      const { state, closed } = subject;
      if (inPeriod(context.period, createdOn(subject, context)))
        tell({ group: groupKey(state.createdBy), part: 'created' });
      const closing = closingOf(state);
      if (closing?.code !== 'won') return;
      if (closing.on === null) tell(leftOut('no-close-date'));
      else if (inPeriod(context.period, closing.on)) {
        const price = { price: valueOf(closed), period: closed.period, weight: null };
        tell({ group: groupKey(creditedTo(closed) ?? ''), part: 'won', price });
      }
    },
    result: (tallies, context) => ({
      how: { code: 'members', params: periodParams(context) },
      members: tallies.groups().map((group) => ({
        memberId: group.slice(1) || null,
        created: tallies.count(group, 'created'),
        won: tallies.amount(group, 'won'),
      })),
      excluded: tallies.leftOut(),
    }),
  };
}
