import { EXTENSION, type MessageCodec } from '../message-codec.js';
import { writeObject } from '../wire.js';

/** The token has ended: send AUTH again within the grace time, or be closed with 4401. */
export interface NeedAuthMessage {
  readonly type: 'need-auth';
  readonly reason: string;
  readonly graceMs: number;
}

export const needAuth: MessageCodec<NeedAuthMessage> = {
  type: 'need-auth',
  tag: [EXTENSION, 22],
  direction: 'down',
  write(encoder, message) {
    writeObject(encoder, { reason: message.reason, graceMs: message.graceMs });
  },
  read(reader) {
    const body = reader.object(1024);
    return { type: 'need-auth', reason: body.text('reason', ''), graceMs: body.uint('graceMs', 0) };
  },
};
