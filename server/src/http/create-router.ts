import type { IncomingMessage } from 'node:http';
import { healthStatus, type Health } from '../ops/health.js';
import type { Logger } from '../ops/logger.js';
import { StorageError } from '../storage/storage.js';
import type { Gatekeeper } from '../transport/gatekeeper.js';
import { Router, type Route } from './router.js';

/** What routes of other modules may ask of the running server. */
export interface RouteContext {
  health(): Health;
  /** A credential from this address ({@link Route} request `key`) was refused. */
  readonly refused: (key: string) => void;
}

/** The router with `/healthz`, the limits of the gatekeeper, and what others bring. */
export function createRouter(
  context: RouteContext,
  gatekeeper: Gatekeeper,
  logger: Logger,
  routes: readonly Route[],
): Router {
  const healthz: Route = {
    method: 'GET',
    path: '/healthz',
    unlimited: true,
    handle: () => {
      const body = context.health();
      return { status: healthStatus(body), body };
    },
  };
  return new Router({
    routes: [healthz, ...routes],
    admit(request: IncomingMessage, route: Route) {
      const key = gatekeeper.keyOf(request);
      return { key, refused: route.unlimited ? undefined : gatekeeper.request(key)?.status };
    },
    failed(path, error) {
      const kind = error instanceof Error ? error.name : 'other';
      logger.error('request-failed', { path, kind });
      // Nobody can tell now: the storage or the issuer of the tokens does not answer.
      return error instanceof StorageError || kind === 'KeysUnavailable' ? 503 : 500;
    },
  });
}
