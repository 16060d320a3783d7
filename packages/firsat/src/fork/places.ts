import type { ForkDemand } from '@firsat/sync';
import { readPlace, type Place, type PlaceRecord } from '../place.js';

export const nameOf = ({ epoch, branch }: Place): string => `${String(epoch)}.${String(branch)}`;

export const isSame = (a: Place, b: Place): boolean => a.epoch === b.epoch && a.branch === b.branch;

/**
 * Where a fork leads from here. All tabs of this browser come to the same answer, whichever is first: they follow the record when another
 * has gone on already.
 */
export function nextPlace(from: Place, record: PlaceRecord, demand: ForkDemand): Place {
  const epoch = demand.epoch ?? from.epoch;
  const someoneWentOn = record.left.some((place) => isSame(place, from));
  if (someoneWentOn && record.epoch === epoch) return { epoch, branch: record.branch };
  const branches = [from, record, ...record.left]
    .filter((place) => place.epoch === epoch)
    .map(({ branch }) => branch);
  return { epoch, branch: Math.max(-1, ...branches) + 1 };
}

/** Remembers the place, and that others were left. Returns false where storage is forbidden: then this page alone knows. */
export function writePlace(key: string, place: Place, left: readonly Place[]): boolean {
  const others = left.filter((each, index) => {
    const first = left.findIndex((other) => isSame(other, each)) === index;
    return first && !isSame(each, place);
  });
  try {
    const { epoch, branch } = place;
    const record = {
      epoch,
      branch,
      left: others.map(({ epoch: e, branch: b }) => ({ epoch: e, branch: b })),
    };
    localStorage.setItem(key, JSON.stringify(record));
    return true;
  } catch {
    return false; // the next page begins at the old place and forks again; nothing is lost by it
  }
}

/** A copy was emptied and is gone. */
export function forgetPlace(key: string, place: Place): void {
  const record = readPlace(key);
  writePlace(
    key,
    record,
    record.left.filter((each) => !isSame(each, place)),
  );
}
