import type { OutboxKey } from '../ledger.js';
import type { RecordedCommand } from '../origins.js';

/**
 * One row of the outbox database: one local transaction that the server has not confirmed (A1). The key is
 * `[session, doc, localSeq]`, so that tabs which share the database never touch each other's rows by accident.
 */
export interface OutboxRow extends OutboxKey {
  readonly command?: RecordedCommand;
  readonly update: Uint8Array;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Says whether a stored value has the shape of a row. */
export function isOutboxRow(value: unknown): value is OutboxRow {
  if (typeof value !== 'object' || value === null) return false;
  const row = value as Record<string, unknown>;
  return (
    typeof row['session'] === 'string' &&
    typeof row['doc'] === 'string' &&
    typeof row['localSeq'] === 'number' &&
    typeof row['at'] === 'number' &&
    row['update'] instanceof Uint8Array
  );
}
