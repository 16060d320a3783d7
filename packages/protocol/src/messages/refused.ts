import { EXTENSION, type MessageCodec } from '../message-codec.js';
import { writeObject } from '../wire.js';

/** Why changes were refused. Unknown codes of newer servers are kept as text. */
export type RefusedCode = 'read-only' | 'forbidden' | 'limit' | (string & {});

/** Changes of this socket will not be saved; no DURABLE goes beyond them (A5). */
export interface RefusedMessage {
  readonly type: 'refused';
  readonly code: RefusedCode;
  /** The refused changes lie after MARK(from) … */
  readonly from: number;
  /** … and up to MARK(to); 0 when no MARK has followed yet. */
  readonly to: number;
  /** Where in the document, when it is known; empty otherwise. */
  readonly path: string;
  /** Rule id that was broken; empty when there is none. */
  readonly rule: string;
  /** Whether the same commands may succeed later (a role may change). */
  readonly retryable: boolean;
  /** `fork`: start from the server's copy and replay commands; `drop`: the frame had no lasting effect. */
  readonly action: 'fork' | 'drop';
}

export const refused: MessageCodec<RefusedMessage> = {
  type: 'refused',
  tag: [EXTENSION, 18],
  direction: 'down',
  write(encoder, { type: _type, ...body }) {
    writeObject(encoder, body);
  },
  read(reader) {
    const body = reader.object(4096);
    return {
      type: 'refused',
      code: body.text('code'),
      from: body.uint('from'),
      to: body.uint('to'),
      path: body.text('path', ''),
      rule: body.text('rule', ''),
      retryable: body.flag('retryable'),
      action: body.text('action') === 'drop' ? 'drop' : 'fork',
    };
  },
};
