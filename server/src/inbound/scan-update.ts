import { UpdateFault } from '../updates/update-fault.js';
import { UpdateReader } from '../updates/update-reader.js';
import type { DocumentProfile } from './document-profile.js';
import { ProfileChecks } from './update-checks.js';

/** Clocks `from` up to, not including, `to` of one client id. */
export interface ClockRange {
  readonly client: number;
  readonly from: number;
  readonly to: number;
}

/** What an update holds and what it refers to, without its content. */
export interface UpdateScan {
  readonly structs: number;
  /** Client ids with a block of structs. */
  readonly clients: number;
  /** Runs of structs without a hole, in the order of the update; those of one client rise. */
  readonly ranges: readonly ClockRange[];
  readonly deletions: readonly ClockRange[];
  /** Per client id, one more than the highest clock that origins and parents refer to. */
  readonly needs: ReadonlyMap<number, number>;
  readonly roots: ReadonlySet<string>;
}

/** Most of each that one update may hold. */
export interface ScanLimits {
  readonly structs: number;
  readonly clients: number;
  readonly deletions: number;
}

/**
 * Reads the structure of a V1 update from its bytes alone, before Yjs sees them: Yjs allocates by declared
 * counts and applies the structs of a broken update before it finds the fault (F5, sync.md 4.6). Everything
 * that Yjs reads is read here by the same rules, and each content is held against the profile.
 *
 * @throws UpdateFault `malformed` where Yjs would fail or where it never writes such bytes, `forbidden` for
 * content that may not stand in the document, `limit` when it is too much
 */
export function scanUpdate(bytes: Uint8Array, profile: DocumentProfile, limits: ScanLimits): UpdateScan {
  const checks = new ProfileChecks(profile);
  const reader = new UpdateReader(bytes, checks);
  const clients = reader.blocks();
  if (clients > limits.clients) throw new UpdateFault('limit', 'clients');
  const seen = new Set<number>();
  const ranges: ClockRange[] = [];
  let structs = 0;
  for (let left = clients; left > 0; left--) {
    reader.block();
    structs += reader.structs;
    if (structs > limits.structs) throw new UpdateFault('limit', 'structs');
    // Yjs would forget the first of two blocks.
    if (seen.has(reader.client)) throw new UpdateFault('malformed', 'client-twice');
    seen.add(reader.client);
    readRanges(reader, ranges);
  }
  const deletions: ClockRange[] = [];
  reader.deletions((client, from, to) => {
    if (deletions.push({ client, from, to }) > limits.deletions) throw new UpdateFault('limit', 'deletions');
    return true;
  });
  reader.end();
  return { structs, clients, ranges, deletions, needs: checks.needs, roots: checks.roots };
}

/** Goes over the structs of a block; adds their runs without a hole. */
function readRanges(reader: UpdateReader, ranges: ClockRange[]): void {
  const { client } = reader;
  let from = reader.clock;
  for (let left = reader.structs; left > 0; left--) {
    reader.struct();
    if (!reader.isHole) continue;
    const to = reader.clock - reader.length;
    if (to > from) ranges.push({ client, from, to });
    from = reader.clock;
  }
  if (reader.clock > from) ranges.push({ client, from, to: reader.clock });
}
