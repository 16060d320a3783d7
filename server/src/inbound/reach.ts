import type { UpdateScan } from './scan-update.js';

/** How far a document has come with a client id. */
export type StateOf = (client: number) => number;

/** Client ids of which the update has something that the document lacks. */
export function newClients(scan: UpdateScan, state: StateOf): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { client, to } of scan.ranges) if (to > state(client)) found.add(client);
  return found;
}

/** How far an update reaches, and what must be there before it; clocks by client id. */
export interface ScanReach {
  /** The ends of its structs and of its deletions: when a document has come there, it is in (A5). */
  readonly ends: ReadonlyMap<number, number>;
  /** What it builds on without bringing it along. */
  readonly needs: ReadonlyMap<number, number>;
}

export function reachOfScan({ ranges, needs: references, deletions }: UpdateScan): ScanReach {
  const ends = new Map<number, number>();
  const needs = new Map<number, number>();
  const raise = (map: Map<number, number>, client: number, end: number): void => {
    if (end > (map.get(client) ?? 0)) map.set(client, end);
  };
  for (const { client, from, to } of ranges) {
    // The first run stands on what was before; a hole before a later one is what is missing.
    raise(needs, client, from);
    raise(ends, client, to);
  }
  const structs = new Map(ends);
  for (const [client, end] of references) if (end > (structs.get(client) ?? 0)) raise(needs, client, end);
  for (const { client, to } of deletions) {
    if (to > (structs.get(client) ?? 0)) raise(needs, client, to);
    raise(ends, client, to);
  }
  return { ends, needs };
}
