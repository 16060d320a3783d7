import type { Instant } from '../calendar-date.js';
import type { MemberId } from '../ids.js';
import type { Opportunity, StatusValue } from '../records/opportunity.js';
import { closingOf } from './closing.js';
import type { Place } from './event-changes.js';
import type { Step } from './event-log.js';
import type { Replay } from './replay.js';

/** An opportunity at an instant, and what it was before. */
export interface Lived {
  readonly state: Opportunity;
  readonly replay: Pick<Replay, 'complete'>;
  readonly statuses: readonly Step<StatusValue>[];
  valueAt<T>(register: string, then: Instant): T;
}

/**
 * What stood at the close: the representative (D41), the stage that it stood in (S11), and of a win how its price was meant (D25). What is done to it
 * afterwards moves no figure of the past; a corrected day or reason is no new close (D7).
 */
export function closedState(lived: Lived): Opportunity {
  const { state } = lived;
  if (!closingOf(state)) return state;
  const at = closedAt(lived);
  if (at === null) return state;
  const ended = endedState(lived, state.status, at);
  const { schemaId, stageId } = lived.valueAt<Place>('stage', at);
  const { position } = state;
  if (position.stageId === stageId && position.schemaId === schemaId) return ended;
  return { ...ended, position: { ...position, schemaId, stageId } };
}

/** The opportunity as it ended with a status at an instant, but for where it stood. */
export function endedState(
  lived: Pick<Lived, 'state' | 'valueAt'>,
  status: StatusValue,
  at: Instant,
): Opportunity {
  const { state } = lived;
  const ownerId = status.ownerId ?? lived.valueAt<MemberId | null>('ownerId', at);
  // The price at the win is what it says together with the period of then (D25); one that was not kept is what it is now.
  const { period, termMonths } = status.price
    ? {
        period: lived.valueAt<Opportunity['period']>('period', at),
        termMonths: lived.valueAt<number | null>('termMonths', at),
      }
    : state;
  const isSame = ownerId === state.ownerId && period === state.period && termMonths === state.termMonths;
  return isSame && status === state.status ? state : { ...state, status, ownerId, period, termMonths };
}

/** Since when it has been closed in this way; `null` where the history does not tell. */
function closedAt({ statuses, state, replay }: Lived): Instant | null {
  let first = statuses.length - 1;
  while (first > 0 && statuses[first - 1]?.value.code === state.status.code) first--;
  const step = statuses[first];
  return step && (first > 0 || replay.complete) ? step.since : null;
}
