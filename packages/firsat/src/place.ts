/** Which local copy of a workspace is worked on: names of databases and channels contain it. */
export interface Place {
  readonly epoch: number;
  /** Counts the copies of one epoch; a fork leaves one and begins the next. */
  readonly branch: number;
}

/** What this device remembers of a workspace. */
export interface PlaceRecord extends Place {
  /** Copies that were left and may still hold something: the fork sees to them. */
  readonly left: readonly Place[];
}

export const FIRST_PLACE: PlaceRecord = Object.freeze({ epoch: 1, branch: 0, left: [] });

/** The record's name; nothing crosses users or workspaces. */
export const placeKey = (user: string, workspace: string): string =>
  ['firsat-place', user, workspace].map(encodeURIComponent).join(':');

/**
 * Reads where this device was last; the first place when nobody knows, and then the server says it. Kept in `localStorage`, since it must be
 * known before the databases can be named: one more database would hold every start up.
 */
export function readPlace(key: string): PlaceRecord {
  try {
    const { epoch, branch, left } = JSON.parse(localStorage.getItem(key) ?? '') as Partial<PlaceRecord>;
    if (isCount(epoch) && isCount(branch)) return { epoch, branch, left: Array.isArray(left) ? left : [] };
  } catch {
    // Nothing stored, storage forbidden, or nonsense.
  }
  return FIRST_PLACE;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
