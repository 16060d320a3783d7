import * as encoding from 'lib0/encoding';
import { SYNC, type MessageCodec } from '../message-codec.js';

/** The answer to a SyncStep1: everything the asker lacks, and the whole delete set. */
export interface SyncStep2Message {
  readonly type: 'sync-step-2';
  readonly update: Uint8Array;
}

export const syncStep2: MessageCodec<SyncStep2Message> = {
  type: 'sync-step-2',
  tag: [SYNC, 1],
  direction: 'both',
  write(encoder, message) {
    encoding.writeVarUint8Array(encoder, message.update);
  },
  read(reader, limits) {
    return { type: 'sync-step-2', update: reader.bytes(limits.sync) };
  },
};
