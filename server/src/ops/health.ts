import type { StorageHealth } from '../storage/storage.js';

/** The body of `/healthz`. */
export interface Health {
  readonly status: 'ok' | 'starting' | 'stopping' | 'storage-failing';
  readonly storage: StorageHealth;
  readonly rooms: number;
  readonly sessions: number;
}

/** 200 when the server takes and stores changes, else 503. */
export function healthStatus(health: Health): number {
  return health.status === 'ok' ? 200 : 503;
}
