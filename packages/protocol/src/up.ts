import type { AuthMessage } from './messages/auth.js';
import type { AwarenessMessage } from './messages/awareness.js';
import type { ChunkMessage } from './messages/chunk.js';
import type { MarkMessage } from './messages/mark.js';
import type { QueryAwarenessMessage } from './messages/query-awareness.js';
import type { SyncStep1Message } from './messages/sync-step-1.js';
import type { SyncStep2Message } from './messages/sync-step-2.js';
import type { UpdateMessage } from './messages/update.js';

/** Everything that a client may send. */
export type UpMessage =
  | SyncStep1Message
  | SyncStep2Message
  | UpdateMessage
  | AwarenessMessage
  | QueryAwarenessMessage
  | MarkMessage
  | AuthMessage
  | ChunkMessage;
