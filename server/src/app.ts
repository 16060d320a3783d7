import { randomInt, randomUUID } from 'node:crypto';
import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CLOSE, DEFAULT_LIMITS, type Limits } from '@firsat/protocol';
import type { Authorizer } from './auth/authorizer.js';
import { ANY_ORIGIN, LOOPBACK_ORIGINS, type OriginPolicy } from './auth/origin-policy.js';
import { systemClock, type Clock } from './clock.js';
import { EpochAuthority } from './epochs/epoch-authority.js';
import { EpochKeeper, type EpochThresholds } from './epochs/epoch-keeper.js';
import { createFoldThread } from './epochs/fold-thread.js';
import { createRouter, type RouteContext } from './http/create-router.js';
import type { Route } from './http/router.js';
import type { Health } from './ops/health.js';
import type { Logger } from './ops/logger.js';
import { measured } from './ops/measured-storage.js';
import { NO_METRICS, type Metrics } from './ops/metrics.js';
import { Readiness, type ReadyState } from './ops/readiness.js';
import { RoomRegistry } from './rooms/room-registry.js';
import { StartError } from './start-error.js';
import { StorageError, type Storage } from './storage/storage.js';
import type { TrustedProxies } from './transport/client-address.js';
import { DEFAULT_GATE_LIMITS, Gatekeeper, NO_GATE_LIMITS, type GateLimits } from './transport/gatekeeper.js';
import { WsTransport } from './transport/ws-transport.js';

export interface ServerOptions {
  readonly storage: Storage;
  readonly authorizer: Authorizer;
  readonly logger: Logger;
  /** Counts for operators; nothing is counted when absent. */
  readonly metrics?: Metrics;
  readonly clock?: Clock;
  readonly limits?: Limits;
  /** Default: pages of this machine where everyone is let in, any page where the authorizer asks for credentials. */
  readonly origins?: OriginPolicy;
  /** Default: the documented ones, none where everyone is let in. */
  readonly gateLimits?: GateLimits;
  /** Proxies whose `X-Forwarded-For` is believed; default none. */
  readonly proxies?: TrustedProxies;
  /** More routes than `/healthz`. */
  readonly routes?: (context: RouteContext) => readonly Route[];
  /** When quiet workspaces are folded; default: as documented. */
  readonly epochs?: Partial<EpochThresholds>;
  /** Address to listen on; without authentication only one of this machine. */
  readonly host?: string;
  /** 0 = any free port. */
  readonly port?: number;
}

/** A server that answers. */
export interface RunningServer {
  readonly host: string;
  readonly port: number;
  /** `http://host:port` */
  readonly url: string;
  health(): Health;
  /** Whether a change that comes now could be stored, found out by a write that is at most a second old (OP1). */
  ready(): Promise<ReadyState>;
  /** Folds and restores workspaces while people are connected. */
  readonly epochs: EpochAuthority;
  /**
   * Refuses newcomers, tells clients, commits what waits (at most 10 s), ends all sessions and closes the
   * storage. Idempotent.
   */
  close(): Promise<void>;
}

/** Of a request, bytes. Tokens are not in headers of sockets, so nothing of ours comes near. */
const MAX_HEADERS = 8 * 1024;
/** How long a shutdown waits for commits. */
const FLUSH_MS = 10_000;
/** What clients are told about when to come back. */
const RESTART_MS = 1_000;

/**
 * Composes storage, rooms and transport and listens.
 *
 * @throws StartError when the address or the storage cannot be used; nothing is left open then
 */
