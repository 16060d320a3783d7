import * as encoding from 'lib0/encoding';
import { EXTENSION, type MessageCodec } from '../message-codec.js';

/** Everything before MARK(n) of this socket is on the server's disk. Rules A4, A7. */
export interface DurableMessage {
  readonly type: 'durable';
  /** The number of the answered MARK. */
  readonly n: number;
  /** The room's newest sequence number on disk. */
  readonly roomSeq: number;
}

export const durable: MessageCodec<DurableMessage> = {
  type: 'durable',
  tag: [EXTENSION, 17],
  direction: 'down',
  write(encoder, message) {
    encoding.writeVarUint(encoder, message.n);
    encoding.writeVarUint(encoder, message.roomSeq);
  },
  read(reader) {
    return { type: 'durable', n: reader.uint(), roomSeq: reader.uint() };
  },
};
