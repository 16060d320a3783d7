import * as encoding from 'lib0/encoding';
import { EXTENSION, type MessageCodec } from '../message-codec.js';

/** The document continues under another epoch: stop, archive the local copy, reload. */
export interface EpochMessage {
  readonly type: 'epoch';
  readonly epoch: number;
}

export const epoch: MessageCodec<EpochMessage> = {
  type: 'epoch',
  tag: [EXTENSION, 21],
  direction: 'down',
  write(encoder, message) {
    encoding.writeVarUint(encoder, message.epoch);
  },
  read(reader) {
    return { type: 'epoch', epoch: reader.uint() };
  },
};
