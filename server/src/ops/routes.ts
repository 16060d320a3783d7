import type { Route } from '../http/router.js';
import { healthStatus, type Health } from './health.js';
import { readyStatus, type ReadyState } from './readiness.js';

/** `/healthz`: the process answers, and what it knows of itself without asking anybody. */
export function healthRoute(health: () => Health): Route {
  return {
    method: 'GET',
    path: '/healthz',
    unlimited: true,
    handle: () => {
      const body = health();
      return { status: healthStatus(body), body };
    },
  };
}

/** `/readyz`: whether a change that comes now could be stored (OP1). */
export function readyRoute(ready: () => Promise<ReadyState>): Route {
  return {
    method: 'GET',
    path: '/readyz',
    unlimited: true,
    handle: async () => {
      const body = await ready();
      return { status: readyStatus(body), body };
    },
  };
}
