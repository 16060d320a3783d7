import type { Instant } from '../calendar-date.js';
import type { EventId } from '../ids.js';
import type { HistoryEvent } from '../records/history-event.js';
import type { Opportunity } from '../records/opportunity.js';
import { inOrder, Log, NO_EVENTS, type Step } from './event-log.js';

/** What each register of an opportunity was, oldest first; one that never changed has no track. */
export type Tracks = ReadonlyMap<string, readonly Step[]>;

/** The history of one opportunity, read once: what counts of it, and what does not and why. */
export interface Replay {
  /** The record as it is now. */
  readonly opportunity: Opportunity;
  readonly createdAt: Instant;
  /** Time of the last event; from then on the record itself is the state. */
  readonly last: Instant;
  readonly tracks: Tracks;
  /** Effective probability in basis points, as each event saw it (D14). */
  readonly probabilities: readonly Step<number>[];
  /** D17: taken back by `revertOf`, with the events that did it. */
  readonly reverted: readonly EventId[];
  /** D17: there and back within a minute by the same author. */
  readonly returned: readonly EventId[];
  /** D16: lost against another change made at the same time. */
  readonly overridden: readonly EventId[];
  /** D15: whose stamp cannot be right. */
  readonly oddClock: readonly EventId[];
  /** Whether it leads back to the creation; not while events are still to come (the `work` document arrives later). */
  readonly complete: boolean;
  /** Whether it had been created by then, and the creation not been undone. */
  existsAt(at: Instant): boolean;
  /** The instants from which on it may have stood otherwise than before, in no order and some of them several times. */
  turns(): Iterable<Instant>;
  /** The tracks as an instant saw them, from the events until then alone (D23): what was taken back later was not yet. */
  tracksAt(at: Instant): Tracks;
}

/** Reads the events of an opportunity, in whatever order and however often they come. */
export function replayOf(opportunity: Opportunity, events: readonly HistoryEvent[]): Replay {
  return new ReadHistory(opportunity, inOrder(events));
}

class ReadHistory implements Replay {
  readonly opportunity: Opportunity;
  readonly createdAt: Instant;
  readonly last: Instant;
  readonly tracks: Tracks;
  readonly probabilities: readonly Step<number>[];
  readonly reverted: readonly EventId[];
  readonly returned: readonly EventId[];
  readonly overridden: readonly EventId[];
  readonly oddClock: readonly EventId[];
  readonly complete: boolean;
  /** Kept where the past saw something else than what counts now; of most histories nothing ever was taken back. */
  readonly #log: Log | undefined;

  constructor(opportunity: Opportunity, events: readonly HistoryEvent[]) {
    const log = new Log(opportunity, events);
    const full = log.whole();
    const corrected = log.correct(full.tracks);
    const simple =
      log.reverts.size === 0 && full.returned.length === 0 && log.overridden.size === 0 && !corrected;
    this.opportunity = opportunity;
    this.createdAt = log.createdAt;
    this.last = log.last;
    this.tracks = full.tracks;
    this.probabilities = log.probabilities;
    this.reverted = log.pairs();
    this.returned = full.returned;
    this.overridden = log.overridden.size === 0 ? NO_EVENTS : [...log.overridden];
    this.oddClock = log.oddClock;
    this.complete = log.complete;
    this.#log = simple ? undefined : log;
  }

  *turns(): Generator<Instant> {
    yield this.createdAt;
    yield this.last;
    if (this.opportunity.removed) yield this.opportunity.removed.at;
    for (const { since } of this.probabilities) yield since;
    if (this.#log) yield* this.#log.times();
    else for (const track of this.tracks.values()) for (const { since } of track) yield since;
  }

  existsAt(at: Instant): boolean {
    return at >= this.createdAt && (this.#log?.standsAt(at) ?? true);
  }

  tracksAt(at: Instant): Tracks {
    if (at >= this.last) return this.tracks;
    return this.#log ? this.#log.build(at).tracks : until(this.tracks, at);
  }
}

/** The first steps of whole tracks: enough when nothing was ever taken back. */
function until(tracks: Tracks, at: Instant): Tracks {
  const cut = new Map<string, readonly Step[]>();
  for (const [register, track] of tracks) {
    let length = track.length;
    while (length > 1 && (track[length - 1] as Step).since > at) length--;
    cut.set(register, length === track.length ? track : track.slice(0, length));
  }
  return cut;
}
