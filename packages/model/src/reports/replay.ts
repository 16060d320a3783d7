import type { Instant } from '../calendar-date.js';
import { sameValue } from '../commands/same.js';
import type { EventId, MemberId } from '../ids.js';
import type { HistoryEvent } from '../records/history-event.js';
import { OPEN_STATUS, type Opportunity, type StatusValue } from '../records/opportunity.js';
import {
  changeOf,
  fieldValue,
  isThenField,
  placeOf,
  THEN_FIELDS,
  type Change,
  type Place,
} from './event-changes.js';

/** D17: who takes a change back by hand within this time has slipped. */
export const SLIP_OF_THE_HAND = 60_000;
/** D15: a stamp that is off by more than this is told. */
export const CLOCK_TOLERANCE = 300_000;

/** A value that a register had from `since` on, until the next step. */
export interface Step<T = unknown> {
  readonly value: T;
  readonly since: Instant;
  readonly by: MemberId;
  /** `null` for what it was at the creation, and for a value that no event tells of. */
  readonly eventId: EventId | null;
}

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
  /** Whether it may have stood otherwise at one of two instants than at the other; cheap, for whoever goes through many of them. */
  differsBetween(one: Instant, other: Instant): boolean;
  /** The tracks as an instant saw them, from the events until then alone (D23): what was taken back later was not yet. */
  tracksAt(at: Instant): Tracks;
}

/** Reads the events of an opportunity, in whatever order and however often they come. */
export function replayOf(opportunity: Opportunity, events: readonly HistoryEvent[]): Replay {
  const log = new Log(opportunity, inOrder(events));
  const full = log.build(Infinity);
  const corrected = log.correct(full.tracks);
  const simple =
    log.reverts.size === 0 && full.returned.length === 0 && log.overridden.size === 0 && !corrected;
  return {
    opportunity,
    createdAt: log.createdAt,
    last: log.last,
    tracks: full.tracks,
    probabilities: log.probabilities,
    reverted: log.pairs(),
    returned: full.returned,
    overridden: [...log.overridden],
    oddClock: log.oddClock,
    complete: log.complete,
    existsAt: (at) => log.existsAt(at),
    differsBetween: (one, other) => log.differsBetween(one, other),
    tracksAt: (at) => {
      if (at >= log.last) return full.tracks;
      return simple ? log.until(full.tracks, at) : log.build(at).tracks;
    },
  };
}

/** By time, each once; what is there already is left as it is, since ten thousand opportunities are read before a report is shown. */
function inOrder(events: readonly HistoryEvent[]): readonly HistoryEvent[] {
  let sorted = true;
  for (let index = 1; sorted && index < events.length; index++)
    sorted = before(events[index - 1] as HistoryEvent, events[index] as HistoryEvent) < 0;
  if (sorted) return events;
  return [...new Map(events.map((event) => [event.id, event])).values()].sort(before);
}

function before(a: HistoryEvent, b: HistoryEvent): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.type === 'created' || b.type === 'created')
    return a.type === b.type ? 0 : a.type === 'created' ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

const NO_REVERTS: ReadonlyMap<EventId, readonly HistoryEvent[]> = new Map<EventId, HistoryEvent[]>();

/** The events of one opportunity, sorted and judged. */
class Log {
  readonly createdAt: Instant;
  readonly last: Instant;
  readonly probabilities: Step<number>[] = [];
  readonly oddClock: EventId[] = [];
  readonly overridden = new Set<EventId>();
  readonly complete: boolean;
  /** By the id of the event that is taken back. */
  readonly reverts: ReadonlyMap<EventId, readonly HistoryEvent[]>;
  readonly #opportunity: Opportunity;
  readonly #created: HistoryEvent | undefined;
  readonly #changes: Change[] = [];
  readonly #chain: ReadonlySet<EventId>;

