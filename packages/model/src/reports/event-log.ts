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
  valueSaid,
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

export const NO_EVENTS: readonly EventId[] = Object.freeze([]);

/** By time, each once; what is there already is left as it is, since ten thousand opportunities are read before a report is shown. */
export function inOrder(events: readonly HistoryEvent[]): readonly HistoryEvent[] {
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

interface Built {
  readonly tracks: Map<string, Step[]>;
  readonly returned: readonly EventId[];
}

/** The events of one opportunity, sorted and judged. */
export class Log {
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
  /** Whether the moves come one after another as the events do. */
  #isWayInOrder = true;
  #built: Built | undefined;

  constructor(opportunity: Opportunity, events: readonly HistoryEvent[]) {
    this.#opportunity = opportunity;
    this.#created = events.find(({ type }) => type === 'created');
    const first = this.#created?.at ?? opportunity.createdAt;
    let [earliest, latest] = [Infinity, -Infinity];
    for (const { type, at } of events) {
      if (type === 'created' || at <= 0) continue;
      earliest = Math.min(earliest, at);
      latest = Math.max(latest, at);
    }
    // Stamps are monotonic against all that a device has seen: what is older than the creation was made by a clock ahead, the creation's.
    this.createdAt = latest < first && earliest < Infinity ? earliest : first;
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

  /** Everything that counts of all events; its tracks may be corrected. */
  whole(): Built {
    return this.#built ?? this.build(Infinity);
  }

  /** Everything that counts of the events until an instant. */
  build(at: Instant): Built {
    const tracks = new Map<string, Step[]>();
    const returned: EventId[] = [];
    const allCount = this.overridden.size === 0 && this.reverts.size === 0;
    for (const change of this.#changes) {
      const { event, register, value, time } = change;
      if (time > at || !(allCount || this.#counts(change, at))) continue;
      let track = tracks.get(register);
      if (!track) tracks.set(register, (track = [this.#initial(register, event)]));
      const here = track[track.length - 1];
      if (sameValue(here?.value, value)) continue;
      const there = track[track.length - 2];
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

  /** Ids of events that were taken back, and of those that did it. */
  pairs(): readonly EventId[] {
    if (this.reverts.size === 0) return NO_EVENTS;
    return [...this.reverts].flatMap(([id, list]) =>
      list.filter(({ id: by }) => !this.#isTakenBack(by, Infinity)).flatMap(({ id: by }) => [id, by]),
    );
  }

  /** Whether the creation had not been undone by then. */
  standsAt(at: Instant): boolean {
    return !(this.#created && this.#isTakenBack(this.#created.id, at));
  }

  /** When anything was changed or taken back. */
  *times(): Generator<Instant> {
    for (const { time } of this.#changes) yield time;
    for (const list of this.reverts.values()) for (const { at } of list) yield at;
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
    let wanted: EventId | null = this.#opportunity.position.moveId;
    for (let index = events.length - 1; index >= 0 && wanted !== null; index--) {
      const { id, prev, type } = events[index] as HistoryEvent;
      // Cheaper than to compare ids.
      if (type === 'field-changed' || type === 'status-changed' || id !== wanted) continue;
      chain.add(id);
      wanted = prev;
    }
    if (wanted === null) return chain;
    // Not in the order of the clocks, or not all there: each is looked for.
    this.#isWayInOrder = false;
    chain.clear();
    const byId = new Map<EventId, HistoryEvent>();
    for (const event of events) byId.set(event.id, event);
    for (let at = byId.get(this.#opportunity.position.moveId); at && !chain.has(at.id);) {
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
    if (!this.#areTimesRight()) {
      this.#repairWay();
      let sorted = true;
      let previous = this.createdAt;
      for (const change of this.#changes) {
        change.time = Math.max(change.time, this.createdAt);
        if (Math.abs(change.time - change.event.at) > CLOCK_TOLERANCE) this.oddClock.push(change.event.id);
        if (change.time < previous || change.turn > 0) sorted &&= change.time > previous;
        previous = change.time;
      }
      if (!sorted) this.#changes.sort((a, b) => a.time - b.time || a.turn - b.turn);
    }
    if (this.#created && Math.abs(this.#created.at - this.createdAt) > CLOCK_TOLERANCE)
      this.oddClock.push(this.#created.id);
  }

  /** Whether there is nothing to repair: as it is with all but a few. */
  #areTimesRight(): boolean {
    if (!this.#isWayInOrder) return false;
    let previous = this.createdAt;
    for (const { time, register } of this.#changes) {
      if (time < previous || (time === previous && register === 'stage')) return false;
      previous = time;
    }
    return true;
  }

  #repairWay(): void {
    const byId = new Map<EventId, Change>();
    for (const change of this.#changes)
      if (change.register === 'stage' && this.#chain.has(change.event.id)) byId.set(change.event.id, change);
    if (byId.size <= 1) return;
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
    const lost = this.overridden.size;
    const built = this.build(Infinity);
    for (const [register, track] of built.tracks) {
      if (register === 'stage' || this.#isUndone(register)) continue;
      const now = this.#current(register);
      if (sameValue(track[track.length - 1]?.value, now)) continue;
      const stood = track.findLastIndex(({ value }) => sameValue(value, now));
      if (stood < 0) continue;
      for (const { eventId } of track.slice(stood + 1)) if (eventId !== null) this.overridden.add(eventId);
    }
    if (this.overridden.size === lost) this.#built = built;
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
    const own = first.field === register ? valueSaid(first, register, first.from) : undefined;
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
