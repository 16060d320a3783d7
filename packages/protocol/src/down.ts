import type { AuthDeniedMessage } from './messages/auth-denied.js';
import type { AwarenessMessage } from './messages/awareness.js';
import type { ChunkMessage } from './messages/chunk.js';
import type { DurableMessage } from './messages/durable.js';
import type { EpochMessage } from './messages/epoch.js';
import type { HelloMessage } from './messages/hello.js';
import type { NeedAuthMessage } from './messages/need-auth.js';
import type { NoticeMessage } from './messages/notice.js';
import type { QueryAwarenessMessage } from './messages/query-awareness.js';
import type { RefusedMessage } from './messages/refused.js';
import type { RoleMessage } from './messages/role.js';
import type { SyncStep1Message } from './messages/sync-step-1.js';
import type { SyncStep2Message } from './messages/sync-step-2.js';
import type { UpdateMessage } from './messages/update.js';

/** Everything that a server may send. */
export type DownMessage =
  | SyncStep1Message
  | SyncStep2Message
  | UpdateMessage
  | AwarenessMessage
  | QueryAwarenessMessage
  | AuthDeniedMessage
  | ChunkMessage
  | HelloMessage
  | DurableMessage
  | RefusedMessage
  | RoleMessage
  | NoticeMessage
  | EpochMessage
  | NeedAuthMessage;
