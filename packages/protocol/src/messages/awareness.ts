import * as encoding from 'lib0/encoding';
import { AWARENESS, type MessageCodec } from '../message-codec.js';

/** Presence of one or more clients, as y-protocols/awareness encodes it. Never stored, never acknowledged. */
export interface AwarenessMessage {
  readonly type: 'awareness';
  readonly update: Uint8Array;
}

export const awareness: MessageCodec<AwarenessMessage> = {
  type: 'awareness',
  tag: [AWARENESS],
  direction: 'both',
  write(encoder, message) {
    encoding.writeVarUint8Array(encoder, message.update);
  },
  read(reader, limits) {
    return { type: 'awareness', update: reader.bytes(limits.frame) };
  },
};
