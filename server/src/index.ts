export { createServer, isLoopback, type RunningServer, type ServerOptions } from './app.js';
export { StartError } from './start-error.js';
export { systemClock, type Clock } from './clock.js';
export { createLogger, LOG_LEVELS, type LogFields, type Logger, type LogLevel } from './ops/logger.js';
export type { Health } from './ops/health.js';
export { NO_METRICS, type Metrics } from './ops/metrics.js';
export { createPrometheus, type GaugeSources, type PrometheusMetrics } from './ops/prometheus.js';
export { startOperationsServer, type OperationsServer } from './ops/operations-server.js';
export type { ReadyState } from './ops/readiness.js';
export { throttled } from './ops/throttled-logger.js';
export type { Access, AccessChange, AccessRequest, Authorizer, Denial, Grant } from './auth/authorizer.js';
export { createOriginPolicy, type OriginPolicy, type OriginVerdict } from './auth/origin-policy.js';
export { DEFAULT_GATE_LIMITS, type GateLimits } from './transport/gatekeeper.js';
export { HttpError, type Route, type RouteAnswer, type RouteRequest } from './http/router.js';
export type { RouteContext } from './http/create-router.js';
export { createOpenAuthorizer } from './auth/open.js';
export type { DocumentName } from './transport/sync-path.js';
export {
  SERVER_USER,
  StorageError,
  type ClientBinding,
  type DocumentInfo,
  type LogRow,
  type RefusedBytes,
  type RowKind,
  type Storage,
  type StorageErrorCode,
  type StorageHealth,
  type StoredDocument,
} from './storage/storage.js';
export type {
  EpochRecord,
  EpochStart,
  Membership,
  VersionRecord,
  WorkspaceRecord,
  WorkspaceState,
  WorkspaceStore,
} from './storage/workspace-store.js';
export type { EpochAuthority, EpochOutcome, FoldedDocument } from './epochs/epoch-authority.js';
export { EPOCH_THRESHOLDS, type EpochThresholds } from './epochs/epoch-keeper.js';
export { pointAtRows, pointAtTime, pointOfVersion, type HistoryPoint } from './epochs/history-point.js';
export { createMemoryStorage } from './storage/memory.js';
export { createSqliteStorage, type SqliteStorageOptions } from './storage/sqlite.js';
