import type { Note } from '@firsat/model';

/** Pinned ones first, then the newest. */
export function sortedNotes(notes: readonly Note[]): readonly Note[] {
  return [...notes].sort(
    (a, b) => Number(b.pinned) - Number(a.pinned) || b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1),
  );
}
