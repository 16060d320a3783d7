import * as encoding from 'lib0/encoding';
import { AUTH, type MessageCodec } from '../message-codec.js';

/** y-protocols' permission denied; told to basic-mode clients before the close. */
export interface AuthDeniedMessage {
  readonly type: 'auth-denied';
  readonly reason: string;
}

export const authDenied: MessageCodec<AuthDeniedMessage> = {
  type: 'auth-denied',
  tag: [AUTH, 0],
  direction: 'down',
  write(encoder, message) {
    encoding.writeVarString(encoder, message.reason);
  },
  read(reader) {
    return { type: 'auth-denied', reason: reader.text(1024) };
  },
};