  constructor(opportunity: Opportunity, events: readonly HistoryEvent[]) {
    this.#opportunity = opportunity;
    this.#created = events.find(({ type }) => type === 'created');
    const first = this.#created?.at ?? opportunity.createdAt;
    // Stamps are monotonic against all that a device has seen: what is older than the creation was made by a clock ahead, the creation's.
    const others = events.filter(({ type, at }) => type !== 'created' && at > 0);
    const ahead = others.length > 0 && others.every(({ at }) => at < first);
    this.createdAt = ahead ? Math.min(...others.map(({ at }) => at)) : first;
    this.reverts = revertsOf(events);
    this.#chain = this.#readChain(events);
    this.complete =
      this.#created !== undefined && (this.#chain.size === 0 || this.#chain.has(this.#created.id));
    this.#readChanges(events);
    this.#repairTimes();
    let last = this.createdAt;
    for (const { time } of this.#changes) if (time > last) last = time;
    for (const list of this.reverts.values()) for (const { at } of list) if (at > last) last = at;
    this.last = last;
    this.#readProbabilities(events);
    this.#findOverridden();
  }

  /** Everything that counts of the events until an instant. */
  build(at: Instant): { readonly tracks: Map<string, Step[]>; readonly returned: readonly EventId[] } {
    const tracks = new Map<string, Step[]>();
    const returned: EventId[] = [];
    for (const change of this.#changes) {
      const { event, register, value, time } = change;
      if (time > at || !this.#counts(change, at)) continue;
      let track = tracks.get(register);
      if (!track) tracks.set(register, (track = [this.#initial(register, event)]));
      if (sameValue(track.at(-1)?.value, value)) continue;
      const here = track.at(-1);
      const there = track.at(-2);
      if (
        here?.eventId &&
        there &&
        here.by === event.by &&
        time - here.since <= SLIP_OF_THE_HAND &&
        sameValue(there.value, value)
      ) {
        track.pop();
        returned.push(here.eventId, event.id);
      } else track.push({ value, since: time, by: event.by, eventId: event.id });
    }
    return { tracks, returned };
  }

  /** The first steps of whole tracks: enough when nothing was ever taken back. */
  until(tracks: Tracks, at: Instant): Tracks {
    const cut = new Map<string, readonly Step[]>();
    for (const [register, track] of tracks) {
      let length = track.length;
      while (length > 1 && (track[length - 1] as Step).since > at) length--;
      cut.set(register, length === track.length ? track : track.slice(0, length));
    }
    return cut;
  }

  /** Ids of events that were taken back, and of those that did it. */
  pairs(): EventId[] {
    if (this.reverts.size === 0) return [];
    return [...this.reverts].flatMap(([id, list]) =>
      list.filter(({ id: by }) => !this.#isTakenBack(by, Infinity)).flatMap(({ id: by }) => [id, by]),
    );
  }

  differsBetween(one: Instant, other: Instant): boolean {
    const [from, to] = one < other ? [one, other] : [other, one];
    const isBetween = (at: Instant): boolean => at > from && at <= to;
    if (
      isBetween(this.createdAt) ||
      isBetween(this.last) ||
      isBetween(this.#opportunity.removed?.at ?? Infinity)
    )
      return true;
    if (this.#changes.some(({ time }) => isBetween(time))) return true;
    if (this.probabilities.some(({ since }) => isBetween(since))) return true;
    for (const list of this.reverts.values()) if (list.some(({ at }) => isBetween(at))) return true;
    return false;
  }

  existsAt(at: Instant): boolean {
    return at >= this.createdAt && !(this.#created && this.#isTakenBack(this.#created.id, at));
  }

  #counts({ event, register }: Change, at: Instant): boolean {
    if (this.overridden.has(event.id)) return false;
    if (!this.reverts.has(event.id)) return true;
    // A colleague moved it on before the undo arrived: the way leads through this move all the same.
    const stands = register === 'stage' && this.#chain.has(event.id) && this.#isTakenBack(event.id, Infinity);
    return stands || !this.#isTakenBack(event.id, at);
  }

  #isTakenBack(id: EventId, at: Instant, seen: ReadonlySet<EventId> = new Set()): boolean {
    const list = this.reverts.get(id);
    if (!list || seen.has(id)) return false;
    const next = new Set(seen).add(id);
    return list.some((revert) => revert.at <= at && !this.#isTakenBack(revert.id, at, next));
  }

  /** The moves from where it stands back to the creation (D16). */
  #readChain(events: readonly HistoryEvent[]): ReadonlySet<EventId> {
    const chain = new Set<EventId>();
    const { moveId } = this.#opportunity.position;
    if (!events.some(({ id }) => id === moveId)) return chain;
    const byId = new Map(events.map((event) => [event.id, event]));
    for (let at = byId.get(moveId); at && !chain.has(at.id);) {
      chain.add(at.id);
      at = at.prev === null ? undefined : byId.get(at.prev);
    }
    return chain;
  }

  #readChanges(events: readonly HistoryEvent[]): void {
    for (const event of events) {
      if (event.revertOf !== null) continue;
      const change = changeOf(event);
      if (change) this.#changes.push(change);
      // An import tells what was known at each of its days, without an event for each field.
      if (event.via !== 'import') continue;
      const isEstimate = this.#opportunity.priceSource === 'estimate';
      for (const field of THEN_FIELDS)
        if (event.field !== field && event.type !== 'created' && (field !== 'price' || isEstimate))
          this.#changes.push({ event, register: field, value: event.then[field], time: event.at, turn: 0 });
    }
  }

  /** No change is before the creation, and along the way no move is after the next one (D15). */
  #repairTimes(): void {
    const moves = this.#changes.filter(
      ({ register, event }) => register === 'stage' && this.#chain.has(event.id),
    );
    if (moves.length > 1) {
      const byId = new Map(moves.map((move) => [move.event.id, move]));
      const way = [...this.#chain].map((id) => byId.get(id)).filter((move) => move !== undefined);
      let limit = Infinity;
      for (const [index, move] of way.entries()) {
        move.turn = way.length - index;
        move.time = Math.min(move.time, limit);
        // What is older than the creation was stamped by a clock that knew nothing, and says nothing of the moves before it.
        if (move.time >= this.createdAt) limit = move.time;
      }
      let since = this.createdAt;
      for (const move of way.reverse()) since = move.time = Math.max(move.time, since);
    }
    let sorted = true;
    let previous = this.createdAt;
    for (const change of this.#changes) {
      change.time = Math.max(change.time, this.createdAt);
      if (Math.abs(change.time - change.event.at) > CLOCK_TOLERANCE) this.oddClock.push(change.event.id);
      if (change.time < previous || change.turn > 0) sorted &&= change.time > previous;
      previous = change.time;
    }
    if (this.#created && Math.abs(this.#created.at - this.createdAt) > CLOCK_TOLERANCE)
      this.oddClock.push(this.#created.id);
    if (!sorted) this.#changes.sort((a, b) => a.time - b.time || a.turn - b.turn);
  }

  #readProbabilities(events: readonly HistoryEvent[]): void {
    for (const { then, at, by, id } of events) {
      const since = Math.max(at, this.createdAt);
      if (this.probabilities.at(-1)?.value !== then.probability)
        this.probabilities.push({ value: then.probability, since, by, eventId: id });
    }
  }

  /** D16: moves beside the way, and changes after the one whose value stands: they lost against one made at the same time. */
  #findOverridden(): void {
    if (this.#chain.size > 0) {
      for (const { register, event } of this.#changes) {
        const beside = register === 'stage' && !this.#chain.has(event.id);
        if (beside && !this.#isTakenBack(event.id, Infinity)) this.overridden.add(event.id);
      }
    }
    for (const [register, track] of this.build(Infinity).tracks) {
      if (register === 'stage' || this.#isUndone(register)) continue;
      const now = this.#current(register);
      if (sameValue(track.at(-1)?.value, now)) continue;
      const stood = track.findLastIndex(({ value }) => sameValue(value, now));
      if (stood < 0) continue;
      for (const { eventId } of track.slice(stood + 1)) if (eventId !== null) this.overridden.add(eventId);
    }
  }

  /** A value that stands and that no event tells of (its event is missing) stands since the last one that is known. */
  correct(tracks: Map<string, Step[]>): boolean {
    let corrected = false;
    for (const [register, track] of tracks) {
      const value = this.#current(register);
      const last = track.at(-1);
      if (!last || this.#isUndone(register) || sameValue(last.value, value)) continue;
      track.push({ value, since: last.since, by: last.by, eventId: null });
      corrected = true;
    }
    return corrected;
  }

  /** A creation that was undone put the record aside, which is no deletion of its own. */
  #isUndone(register: string): boolean {
    return (
      register === 'removed' && this.#created !== undefined && this.#isTakenBack(this.#created.id, Infinity)
    );
  }

  #current(register: string): unknown {
    const row = this.#opportunity;
    if (register === 'stage') return placeOf(row.position);
    if (register === 'removed') return row.removed !== null;
    const dot = register.indexOf('.');
    const value = (row as unknown as Record<string, unknown>)[dot < 0 ? register : register.slice(0, dot)];
    if (dot < 0) return value;
    return (value as Record<string, unknown> | undefined)?.[register.slice(dot + 1)] ?? null;
  }

  #initial(register: string, first: HistoryEvent): Step {
    const step = (value: unknown): Step => ({
      value,
      since: this.createdAt,
      by: this.#created?.by ?? this.#opportunity.createdBy,
      eventId: register === 'stage' ? (this.#created?.id ?? null) : null,
    });
    const then = this.#created?.then;
    if (register === 'removed') return step(false);
    if (register === 'status')
      return step(then && then.status !== 'open' ? statusThen(then.status) : OPEN_STATUS);
    if (register === 'stage') return step(then ? placeOf(then) : placeBefore(first));
    const own = first.field === register ? fieldValue(register, first.from) : undefined;
    if (own !== undefined) return step(own);
    if (then && isThenField(register)) return step(then[register]);
    return step(fieldValue(register, first.from) ?? null);
  }
}

function statusThen(code: StatusValue['code']): StatusValue {
  return { ...OPEN_STATUS, code };
}

function placeBefore({ from, then }: HistoryEvent): Place {
  if (typeof from === 'string') return { schemaId: then.schemaId, stageId: from };
  const { schemaId, stageId } = (from ?? {}) as Partial<Record<keyof Place, unknown>>;
  return {
    schemaId: typeof schemaId === 'string' ? schemaId : '',
    stageId: typeof stageId === 'string' ? stageId : '',
  };
}

function revertsOf(events: readonly HistoryEvent[]): ReadonlyMap<EventId, readonly HistoryEvent[]> {
  let reverts: Map<EventId, HistoryEvent[]> | undefined;
  for (const event of events) {
    if (event.revertOf === null) continue;
    reverts ??= new Map();
    const list = reverts.get(event.revertOf);
    if (list) list.push(event);
    else reverts.set(event.revertOf, [event]);
  }
  return reverts ?? NO_REVERTS;
}
