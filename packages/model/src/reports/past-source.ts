import type { Instant } from '../calendar-date.js';
import type { OpportunityId } from '../ids.js';
import type { CollectionName } from '../records/collections.js';
import type { Snapshot } from '../snapshot.js';

/** What hangs on opportunities, was there at some time, and says itself since when. */
export const ACTS = ['activities', 'tasks', 'offers'] as const satisfies readonly CollectionName[];

type Act = { readonly opportunityId: string | null };

/** D23: the children of opportunities as they hung on them at an instant: what was put aside later was there. Good until an act is put aside or brought back. */
export function childrenAt(
  source: Pick<Snapshot, 'children' | 'removed'>,
  at: Instant,
): Snapshot['children'] {
  const gone = new Map<CollectionName, ReadonlyMap<OpportunityId, readonly Act[]>>();
  const goneOf = (collection: (typeof ACTS)[number]): ReadonlyMap<OpportunityId, readonly Act[]> => {
    let known = gone.get(collection);
    if (!known) gone.set(collection, (known = readGone(source, collection, at)));
    return known;
  };
  return ((collection: (typeof ACTS)[number], id: OpportunityId) => {
    const live = source.children(collection, id);
    if (!ACTS.includes(collection)) return live;
    const more = goneOf(collection).get(id);
    return more ? [...live, ...more] : live;
  }) as Snapshot['children'];
}

function readGone(
  source: Pick<Snapshot, 'removed'>,
  collection: (typeof ACTS)[number],
  at: Instant,
): ReadonlyMap<OpportunityId, readonly Act[]> {
  const gone = new Map<OpportunityId, Act[]>();
  for (const act of source.removed(collection)) {
    const { opportunityId, removed } = act;
    if (opportunityId === null || removed === null || removed.at <= at) continue;
    const list = gone.get(opportunityId);
    if (list) list.push(act);
    else gone.set(opportunityId, [act]);
  }
  return gone;
}
