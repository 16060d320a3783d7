import type { Encoder } from 'lib0/encoding';
import type { Limits } from './limits.js';
import type { FrameReader } from './wire.js';

/** Who may send a message: `up` client to server, `down` server to client. */
export type Direction = 'up' | 'down' | 'both';

/** How one message is written and read; the only place that touches its bytes. */
export interface MessageCodec<M extends { readonly type: string }> {
  readonly type: M['type'];
  /** The leading varUints of the frame. */
  readonly tag: readonly number[];
  readonly direction: Direction;
  /** Writes the body after the tag. */
  write(encoder: Encoder, message: M): void;
  /** Reads the body; the caller checks that nothing is left. */
  read(reader: FrameReader, limits: Limits): M;
}

/** First varUint of a frame. 0–3 are y-websocket's, {@link EXTENSION} is ours. */
export const SYNC = 0;
export const AWARENESS = 1;
export const AUTH = 2;
export const QUERY_AWARENESS = 3;
/** Frames of this protocol: type 110, then a subtype. 4–10 are Hocuspocus', 102 is y-sweet's. */
export const EXTENSION = 110;
