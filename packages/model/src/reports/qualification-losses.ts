import { shareOf, type Count, type Exclusion, type How, type Share } from './figure.js';
import { closingOf } from './closing.js';
import { periodParams } from './outcomes.js';
import { QUALIFICATION_STATES, type QualificationState } from './outside-sources.js';
import { inPeriod, leftOut, type Report } from './report.js';

export interface QualificationLosses {
  readonly how: How;
  readonly lost: Count;
  /** How well they had been qualified when they were lost; all states, in their order. */
  readonly states: readonly {
    readonly state: QualificationState;
    readonly lost: Count;
    readonly share: Share;
    /** Won of all that were decided in this state: whether qualification tells anything. */
    readonly winRate: Share;
    readonly won: Count;
  }[];
  readonly excluded: readonly Exclusion[];
}

/** S98: which part of the losses had missing or low qualification on the day of the loss. */
export function qualificationLosses(): Report<QualificationLosses> {
  return {
    tell({ state }, { qualification, period }, tell) {
      const closing = closingOf(state);
      if (!closing || closing.code === 'abandoned') return;
      if (closing.on === null) tell(leftOut('no-close-date'));
      else if (inPeriod(period, closing.on)) {
        const known = qualification.qualification(state, closing.on);
        tell({ group: closing.code, part: 'all' });
        tell({ group: closing.code, part: known });
      }
    },
    result(tallies, context) {
      const lost = tallies.count('lost', 'all');
      return {
        how: { code: 'qualification-losses', params: periodParams(context) },
        lost,
        states: QUALIFICATION_STATES.map((state) => {
          const own = tallies.count('lost', state);
          const won = tallies.count('won', state);
          return {
            state,
            lost: own,
            share: shareOf(own.count, lost.count),
            winRate: shareOf(won.count, won.count + own.count),
            won,
          };
        }),
        excluded: tallies.leftOut(),
      };
    },
  };
}
