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
  /** How many seconds' worth of bytes may be used at once, beside one first sync of `sync` bytes. */
  readonly burst: number;
  /** Messages that may come at once: a program that writes a thousand records one by one is no attacker. */
  readonly messageBurst: number;
  /** New structs per second of one user; one update of `structsPerSync` may always come after a rest. */
  readonly structsPerSecond: number;
  /** Structs of an update that came in one WebSocket message. */
  readonly structs: number;
  /** Structs of a SyncStep2 or of an update that came in chunks (an import). */
  readonly structsPerSync: number;
  /** Client ids that one update may bring something new of. */
  readonly clientsPerUpdate: number;
  /** The same of a SyncStep2: it brings what a client heard from others as well. */
  readonly clientsPerSync: number;
  /** Client ids that one user may begin in one document on one day. */
  readonly newClientsPerDay: number;
  /** Refused updates of one user in a minute at which the connection is closed. */
  readonly refusalsPerMinute: number;
  /** Updates of a room that may wait for their predecessors, their bytes, and how long. */
  readonly pendingUpdates: number;
  readonly pendingBytes: number;
  readonly pendingMs: number;
  /** Clients of a room whose presence is kept. */
  readonly presences: number;
  /** Presence updates per second of one connection that go on to the others; the newest one is never lost. */
  readonly presencePerSecond: number;
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
  connectionsPerUser: 60,
  messagesPerSecond: 50,
  bytesPerSecond: MIB,
  burst: 10,
  messageBurst: 2_000,
  structsPerSecond: 5_000,
  structs: 20_000,
  structsPerSync: 400_000,
  clientsPerUpdate: 16,
  clientsPerSync: 1_000,
  newClientsPerDay: 200,
  refusalsPerMinute: 3,
  pendingUpdates: 256,
  pendingBytes: 4 * MIB,
  pendingMs: 600_000,
  presences: 200,
  presencePerSecond: 10,
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
