import type { RecordedCommand } from '../origins.js';

/** One register as an update has set it. */
export interface RegisterValue {
  readonly doc: string;
  readonly root: string;
  readonly key: string;
  readonly value: unknown;
}

/** One transaction of a held change. */
export interface HeldPart {
  readonly doc: string;
  readonly update: Uint8Array;
  readonly registers: readonly RegisterValue[];
}

export type HeldRowReason = 'read-only' | 'removed' | 'epoch' | 'refused' | 'conflict';

/** One change that the server does not have and the present documents neither: a command with its transactions, or one transaction. */
export interface HeldRow {
  /** The same for the same change, however often it is held. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Orders changes of one instant. */
  readonly order: number;
  readonly command: RecordedCommand | null;
  readonly parts: readonly HeldPart[];
  /** Name of the local copy that it was made on. */
  readonly place: string;
  readonly reason: HeldRowReason;
  readonly rule: string;
  /** It is played again by itself as soon as that is possible. */
  readonly pending: boolean;
  /** It may be the one that was refused: it is played alone. */
  readonly suspect: boolean;
}

/** Everything that a local copy held when it was left. */
export interface HeldState {
  readonly place: string;
  readonly docs: Readonly<Record<string, Uint8Array>>;
}

/** Says whether a stored value has the shape of a row. */
export function isHeldRow(value: unknown): value is HeldRow {
  if (typeof value !== 'object' || value === null) return false;
  const row = value as Record<string, unknown>;
  return (
    typeof row['id'] === 'string' &&
    typeof row['at'] === 'number' &&
    typeof row['reason'] === 'string' &&
    typeof row['place'] === 'string' &&
    Array.isArray(row['parts'])
  );
}
