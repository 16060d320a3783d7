/**
 * What can be wrong, as a code; sentences for people are made from it elsewhere.
 *
 * - `storage-open`: the browser gives no database (private mode, damaged profile, no answer within 2.5 s)
 * - `storage-closed`: the database was closed or deleted under us; it is being reopened
 * - `storage-quota`: the disk or the share of this page is full
 * - `storage-write`, `storage-read`: another failure of a transaction; a row that cannot be read
 * - `server-refused`, `server-denied`, `server-unknown`, `token-refused`, `epoch-changed`, `too-large`, `client-too-old`,
 *   `protocol-error`: the server ended the connection for good
 * - `server-not-durable`: connected, but the server says that it cannot store at the moment
 * - `document-large`: connected, and the server says that the document comes near its limit; told to owners
 * - `signed-out`: another tab has deleted what this device kept; this one keeps and sends nothing any more
 * - `token-unavailable`: `getToken` failed; tried again
 */
export type ProblemCode =
  | 'storage-open'
  | 'storage-closed'
  | 'storage-quota'
  | 'storage-write'
  | 'storage-read'
  | 'server-refused'
  | 'server-denied'
  | 'server-unknown'
  | 'server-not-durable'
  | 'document-large'
  | 'token-refused'
  | 'token-unavailable'
  | 'epoch-changed'
  | 'too-large'
  | 'client-too-old'
  | 'protocol-error'
  | 'signed-out';

export type StorageProblem = Extract<ProblemCode, `storage-${string}`>;

/** Why a promise of this package was not kept. */
export type SyncErrorCode = ProblemCode | 'closed' | 'no-server' | 'memory-only';

/** The only error class that leaves this package; read `code`, never the message. */
export class SyncError extends Error {
  readonly code: SyncErrorCode;

  constructor(code: SyncErrorCode, cause?: unknown) {
    super(`sync: ${code}`, cause === undefined ? undefined : { cause });
    this.name = 'SyncError';
    this.code = code;
  }
}

/** Maps what IndexedDB throws or reports to a code. */
export function storageProblem(error: unknown): StorageProblem {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'storage-quota';
  // AbortError without a quota cause, InvalidStateError and UnknownError ("connection lost") all mean: the connection is gone.
  if (name === 'InvalidStateError' || name === 'AbortError' || name === 'UnknownError')
    return 'storage-closed';
  return 'storage-write';
}
