import { EXTENSION, type MessageCodec } from '../message-codec.js';
import { parseRole, type Role } from '../role.js';
import { writeObject } from '../wire.js';

/** The role or the end of the token changed while connected. */
export interface RoleMessage {
  readonly type: 'role';
  readonly role: Role;
  /** When the accepted token ends, milliseconds since 1970; `null` = never. */
  readonly exp: number | null;
}

export const role: MessageCodec<RoleMessage> = {
  type: 'role',
  tag: [EXTENSION, 19],
  direction: 'down',
  write(encoder, message) {
    writeObject(encoder, { role: message.role, exp: message.exp });
  },
  read(reader) {
    const body = reader.object(1024);
    return {
      type: 'role',
      role: parseRole(body.text('role')),
      exp: body.has('exp') ? body.uint('exp') : null,
    };
  },
};
