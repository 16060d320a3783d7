import type { UpdateScan } from './scan-update.js';

/** How far a document has come with a client id. */
export type StateOf = (client: number) => number;

/** The first thing that a document lacks. */
export interface Missing {
  readonly client: number;
  /** The clock up to which the document must have come. */
  readonly end: number;
}

/**
 * How far the document would come, per client id of the update, if everything in it that it refers to were
 * there: its runs, as far as they continue the document without a hole.
 */
export function reachOf(scan: UpdateScan, state: StateOf): ReadonlyMap<number, number> {
  const reach = new Map<number, number>();
  for (const { client, from, to } of scan.ranges) {
    const come = reach.get(client) ?? state(client);
    reach.set(client, from <= come && to > come ? to : come);
  }
  return reach;
}

/** What must come before the whole update can be applied; `undefined` when nothing. */
export function missingFor(scan: UpdateScan, state: StateOf): Missing | undefined {
  const reach = reachOf(scan, state);
  const come = (client: number): number => reach.get(client) ?? state(client);
  for (const { client, from, to } of scan.ranges) if (to > come(client)) return { client, end: from };
  for (const [client, end] of scan.needs) if (end > come(client)) return { client, end };
  for (const { client, to } of scan.deletions) if (to > come(client)) return { client, end: to };
  return undefined;
}

/** Client ids of which the update has something that the document lacks. */
export function newClients(scan: UpdateScan, state: StateOf): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { client, to } of scan.ranges) if (to > state(client)) found.add(client);
  return found;
}

/** Where the document must have come for the whole update to be in it (A5). */
export function coverageOf(scan: UpdateScan): ReadonlyMap<number, number> {
  const needed = new Map<number, number>();
  for (const { client, to } of [...scan.ranges, ...scan.deletions])
    if (to > (needed.get(client) ?? 0)) needed.set(client, to);
  return needed;
}
