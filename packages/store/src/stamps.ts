import type { Instant } from '@firsat/model';
import type { RowChanges } from './change-feed.js';

/** Every time stamp that changed rows carry. */
export function* stampsOf(changes: RowChanges): Iterable<Instant> {
  for (const rows of changes.values()) {
    for (const { after } of rows) {
      if (!after) continue;
      const { at, createdAt, position, removed } = after as {
        readonly at?: Instant;
        readonly createdAt?: Instant;
        readonly position?: { readonly at: Instant };
        readonly removed: { readonly at: Instant } | null;
      };
      if (at !== undefined) yield at;
      if (createdAt !== undefined) yield createdAt;
      if (position) yield position.at;
      if (removed) yield removed.at;
    }
  }
}
