import * as encoding from 'lib0/encoding';
import { EXTENSION, type MessageCodec } from '../message-codec.js';

/** “Tell me when everything that I sent on this socket before this frame is durable.” Rule A2. */
export interface MarkMessage {
  readonly type: 'mark';
  /** Number of the client's newest change that went before. */
  readonly n: number;
}

export const mark: MessageCodec<MarkMessage> = {
  type: 'mark',
  tag: [EXTENSION, 1],
  direction: 'up',
  write(encoder, message) {
    encoding.writeVarUint(encoder, message.n);
  },
  read(reader) {
    return { type: 'mark', n: reader.uint() };
  },
};
