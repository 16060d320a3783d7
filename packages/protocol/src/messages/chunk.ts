import * as encoding from 'lib0/encoding';
import { EXTENSION, type MessageCodec } from '../message-codec.js';

/** One piece of an ordinary frame that is too large for one WebSocket message. Goes both ways. */
export interface ChunkMessage {
  readonly type: 'chunk';
  /** Same for all pieces of one frame. */
  readonly id: number;
  /** 0-based position of this piece. */
  readonly index: number;
  /** Number of pieces. */
  readonly count: number;
  readonly bytes: Uint8Array;
}

export const chunk: MessageCodec<ChunkMessage> = {
  type: 'chunk',
  tag: [EXTENSION, 3],
  direction: 'both',
  write(encoder, message) {
    encoding.writeVarUint(encoder, message.id);
    encoding.writeVarUint(encoder, message.index);
    encoding.writeVarUint(encoder, message.count);
    encoding.writeVarUint8Array(encoder, message.bytes);
  },
  read(reader, limits) {
    return {
      type: 'chunk',
      id: reader.uint(),
      index: reader.uint(),
      count: reader.uint(),
      bytes: reader.bytes(limits.frame),
    };
  },
};
