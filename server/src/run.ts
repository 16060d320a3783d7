import { resolve } from 'node:path';
import { DEFAULT_LIMITS } from '@firsat/protocol';
import { createServer, isLoopback, type RunningServer } from './app.js';
import { systemClock } from './clock.js';
import { commandHelp, runCommand, type CommandSettings } from './commands/index.js';
import { helpText, readConfig, splitList, type Config } from './config.js';
import { createIdentity, readIdentity } from './identity.js';
import { backupAgeMs } from './ops/backup-age.js';
import { createLogger } from './ops/logger.js';
import { startOperationsServer } from './ops/operations-server.js';
import { createPrometheus, type PrometheusMetrics } from './ops/prometheus.js';
import { throttled } from './ops/throttled-logger.js';
import { StartError } from './start-error.js';
import { createSqliteStorage } from './storage/sqlite.js';
import type { Storage } from './storage/storage.js';
import { readProxies } from './transport/client-address.js';
import { DEFAULT_GATE_LIMITS, type GateLimits } from './transport/gatekeeper.js';

/** The process as the program sees it. */
export interface ProcessFace {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly arguments: readonly string[];
  print(line: string): void;
  complain(line: string): void;
  exit(code: number): void;
  /** Calls `stop` when somebody asks the process to end. */
  onStop(stop: () => void): void;
}

/** Replaceable parts, for tests of the whole process. */
export interface RunParts {
  readonly wrapStorage?: (storage: Storage) => Storage;
}

/** A shutdown that takes longer is cut. */
const EXIT_MS = 15_000;

/** Runs the server until it is asked to stop. Problems that an operator can solve are one line and exit code 1. */
export async function run(face: ProcessFace, parts: RunParts = {}): Promise<void> {
  if (face.arguments.some((argument) => argument === '--help' || argument === '-h')) {
    face.print(helpText(commandHelp()));
    return;
  }
  try {
    // Anything else than an option names something to do instead of serving.
    if (face.arguments[0] !== undefined && !face.arguments[0].startsWith('-'))
      await runCommand(face, () => commandSettings(face));
    else await start(face, parts);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    face.complain(`firsat-server: ${error.message}`);
    face.exit(1);
  }
}

/** The operators' port. It stays open to the last: what a shutdown does can be watched. */
async function openMetrics(
  server: RunningServer,
  metrics: PrometheusMetrics,
  folder: string,
  host: string,
  port: number,
  face: ProcessFace,
): Promise<void> {
  metrics.observe({
    connections: () => server.health().sessions,
    rooms: () => server.health().rooms,
    // Asked, not remembered: a disk that works again is found out also when nobody edits.
    ready: async () => (await server.ready()).status === 'ready',
    backupAgeMs: () => backupAgeMs(folder, systemClock.now()),
  });
  const operations = await startOperationsServer({
    host,
    port,
    metrics,
    health: () => server.health(),
    ready: () => server.ready(),
  });
  face.print(`firsat-server metrics at ${operations.url}/metrics`);
}

function gateLimitsOf(config: Config): GateLimits {
  const perSecond = config.FIRSAT_UPGRADES_PER_SECOND;
  return {
    ...DEFAULT_GATE_LIMITS,
    upgrades: { perSecond, burst: perSecond * 20 },
    connectionsPerUser: config.FIRSAT_CONNECTIONS_PER_USER,
    minSchema: config.FIRSAT_MIN_SCHEMA,
  };
}

function commandSettings({ environment }: ProcessFace): CommandSettings {
  const { FIRSAT_DATA, FIRSAT_HISTORY_DAYS } = readConfig(environment);
  return { folder: FIRSAT_DATA, historyDays: FIRSAT_HISTORY_DAYS, now: () => systemClock.now() };
}

async function start(face: ProcessFace, parts: RunParts): Promise<void> {
  const config = readConfig(face.environment);
  const folder = resolve(config.FIRSAT_DATA);
  const settings = readIdentity(config);
  if (!settings.keys && !isLoopback(config.FIRSAT_HOST))
    throw new StartError(
      `refusing to listen on ${config.FIRSAT_HOST} without authentication: everyone who reaches the port could read and ` +
        'write. Set FIRSAT_JWKS_URL (or FIRSAT_JWT_SECRET) and FIRSAT_ORIGINS, or FIRSAT_HOST=127.0.0.1',
    );
  const salt = config.FIRSAT_LOG_SALT;
  const lines = createLogger(
    config.LOG_LEVEL,
    (line) => face.complain(line),
    () => systemClock.now(),
    salt === undefined ? {} : { salt },
  );
  const logger = throttled(lines, systemClock);
  const metricsPort = config.FIRSAT_METRICS_PORT;
  const metrics = metricsPort === undefined ? undefined : createPrometheus({ processDefaults: true });
  const sqlite = createSqliteStorage(folder, { historyDays: config.FIRSAT_HISTORY_DAYS });
  const storage = parts.wrapStorage?.(sqlite) ?? sqlite;
  const identity = createIdentity(config, settings, {
    workspaces: storage.workspaces,
    clock: systemClock,
    logger,
  });
  try {
    const server = await createServer({
      storage,
      authorizer: identity.authorizer,
      origins: identity.origins,
      routes: (context) => identity.routes(context),
      proxies: readProxies(splitList(config.FIRSAT_TRUSTED_PROXIES ?? '')),
      limits: { ...DEFAULT_LIMITS, connectionsPerWorkspace: config.FIRSAT_CONNECTIONS_PER_WORKSPACE },
      ...(settings.keys ? { gateLimits: gateLimitsOf(config) } : {}),
      logger,
      ...(metrics ? { metrics } : {}),
      host: config.FIRSAT_HOST,
      port: config.FIRSAT_PORT,
    });
    if (metrics && metricsPort !== undefined) {
      try {
        await openMetrics(server, metrics, folder, config.FIRSAT_METRICS_HOST, metricsPort, face);
      } catch (error) {
        await server.close();
        throw error;
      }
    }
    face.onStop(() => {
      systemClock.after(EXIT_MS, () => {
        face.exit(1);
      });
      void server.close().then(() => {
        face.exit(0);
      });
    });
    face.print(`firsat-server ready at ${server.url} (data in ${folder})`);
  } catch (error) {
    await storage.close().catch(() => undefined);
    throw error;
  }
}
