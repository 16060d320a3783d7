import { orderAt } from '../order/order-key.js';
import type { Neighbours } from './command-map.js';

/**
 * Where a row goes among rows sorted by (order, id), told by neighbours, so that a drop made on a slightly old board is still right: right
 * after `afterId`, else right before `beforeId`, else at the end. Neighbours that are gone or stand elsewhere are ignored. `null` when it
 * stands there already. Nothing is copied: a column may hold thousands.
 */
export function orderByNeighbours<T extends { readonly id: string }>(
  rows: readonly T[],
  selfId: string | null,
  { afterId, beforeId }: Neighbours,
  random: () => number,
  orderOf: (row: T) => string,
): string | null {
  const indexOf = (id: string | null | undefined): number =>
    id === null || id === undefined || id === selfId ? -1 : rows.findIndex((row) => row.id === id);
  const own = selfId === null ? -1 : rows.findIndex((row) => row.id === selfId);
  const after = indexOf(afterId);
  const before = after < 0 ? indexOf(beforeId) : -1;
  const slot = after >= 0 ? after + 1 : before >= 0 ? before : rows.length;
  if (own >= 0 && (slot === own || slot === own + 1)) return null;
  return orderAt(rows, slot, random, orderOf, own);
}
