import { dateInZone, type HistoryEvent, type Instant } from '@firsat/model';
import {
  ARRIVAL_TOLERANCE,
  lateArrivalOf,
  NO_ARRIVALS,
  withArrivals,
  withoutFuture,
  type LateArrival,
  type Arrivals,
} from '@firsat/model/reports';
import * as Y from 'yjs';
import { BASE, splitKey } from './doc-layout.js';
import { layout } from './layouts.js';

/** What a device knows of the arrivals in one workspace. All instants are the server's: a device's own clock is never asked. */
export interface ArrivalNotes extends Arrivals {
  /** The documents' epoch: the vector tells nothing about those of another. */
  readonly epoch: number;
  /** When the device last had all that the server had. */
  readonly inStep: Instant;
  /** When it was last looked what has come … */
  readonly checkedAt: Instant;
  /** … and what was there then: a state vector of `work`. */
  readonly vector: Uint8Array;
}

/** The moment at which it is looked again. */
export interface ArrivalCheck {
  readonly work: Y.Doc;
  readonly epoch: number;
  readonly now: Instant;
  /** The document holds all that the server has. */
  readonly isInStep: boolean;
  /** What was there before this session met others, and when; what is in it came earlier, nobody knows when. */
  readonly before: { readonly vector: Uint8Array; readonly at: Instant };
  readonly timeZone: string;
  readonly event: (id: string) => HistoryEvent | undefined;
}

/**
 * Looks what has come since it was last looked, and which of it is late (D23). The first look, and that at the documents of another epoch, judge nothing; so does one
 * after a moment that has not come yet, since the server's clock was wrong then, or is now. `null` as long as the device was never in step.
 */
export function noteArrivals(noted: ArrivalNotes | null, check: ArrivalCheck): ArrivalNotes | null {
  const { work, epoch, now, isInStep } = check;
  const knows = noted !== null && noted.epoch === epoch && noted.inStep <= now + ARRIVAL_TOLERANCE;
  const arrivals = knows ? withArrivals(noted, lateOf(noted, check)) : (noted ?? NO_ARRIVALS);
  const { list, isCut } = withoutFuture(arrivals, dateInZone(now, check.timeZone));
  if (!knows && !isInStep) return noted && { ...noted, list };
  return Object.freeze({
    epoch,
    inStep: isInStep || !noted ? now : noted.inStep,
    checkedAt: now,
    vector: unionOf(knows ? noted.vector : null, work),
    list,
    isCut,
  });
}

function lateOf(noted: ArrivalNotes, { work, before, timeZone, event }: ArrivalCheck): LateArrival[] {
  const known = Y.decodeStateVector(noted.vector);
  const earlier = Y.decodeStateVector(before.vector);
  return eventsSince(work, known).flatMap(({ id, item }) => {
    const found = event(id);
    // On which day is not known for what came in an earlier session: then it is the first that it can have been.
    const arrivedAt = isIn(item, earlier) ? noted.checkedAt : Math.max(noted.checkedAt, before.at);
    const late = found && lateArrivalOf(found, { inStep: noted.inStep, arrivedAt, timeZone });
    return late ? [late] : [];
  });
}

type Vector = ReadonlyMap<number, number>;

const isIn = ({ id: { client, clock } }: Y.Item, vector: Vector): boolean =>
  clock < (vector.get(client) ?? 0);

/** Events that a vector does not cover; costs what has come since, not what is there. One that was written again, by whoever had to, is not new. */
function eventsSince(work: Y.Doc, known: Vector): { readonly id: string; readonly item: Y.Item }[] {
  const root: unknown = work.getMap(layout('history').root);
  const found: { readonly id: string; readonly item: Y.Item }[] = [];
  for (const [client, structs] of work.store.clients) {
    const from = known.get(client) ?? 0;
    if (Y.getState(work.store, client) <= from) continue;
    for (let at = Y.findIndexSS(structs, from); at < structs.length; at++) {
      const item = structs[at];
      if (!(item instanceof Y.Item) || item.parent !== root || item.parentSub === null) continue;
      const { id, suffix } = splitKey(item.parentSub);
      if (suffix === BASE && !wasKnown(item, known)) found.push({ id, item });
    }
  }
  return found;
}

function wasKnown(item: Y.Item, known: Vector): boolean {
  for (let one: Y.Item | null = item; one; one = one.left) if (isIn(one, known)) return true;
  return false;
}

/** Tabs share the notes: what one of them has is here. */
function unionOf(vector: Uint8Array | null, work: Y.Doc): Uint8Array {
  const union = vector ? Y.decodeStateVector(vector) : new Map<number, number>();
  for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(work)))
    union.set(client, Math.max(clock, union.get(client) ?? 0));
  return Y.encodeStateVector(union);
}
