import { EXTENSION, type MessageCodec } from '../message-codec.js';
import { writeObject } from '../wire.js';

/**
 * `restart`: the server goes away; `not-durable`: commits fail at the moment, nothing is being
 * acknowledged; `durable`: commits work again; `limit`: the document is near its limit; `other`: a kind
 * that this version does not know.
 */
export type NoticeKind = 'restart' | 'not-durable' | 'durable' | 'limit' | 'other';

/** News about the server; asks for no answer. */
export interface NoticeMessage {
  readonly type: 'notice';
  readonly kind: NoticeKind;
  /** When to try again; 0 = no advice. */
  readonly retryAfterMs: number;
}

const KINDS: ReadonlySet<string> = new Set<NoticeKind>(['restart', 'not-durable', 'durable', 'limit']);
const isKind = (text: string): text is NoticeKind => KINDS.has(text);

export const notice: MessageCodec<NoticeMessage> = {
  type: 'notice',
  tag: [EXTENSION, 20],
  direction: 'down',
  write(encoder, message) {
    writeObject(encoder, { kind: message.kind, retryAfterMs: message.retryAfterMs });
  },
  read(reader) {
    const body = reader.object(1024);
    const kind = body.text('kind');
    return {
      type: 'notice',
      kind: isKind(kind) ? kind : 'other',
      retryAfterMs: body.uint('retryAfterMs', 0),
    };
  },
};
