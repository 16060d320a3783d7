/** Every limit of the wire and of a room. Sizes are bytes, times are milliseconds. */
export interface Limits {
  /** Largest WebSocket message that either side sends or accepts. */
  readonly frame: number;
  /** A frame of ours that is larger is split into CHUNK messages whose payload has at most this size. */
  readonly chunk: number;
  /** Largest frame that may be put together from CHUNK messages. */
  readonly sync: number;
  /** Largest encoded document that a room takes. */
  readonly document: number;
  /** Encoded size at which the owner is warned (NOTICE `limit`). */
  readonly documentSoft: number;
  /** Largest awareness update of one client. */
  readonly awareness: number;
  /** Largest frame before HELLO. */
  readonly preAuth: number;
  /** Time from the upgrade to a valid AUTH. */
  readonly handshakeMs: number;
  /** Bytes that may wait for a slow reader, the first sync not counted. */
  readonly outbound: number;
  /** Open connections of one workspace. */
  readonly connectionsPerWorkspace: number;
  /** Open connections of one user. */
  readonly connectionsPerUser: number;
  /** Sustained messages per second of one connection. */
  readonly messagesPerSecond: number;
  /** Sustained bytes per second of one connection. */
  readonly bytesPerSecond: number;
  /** How many seconds' worth of the two rates may be used at once. */
  readonly burst: number;
}

const KIB = 1024;
const MIB = 1024 * KIB;

/** The defaults of sync.md 4.11. All can be configured; those that a client needs are told in HELLO. */
export const DEFAULT_LIMITS: Limits = Object.freeze({
  frame: MIB,
  chunk: 256 * KIB,
  sync: 32 * MIB,
  document: 20 * MIB,
  documentSoft: 15 * MIB,
  awareness: 4 * KIB,
  preAuth: 8 * KIB,
  handshakeMs: 5_000,
  outbound: 4 * MIB,
  connectionsPerWorkspace: 300,
  connectionsPerUser: 20,
  messagesPerSecond: 50,
  bytesPerSecond: MIB,
  burst: 10,
});

/** The limits that the server announces in HELLO and the client keeps to. */
export type AnnouncedLimits = Pick<Limits, 'frame' | 'chunk' | 'sync' | 'document'>;

/** The announced part of `limits`, in a fixed key order. */
export function announcedLimits(limits: Limits): AnnouncedLimits {
  return { frame: limits.frame, chunk: limits.chunk, sync: limits.sync, document: limits.document };
}

/**
 * How a server cuts its own frames, and what a client must be ready to join: a whole document with its
 * history of deletions may have to go down at once, whatever a client may send up at once.
 */
export function downwardChunkLimits(limits: Pick<Limits, 'chunk' | 'sync' | 'document'>): {
  readonly chunk: number;
  readonly sync: number;
} {
  return { chunk: limits.chunk, sync: Math.max(limits.sync, 2 * limits.document) };
}
