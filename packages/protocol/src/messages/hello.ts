import type { Encoder } from 'lib0/encoding';
import type { AnnouncedLimits } from '../limits.js';
import { EXTENSION, type MessageCodec } from '../message-codec.js';
import { writeObject } from '../wire.js';
import { parseRole, type Role } from '../role.js';

/** The server accepted AUTH; Yjs traffic may begin. At most 4 kB of JSON. */
export interface HelloMessage {
  readonly type: 'hello';
  /** The server's protocol version. */
  readonly protocol: number;
  /** Id of this session in the server's logs. */
  readonly session: string;
  readonly role: Role;
  /** Epoch of the document that is served. */
  readonly epoch: number;
  /** Document schemas that the server lets clients write. */
  readonly schema: { readonly min: number; readonly max: number };
  readonly limits: AnnouncedLimits;
  /** The server's clock, milliseconds since 1970. */
  readonly serverTime: number;
  /** When the accepted token ends, milliseconds since 1970; `null` = never. */
  readonly exp: number | null;
  /** Optional abilities of the server, by name. */
  readonly features: readonly string[];
}

const MAX_HELLO = 4096;

export const hello: MessageCodec<HelloMessage> = {
  type: 'hello',
  tag: [EXTENSION, 16],
  direction: 'down',
  write(encoder: Encoder, { type: _type, ...body }) {
    writeObject(encoder, body);
  },
  read(reader) {
    const body = reader.object(MAX_HELLO);
    const schema = body.object('schema');
    const limits = body.object('limits');
    return {
      type: 'hello',
      protocol: body.uint('protocol'),
      session: body.text('session'),
      role: parseRole(body.text('role')),
      epoch: body.uint('epoch'),
      schema: { min: schema.uint('min'), max: schema.uint('max') },
      limits: {
        frame: limits.uint('frame'),
        chunk: limits.uint('chunk'),
        sync: limits.uint('sync'),
        document: limits.uint('document'),
      },
      serverTime: body.uint('serverTime'),
      exp: body.has('exp') ? body.uint('exp') : null,
      features: body.texts('features'),
    };
  },
};
