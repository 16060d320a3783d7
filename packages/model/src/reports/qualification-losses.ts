import { addDays, instantInZone, type CalendarDate } from '../calendar-date.js';
import { withEntry } from '../fields/keyed.js';
import type { Json } from '../json.js';
import type { Opportunity } from '../records/opportunity.js';
import { shareOf, type Count, type Exclusion, type How, type Share } from './figure.js';
import { closingOf } from './closing.js';
import { periodParams } from './outcomes.js';
import { QUALIFICATION_STATES, type QualificationState } from './outside-sources.js';
import { inPeriod, leftOut, type Report, type Subject } from './report.js';

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
    tell(subject, { qualification, period, timeZone }, tell) {
      const { state } = subject;
      const closing = closingOf(state);
      if (!closing || closing.code === 'abandoned') return;
      if (closing.on === null) tell(leftOut('no-close-date'));
      else if (inPeriod(period, closing.on)) {
        const known = qualification.qualification(answeredBy(subject, closing.on, timeZone), closing.on);
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

/** With the answers that stood at the end of a day: what was found out since then helped nobody, and has not unsaid what was known. */
function answeredBy(subject: Subject, day: CalendarDate, timeZone: string): Opportunity {
  const { state, replay } = subject;
  const registers = [...replay.tracks.keys()].filter((register) => register.startsWith('answers.'));
  if (registers.length === 0) return state;
  const end = instantInZone(addDays(day, 1), '00:00', timeZone) - 1;
  let { answers } = state;
  for (const register of registers)
    answers = withEntry(answers, register.slice('answers.'.length), subject.valueAt<Json>(register, end));
  return { ...state, answers };
}
