import type { OpportunityId } from '../ids.js';
import { NO_IDS, type Count } from './figure.js';
import type { Arrivals } from './late-arrivals.js';
import type { Replay } from './replay.js';
import type { ReportContext } from './report.js';
import { NOW, stateAt } from './state.js';

/**
 * D23: the events that are counted in what is told as of a day, and that came here after it, with their opportunities. Of those that are asked for; one that was put
 * aside by then is asked for by what it is now.
 */
export function arrivedLater(
  { list }: Arrivals,
  replays: { get(id: OpportunityId): Replay | undefined },
  { at, today, matches }: Pick<ReportContext, 'at' | 'today' | 'matches'>,
): Count {
  if (at === NOW) return NOTHING_LATE;
  const asked = new Map<OpportunityId, boolean>();
  let count = 0;
  for (const { opportunityId: id, at: stamp, arrivedOn } of list) {
    if (stamp > at || arrivedOn <= today) continue;
    let isAsked = asked.get(id);
    if (isAsked === undefined) {
      const replay = replays.get(id);
      isAsked = replay !== undefined && matches(stateAt(replay, at) ?? replay.opportunity);
      asked.set(id, isAsked);
    }
    if (isAsked) count += 1;
  }
  if (count === 0) return NOTHING_LATE;
  const ids = [...asked].flatMap(([id, isAsked]) => (isAsked ? [id] : []));
  return { count, ids: () => ids };
}

const NOTHING_LATE: Count = Object.freeze({ count: 0, ids: NO_IDS });
