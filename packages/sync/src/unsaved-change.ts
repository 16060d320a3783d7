import type { LocalChange } from './ledger.js';
import type { RecordedCommand } from './origins.js';

/** A local change that the server has not confirmed. */
export interface UnsavedChange {
  /** The same as long as the change is in the outbox, whichever session holds it. */
  readonly id: string;
  /** Session that made it. */
  readonly session: string;
  readonly doc: string;
  /** Number among the changes of the document, as in `ForkDemand.after`. */
  readonly seq: number;
  readonly at: number;
  readonly command: RecordedCommand | undefined;
  readonly update: Uint8Array;
}

/** A change as whoever replays it sees it. */
export function unsavedChange({ key, seq, command, at, update }: LocalChange): UnsavedChange {
  const { session, doc, localSeq } = key;
  return { id: `${session}/${doc}/${localSeq}`, session, doc, seq, at, command, update };
}
