import type { PersistenceHealth } from './indexeddb/document-persistence.js';
import type { AccessState, StorageMode, SyncStatus } from './options.js';
import type { ProblemCode } from './problem.js';
import type { LinkState } from './websocket/server-link.js';

/** The facts of all parts, from which the status is computed. */
export interface StatusFacts {
  readonly hasServer: boolean;
  /** False between `disconnect` and `connect`. */
  readonly wanted: boolean;
  /** One per document; `undefined` while it is being loaded. */
  readonly links: readonly (LinkState | undefined)[];
  /** `undefined`: nothing is kept on this device. */
  readonly outbox: { readonly healthy: boolean; readonly problem: ProblemCode | null } | undefined;
  readonly replicas: readonly PersistenceHealth[];
  readonly savedOnDevice: boolean;
  readonly savedOnServer: boolean;
  readonly unsavedOnDevice: number;
  readonly unsavedOnServer: number;
  readonly lastServerSaveAt: number | null;
  readonly access: AccessState;
  readonly storage: StorageMode;
  readonly evicted: number;
  readonly problem: ProblemCode | null;
}

/** The one place where parts become levels. Pure. */
export function computeStatus(facts: StatusFacts): SyncStatus {
  const { unsavedOnDevice, unsavedOnServer, lastServerSaveAt, access, storage, evicted, problem } = facts;
  return {
    network: networkOf(facts),
    device: deviceOf(facts),
    server: facts.hasServer ? (facts.savedOnServer ? 'saved' : 'pending') : 'none',
    unsavedOnDevice,
    unsavedOnServer,
    lastServerSaveAt,
    access,
    storage,
    evicted,
    problem,
  };
}

/** The worst document speaks for all: half a connection must not look like one. */
function networkOf({ hasServer, wanted, links }: StatusFacts): SyncStatus['network'] {
  if (!hasServer) return 'none';
  if (links.includes('denied')) return 'denied';
  if (!wanted) return 'offline';
  if (links.every((link) => link === 'online')) return 'online';
  return links.includes('offline') ? 'offline' : 'connecting';
}

function deviceOf({ outbox, replicas, savedOnDevice }: StatusFacts): SyncStatus['device'] {
  if (outbox === undefined) return 'memory';
  if (outbox.problem !== null || replicas.includes('failing')) return 'failed';
  const isReady = outbox.healthy && replicas.every((health) => health === 'ready');
  return isReady && savedOnDevice ? 'saved' : 'saving';
}

/** The least right first. */
const LEAST: readonly AccessState[] = ['outdated', 'removed', 'expired', 'reader', 'editor', 'owner'];

/** What the connections of all documents have been told: the least of it counts. */
export function accessOf(links: readonly (AccessState | undefined)[]): AccessState {
  return LEAST.find((access) => links.includes(access)) ?? 'unknown';
}
