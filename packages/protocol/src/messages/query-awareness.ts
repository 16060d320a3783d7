import { QUERY_AWARENESS, type MessageCodec } from '../message-codec.js';

/** “Send me the presence of everyone.” */
export interface QueryAwarenessMessage {
  readonly type: 'query-awareness';
}

export const queryAwareness: MessageCodec<QueryAwarenessMessage> = {
  type: 'query-awareness',
  tag: [QUERY_AWARENESS],
  direction: 'both',
  write() {
    // the tag is the message
  },
  read() {
    return { type: 'query-awareness' };
  },
};
