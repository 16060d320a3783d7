import type { Limits } from '@firsat/protocol';
import type { Authorizer } from '../auth/authorizer.js';
import type { Clock } from '../clock.js';
import type { Logger } from '../ops/logger.js';
import type { Metrics } from '../ops/metrics.js';
import type { DocumentName } from '../transport/sync-path.js';
import type { AdmissionGate } from './admission.js';
import type { SessionSocket } from './outgoing.js';
import type { RoomRegistry } from './room-registry.js';

/** What a session is made of. */
export interface SessionOptions {
  readonly id: string;
  readonly document: DocumentName;
  /** Whether the client chose `firsat.v1`. */
  readonly extended: boolean;
  /** What the upgrade showed: the ticket of the address (basic mode) and the Origin header. */
  readonly ticket: string;
  readonly origin: string | null;
  readonly socket: SessionSocket;
  readonly authorizer: Authorizer;
  readonly gate: AdmissionGate;
  readonly registry: RoomRegistry;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly limits: Limits;
}
