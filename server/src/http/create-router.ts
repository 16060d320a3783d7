import type { IncomingMessage } from 'node:http';
import type { Health } from '../ops/health.js';
import type { Logger } from '../ops/logger.js';
import type { ReadyState } from '../ops/readiness.js';
import { healthRoute, readyRoute } from '../ops/routes.js';
import { StorageError } from '../storage/storage.js';
import type { Gatekeeper } from '../transport/gatekeeper.js';
import { Router, type Route } from './router.js';

/** What routes of other modules may ask of the running server. */
export interface RouteContext {
  health(): Health;
  ready(): Promise<ReadyState>;
  /** A credential from this address ({@link Route} request `key`) was refused. */
  readonly refused: (key: string) => void;
}

/** The router with `/healthz`, `/readyz`, the limits of the gatekeeper, and what others bring. */
export function createRouter(
  context: RouteContext,
  gatekeeper: Gatekeeper,
  logger: Logger,
  routes: readonly Route[],
): Router {
  return new Router({
    routes: [healthRoute(() => context.health()), readyRoute(() => context.ready()), ...routes],
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
