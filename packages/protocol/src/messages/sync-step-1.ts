import * as encoding from 'lib0/encoding';
import { SYNC, type MessageCodec } from '../message-codec.js';

/** A state vector: “send me what I do not have”. */
export interface SyncStep1Message {
  readonly type: 'sync-step-1';
  readonly stateVector: Uint8Array;
}

export const syncStep1: MessageCodec<SyncStep1Message> = {
  type: 'sync-step-1',
  tag: [SYNC, 0],
  direction: 'both',
  write(encoder, message) {
    encoding.writeVarUint8Array(encoder, message.stateVector);
  },
  read(reader, limits) {
    return { type: 'sync-step-1', stateVector: reader.bytes(limits.sync) };
  },
};