export async function createServer(options: ServerOptions): Promise<RunningServer> {
  const { authorizer, logger, metrics = NO_METRICS } = options;
  const clock = options.clock ?? systemClock;
  const storage = measured(options.storage, metrics, clock);
  const limits = options.limits ?? DEFAULT_LIMITS;
  const host = options.host ?? '127.0.0.1';
  if (authorizer.open && !isLoopback(host))
    throw new StartError(
      `refusing to listen on ${host} without authentication: everyone who reaches the port could read and write. ` +
        'Set FIRSAT_JWKS_URL or FIRSAT_JWT_SECRET, or FIRSAT_HOST=127.0.0.1.',
    );

  let state: 'starting' | 'ok' | 'stopping' = 'starting';
  const folding = createFoldThread();
  const epochs = new EpochAuthority({
    storage,
    rooms: { endWorkspace: (workspace, row, epoch) => registry.endWorkspace(workspace, row, epoch) },
    logger,
    fold: (stored, clientId) => folding.fold(stored, clientId),
    newClientId: () => randomInt(2 ** 32),
    newId: () => randomUUID(),
  });
  const keeper = new EpochKeeper({
    authority: epochs,
    clock,
    logger,
    rest: () => folding.rest(),
    ...(options.epochs ? { thresholds: options.epochs } : {}),
  });
  const registry: RoomRegistry = new RoomRegistry({
    storage: keeper.watching(storage),
    clock,
    logger,
    limits,
  });
  const http = createHttpServer({
    maxHeaderSize: MAX_HEADERS,
    headersTimeout: 5_000,
    requestTimeout: 10_000,
  });
  const gatekeeper = new Gatekeeper({
    limits: options.gateLimits ?? (authorizer.open ? NO_GATE_LIMITS : DEFAULT_GATE_LIMITS),
    origins: options.origins ?? (authorizer.open ? LOOPBACK_ORIGINS : ANY_ORIGIN),
    ...(options.proxies ? { proxies: options.proxies } : {}),
    clock,
    logger,
  });
  const transport = new WsTransport({
    http,
    registry,
    authorizer,
    gatekeeper,
    clock,
    logger,
    metrics,
    limits,
    newId: () => randomUUID(),
    accepting: () => state === 'ok',
  });
  const health = (): Health => {
    const stored = storage.health();
    const status = state === 'ok' && !stored.ok ? 'storage-failing' : state;
    return { status, storage: stored, rooms: registry.size, sessions: transport.sessionCount };
  };
  const readiness = new Readiness({ storage, clock, health });
  const context: RouteContext = {
    health,
    ready: () => readiness.check(),
    refused: (key) => {
      gatekeeper.refused(key);
    },
  };
  const router = createRouter(context, gatekeeper, logger, options.routes?.(context) ?? []);
  http.on('request', (request, response) => {
    router.handle(request, response);
  });
  http.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'HPE_HEADER_OVERFLOW' && socket.writable) {
      // Mostly cookies of the host's domain, or what a proxy adds: the operator must know (F37).
      logger.warn('headers-too-large', { limit: MAX_HEADERS });
      socket.end(
        'HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
      );
    } else socket.destroy();
  });

  // The port first: a second start with the same settings must not touch the data of the first.
  const port = await listen(http, host, options.port ?? 0);
  try {
    await storage.open();
  } catch (error) {
    transport.close();
    gatekeeper.close();
    await keeper.close();
    await closeHttp(http);
    const hint =
      error instanceof StorageError && error.code === 'locked'
        ? ''
        : '; set FIRSAT_DATA to a writable folder';
    throw new StartError(
      `cannot use the data folder: ${error instanceof Error ? error.message : String(error)}${hint}`,
    );
  }
  state = 'ok';

  const shutDown = async (): Promise<void> => {
    state = 'stopping';
    transport.announceRestart(RESTART_MS);
    const folded = keeper.close().then(() => folding.rest());
    const flushed = await within(clock, FLUSH_MS, registry.close(CLOSE.restart));
    if (!flushed) logger.error('shutdown-unsaved', { rooms: registry.size });
    transport.close();
    gatekeeper.close();
    const closed = closeHttp(http);
    await within(clock, 2_000, closed);
    transport.terminate();
    await within(clock, 2_000, folded);
    await within(clock, 2_000, storage.close());
  };
  let closing: Promise<void> | undefined;
  return {
    host,
    port,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    health,
    ready: () => readiness.check(),
    epochs,
    close: () => (closing ??= shutDown()),
  };
}

/** Whether an address reaches this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function listen(http: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      reject(new StartError(listenProblem(error, host, port)));
    });
    http.listen({ host, port }, () => {
      resolve((http.address() as AddressInfo).port);
    });
  });
}

function listenProblem(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE')
    return `port ${port} on ${host} is in use: stop the other program or set FIRSAT_PORT to a free port`;
  if (error.code === 'EACCES') return `no permission to listen on port ${port}: set FIRSAT_PORT above 1023`;
  return `cannot listen on ${host}:${port} (${error.code ?? error.message})`;
}

function closeHttp(http: Server): Promise<void> {
  return new Promise((resolve) => {
    http.close(() => {
      resolve();
    });
    http.closeAllConnections();
  });
}

/** Whether `work` settled in time. A rejection counts as settled: it was reported where it happened. */
function within(clock: Clock, ms: number, work: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = clock.after(ms, () => {
      resolve(false);
    });
    const settle = (): void => {
      cancel();
      resolve(true);
    };
    work.then(settle, settle);
  });
}
