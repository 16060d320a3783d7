import * as encoding from 'lib0/encoding';
import { SYNC, type MessageCodec } from '../message-codec.js';

/** One incremental Yjs update (V1). */
export interface UpdateMessage {
  readonly type: 'update';
  readonly update: Uint8Array;
}

export const update: MessageCodec<UpdateMessage> = {
  type: 'update',
  tag: [SYNC, 2],
  direction: 'both',
  write(encoder, message) {
    encoding.writeVarUint8Array(encoder, message.update);
  },
  read(reader, limits) {
    return { type: 'update', update: reader.bytes(limits.sync) };
  },
};
