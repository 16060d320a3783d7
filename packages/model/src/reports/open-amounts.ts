import type { MemberId } from '../ids.js';
import { contributionOf } from '../selectors/totals.js';
import type { Amount, Exclusion, How } from './figure.js';
import { leftOut, type Report } from './report.js';
import { groupKey } from './tallies.js';

export interface OpenAmounts {
  readonly how: How;
  readonly total: Amount;
  /** `null` = nobody's. */
  readonly owners: readonly { readonly memberId: MemberId | null; readonly amount: Amount }[];
  readonly excluded: readonly Exclusion[];
}

/** S17: what waits to be won, by representative and currency, weighted too; without what is suspended (D5) or after the win (D3). */
export function openAmounts(): Report<OpenAmounts> {
  return {
    tell({ state }, context, tell) {
      if (state.status.code === 'suspended') tell(leftOut('suspended'));
      if (state.status.code !== 'open') return;
      const stage = context.stageOf(state);
      if (stage?.phase === 'post') {
        tell(leftOut('post-phase'));
        return;
      }
      const price = contributionOf(state, { stage });
      tell({ group: 't', part: 'open', price });
      tell({ group: groupKey(state.ownerId ?? ''), part: 'open', price });
      if (price.price === null) tell(leftOut('no-price'));
      if (state.ownerId === null) tell(leftOut('no-owner'));
    },
    result: (tallies) => ({
      how: { code: 'open-amounts', params: {} },
      total: tallies.amount('t', 'open'),
      owners: tallies
        .groups()
        .filter((group) => group !== 't')
        .map((group) => ({ memberId: group.slice(1) || null, amount: tallies.amount(group, 'open') })),
      excluded: tallies.leftOut(),
    }),
  };
}
