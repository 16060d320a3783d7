import type { Arrivals, LateArrival } from '@firsat/model/reports';
import type { ArrivalNotes } from '@firsat/store/binding';

/** What was noted on this device; `null` where there is nothing, or nonsense. */
export function readArrivals(value: unknown): ArrivalNotes | null {
  if (typeof value !== 'object' || value === null) return null;
  const { epoch, inStep, checkedAt, vector, list, isCut } = value as Partial<
    Record<keyof ArrivalNotes, unknown>
  >;
  if (![epoch, inStep, checkedAt].every(Number.isFinite) || !(vector instanceof Uint8Array)) return null;
  if (!Array.isArray(list) || !list.every(isArrival)) return null;
  return { ...(value as ArrivalNotes), isCut: isCut === true };
}

function isArrival(value: unknown): value is LateArrival {
  const { eventId, opportunityId, at, arrivedOn } = (value ?? {}) as Partial<
    Record<keyof LateArrival, unknown>
  >;
  return [eventId, opportunityId, arrivedOn].every((one) => typeof one === 'string') && Number.isFinite(at);
}

export function sameArrivals(one: Arrivals | undefined, other: Arrivals): boolean {
  return (
    one?.isCut === other.isCut &&
    one.list.length === other.list.length &&
    one.list.every(({ eventId }, index) => eventId === other.list[index]?.eventId)
  );
}
