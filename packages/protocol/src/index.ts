export { SUBPROTOCOL, PROTOCOL_VERSION } from './version.js';
export { ProtocolError, type ProtocolErrorCode } from './protocol-error.js';
export { DEFAULT_LIMITS, announcedLimits, type AnnouncedLimits, type Limits } from './limits.js';
export { CLOSE, closeRow, type CloseAction, type CloseReason, type CloseRow } from './close-codes.js';
export {
  MESSAGE_TABLE,
  decodeMessage,
  encodeMessage,
  mayTravel,
  peekType,
  type Message,
  type WritableMessage,
} from './codec.js';
export type { UpMessage } from './up.js';
export type { DownMessage } from './down.js';
export { parseRole, type Role } from './role.js';
export type { SyncStep1Message } from './messages/sync-step-1.js';
export type { SyncStep2Message } from './messages/sync-step-2.js';
export type { UpdateMessage } from './messages/update.js';
export type { AwarenessMessage } from './messages/awareness.js';
export type { QueryAwarenessMessage } from './messages/query-awareness.js';
export type { AuthDeniedMessage } from './messages/auth-denied.js';
export type { MarkMessage } from './messages/mark.js';
export type { AuthMessage } from './messages/auth.js';
export type { ChunkMessage } from './messages/chunk.js';
export type { HelloMessage } from './messages/hello.js';
export type { DurableMessage } from './messages/durable.js';
export type { RefusedCode, RefusedMessage } from './messages/refused.js';
export type { RoleMessage } from './messages/role.js';
export type { NoticeKind, NoticeMessage } from './messages/notice.js';
export type { EpochMessage } from './messages/epoch.js';
export type { NeedAuthMessage } from './messages/need-auth.js';
export type { UnknownMessage } from './messages/unknown.js';
export { applyUpdate } from './updates/apply-update.js';
export { ChunkAssembler, splitFrame, type ChunkLimits } from './chunks.js';
export {
  ClientConnection,
  type ClientConnectionOptions,
  type ClientEffect,
  type ClientState,
  type Credentials,
} from './client-connection.js';
export {
  ServerConnection,
  type ServerConnectionOptions,
  type ServerEffect,
  type ServerState,
  type Verdict,
  type Welcome,
} from './server-connection.js';
