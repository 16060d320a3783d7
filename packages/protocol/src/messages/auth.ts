import * as encoding from 'lib0/encoding';
import { EXTENSION, type MessageCodec } from '../message-codec.js';

/** First frame of a `firsat.v1` socket; sent again to renew the token on the same socket. */
export interface AuthMessage {
  readonly type: 'auth';
  /** The host page's token; empty where the server is open. */
  readonly token: string;
  /** Version of the client software, for logs and CLIENT_TOO_OLD. */
  readonly clientVersion: string;
  /** Newest document schema that this client can write. */
  readonly schema: number;
  /** Epoch of the client's local copy; 0 when it has none. */
  readonly epoch: number;
}

export const auth: MessageCodec<AuthMessage> = {
  type: 'auth',
  tag: [EXTENSION, 2],
  direction: 'up',
  write(encoder, message) {
    encoding.writeVarString(encoder, message.token);
    encoding.writeVarString(encoder, message.clientVersion);
    encoding.writeVarUint(encoder, message.schema);
    encoding.writeVarUint(encoder, message.epoch);
  },
  read(reader, limits) {
    return {
      type: 'auth',
      token: reader.text(limits.preAuth),
      clientVersion: reader.text(128),
      schema: reader.uint(),
      epoch: reader.uint(),
    };
  },
};
