import { encodeMessage } from './codec.js';
import type { AnnouncedLimits } from './limits.js';
import { AUTH, AWARENESS, QUERY_AWARENESS, SYNC } from './message-codec.js';
import type { ChunkMessage } from './messages/chunk.js';
import { ProtocolError } from './protocol-error.js';

/** The limits that splitting and reassembly need. */
export type ChunkLimits = Pick<AnnouncedLimits, 'chunk' | 'sync'>;

/**
 * The WebSocket messages that carry `frame`: itself when it is small enough, else CHUNK frames in order.
 * They must be sent back to back (LIM3).
 *
 * @throws ProtocolError `too-large` when the frame is over `limits.sync`: no number of pieces would help.
 */
export function splitFrame(frame: Uint8Array, id: number, limits: ChunkLimits): readonly Uint8Array[] {
  if (frame.length <= limits.chunk) return [frame];
  if (frame.length > limits.sync) throw new ProtocolError('too-large', `frame of ${frame.length} bytes`);
  const count = Math.ceil(frame.length / limits.chunk);
  return Array.from({ length: count }, (_, index) =>
    encodeMessage({
      type: 'chunk',
      id,
      index,
      count,
      bytes: frame.subarray(index * limits.chunk, (index + 1) * limits.chunk),
    }),
  );
}

/** Kinds that a chunked frame may hold: y-websocket's. Extension frames are small and must not nest. */
const ORDINARY: ReadonlySet<number> = new Set([SYNC, AWARENESS, AUTH, QUERY_AWARENESS]);

/**
 * Puts chunked frames together again. Holds at most one unfinished frame and at most `limits.sync`
 * bytes, whatever the peer claims about counts (LIM2).
 */
export class ChunkAssembler {
  readonly #limits: ChunkLimits;
  #parts: Uint8Array[] = [];
  #size = 0;
  #id = -1;
  #count = 0;

  constructor(limits: ChunkLimits) {
    this.#limits = limits;
  }

  /** True between the first and the last piece: no other frame may come now. */
  get pending(): boolean {
    return this.#parts.length > 0;
  }

  /**
   * Takes the next piece; the complete frame after the last one, else `undefined`.
   *
   * @throws ProtocolError `chunk-order` or `too-large`; the unfinished frame is dropped.
   */
  add(piece: ChunkMessage): Uint8Array | undefined {
    try {
      this.#check(piece);
    } catch (error) {
      this.#reset();
      throw error;
    }
    // A copy: the piece is a view on a socket's buffer, which would be kept alive until the last piece.
    this.#parts.push(piece.bytes.slice());
    this.#size += piece.bytes.length;
    if (this.#parts.length < piece.count) return undefined;
    const frame = new Uint8Array(this.#size);
    let offset = 0;
    for (const part of this.#parts) {
      frame.set(part, offset);
      offset += part.length;
    }
    this.#reset();
    if (!ORDINARY.has(frame[0] ?? -1)) throw new ProtocolError('chunk-order', 'an extension frame in pieces');
    return frame;
  }

  #check(piece: ChunkMessage): void {
    if (piece.index !== this.#parts.length) throw new ProtocolError('chunk-order', `piece ${piece.index}`);
    if (this.pending && (piece.id !== this.#id || piece.count !== this.#count))
      throw new ProtocolError('chunk-order', 'another frame began');
    if (!this.pending) {
      // Pieces are at least one byte, so this bounds the number of parts as well.
      if (piece.count < 1 || piece.count > this.#limits.sync)
        throw new ProtocolError('too-large', 'piece count');
      this.#id = piece.id;
      this.#count = piece.count;
    }
    if (piece.bytes.length === 0) throw new ProtocolError('chunk-order', 'empty piece');
    if (this.#size + piece.bytes.length > this.#limits.sync)
      throw new ProtocolError('too-large', 'chunked frame');
  }

  #reset(): void {
    this.#parts = [];
    this.#size = 0;
    this.#id = -1;
    this.#count = 0;
  }
}
