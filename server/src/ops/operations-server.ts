import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Router } from '../http/router.js';
import { StartError } from '../start-error.js';
import type { Health } from './health.js';
import type { PrometheusMetrics } from './prometheus.js';
import type { ReadyState } from './readiness.js';
import { healthRoute, readyRoute } from './routes.js';

export interface OperationsOptions {
  readonly host: string;
  /** 0 = any free one. */
  readonly port: number;
  readonly metrics: Pick<PrometheusMetrics, 'text' | 'contentType'>;
  readonly health: () => Health;
  readonly ready: () => Promise<ReadyState>;
}

/** The listener for operators. */
export interface OperationsServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Listens for operators on a port of its own, beside the one that the world reaches: `/metrics`, and the two probes
 * (OP2). It answers to everyone who reaches it, so its address is loopback unless somebody says otherwise.
 *
 * @throws StartError when the address cannot be used
 */
export async function startOperationsServer(options: OperationsOptions): Promise<OperationsServer> {
  const { host, port, metrics } = options;
  const router = new Router({
    routes: [
      healthRoute(options.health),
      readyRoute(options.ready),
      {
        method: 'GET',
        path: '/metrics',
        handle: async () => ({
          status: 200,
          body: await metrics.text(),
          headers: { 'content-type': metrics.contentType },
        }),
      },
    ],
    admit: () => ({ key: '', refused: undefined }),
    failed: () => 500,
  });
  const http = createServer({ headersTimeout: 5_000, requestTimeout: 10_000 });
  http.on('request', (request, response) => {
    router.handle(request, response);
  });
  http.on('clientError', (_error, socket) => {
    socket.destroy();
  });
  await listen(http, host, port);
  const bound = (http.address() as AddressInfo).port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: () =>
      new Promise((resolve) => {
        http.close(() => {
          resolve();
        });
        http.closeAllConnections();
      }),
  };
}

function listen(http: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        new StartError(
          `cannot listen for operators on ${host}:${port} (${error.code ?? error.message}): set FIRSAT_METRICS_PORT ` +
            'and FIRSAT_METRICS_HOST to a free address of this machine',
        ),
      );
    });
    http.listen({ host, port }, resolve);
  });
}
