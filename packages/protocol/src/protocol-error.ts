/** Why bytes or a step of the handshake are refused. Closed list: tests and logs assert on it. */
export type ProtocolErrorCode =
  /** The frame ends before its own length fields say so. */
  | 'truncated'
  /** Bytes remain after a complete message. */
  | 'trailing'
  /** A length, count or number is over its limit. */
  | 'too-large'
  /** The first number of the frame names no kind of ours. */
  | 'unknown-type'
  /** A field has the wrong form (bad UTF-8, bad JSON, wrong type). */
  | 'malformed'
  /** CHUNK frames out of order, interleaved, nested or contradicting each other. */
  | 'chunk-order'
  /** A well-formed message that is not allowed in this state or in this direction. */
  | 'unexpected';

/**
 * Bytes or a message order that the protocol does not allow. Thrown by the codec and by chunk
 * reassembly; the connection state machines turn it into a `close` effect and never throw it (PV4).
 */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
  readonly code: ProtocolErrorCode;

  constructor(code: ProtocolErrorCode, detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
  }
}
