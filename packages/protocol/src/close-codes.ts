/** What the client does after a close: try again by itself, get a new token first, or stop and say why. */
export type CloseAction = 'retry' | 'reauth' | 'stop';

/** Machine-readable reason of a close; also the reason text on the wire. */
export type CloseReason =
  | 'bad-protocol'
  | 'token'
  | 'forbidden'
  | 'not-found'
  | 'epoch'
  | 'too-large'
  | 'invalid-update'
  | 'client-too-old'
  | 'restart'
  | 'not-ready'
  | 'slow-consumer'
  | 'rate'
  | 'lost';

/** One row of the close-code table. */
export interface CloseRow {
  readonly code: number;
  readonly reason: CloseReason;
  readonly action: CloseAction;
}

const row = (code: number, reason: CloseReason, action: CloseAction): CloseRow =>
  Object.freeze({ code, reason, action });

/**
 * The close codes of sync.md 4.10. 44xx are terminal in an unmodified y-websocket 3.1 client;
 * 4404 is also the answer for a workspace that exists but is not the caller's.
 */
export const CLOSE = Object.freeze({
  badProtocol: row(4400, 'bad-protocol', 'stop'),
  token: row(4401, 'token', 'reauth'),
  forbidden: row(4403, 'forbidden', 'stop'),
  notFound: row(4404, 'not-found', 'stop'),
  epoch: row(4409, 'epoch', 'stop'),
  tooLarge: row(4413, 'too-large', 'stop'),
  invalidUpdate: row(4422, 'invalid-update', 'stop'),
  clientTooOld: row(4426, 'client-too-old', 'stop'),
  restart: row(1012, 'restart', 'retry'),
  notReady: row(4503, 'not-ready', 'retry'),
  slowConsumer: row(4508, 'slow-consumer', 'retry'),
  rate: row(4529, 'rate', 'retry'),
});

const BY_CODE: ReadonlyMap<number, CloseRow> = new Map(
  Object.values(CLOSE).map((entry) => [entry.code, entry]),
);

/**
 * The row for a close code that a socket reported. Codes outside the table are judged as upstream
 * does: 1009 and 44xx stop (a retry would repeat the same refusal), everything else is a lost connection.
 */
export function closeRow(code: number): CloseRow {
  const known = BY_CODE.get(code);
  if (known) return known;
  if (code === 1009) return row(code, 'too-large', 'stop');
  if (code >= 4400 && code < 4500) return row(code, 'bad-protocol', 'stop');
  return row(code, 'lost', 'retry');
}
