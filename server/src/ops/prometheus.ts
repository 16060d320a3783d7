import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { StorageErrorCode } from '../storage/storage.js';
import type { Metrics, StorageOperation } from './metrics.js';

/** Figures that are read when somebody asks. */
export interface GaugeSources {
  readonly connections: () => number;
  readonly rooms: () => number;
  /** Whether changes are taken and stored at this moment. */
  readonly ready: () => boolean | Promise<boolean>;
  /** Milliseconds since the newest backup was finished; `undefined` when none is known. */
  readonly backupAgeMs: () => number | undefined;
}

/** Counters of this process in Prometheus' text format. */
export interface PrometheusMetrics extends Metrics {
  /** Connects the figures that are read on demand. */
  observe(sources: GaugeSources): void;
  readonly contentType: string;
  text(): Promise<string>;
  /** The names of all metrics, for the check of the dashboard. */
  names(): readonly string[];
}

export interface PrometheusOptions {
  /** CPU, memory, event-loop lag, garbage collection of the process: once per process. */
  readonly processDefaults: boolean;
}

/** From a fast disk's fsync to where people notice. */
const COMMIT_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const LOAD_SECONDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Close codes that are counted by themselves. Others come from clients, who must not be able to make labels. */
const CLOSE_CODES: ReadonlySet<number> = new Set([
  1000, 1001, 1002, 1005, 1006, 1007, 1009, 1012, 4400, 4401, 4403, 4404, 4409, 4413, 4422, 4426, 4503, 4508,
  4529,
]);

const OPERATIONS: readonly StorageOperation[] = ['append', 'load', 'compact'];
const STORAGE_CODES: readonly StorageErrorCode[] = ['full', 'busy', 'io', 'corrupt', 'locked'];

export function createPrometheus(options: PrometheusOptions): PrometheusMetrics {
  const registry = new Registry();
  const registers = [registry];
  if (options.processDefaults) collectDefaultMetrics({ register: registry });

  const closed = new Counter({
    name: 'firsat_sessions_closed_total',
    help: 'Sessions that ended, by WebSocket close code',
    labelNames: ['code'],
    registers,
  });
  const upgrades = new Counter({
    name: 'firsat_upgrades_refused_total',
    help: 'Connections refused before the WebSocket handshake, by HTTP status',
    labelNames: ['status'],
    registers,
  });
  const refused = new Counter({
    name: 'firsat_changes_refused_total',
    help: 'REFUSED messages sent, by code',
    labelNames: ['code'],
    registers,
  });
  const rows = new Counter({
    name: 'firsat_rows_appended_total',
    help: 'Rows committed to the log',
    registers,
  });
  const bytes = new Counter({
    name: 'firsat_bytes_appended_total',
    help: 'Bytes of the rows committed to the log',
    registers,
  });
  const commits = new Histogram({
    name: 'firsat_commit_seconds',
    help: 'From handing rows to the storage to the end of their commit',
    buckets: COMMIT_SECONDS,
    registers,
  });
  const acks = new Histogram({
    name: 'firsat_ack_seconds',
    help: 'From a MARK to its DURABLE',
    buckets: COMMIT_SECONDS,
    registers,
  });
  const loads = new Histogram({
    name: 'firsat_load_seconds',
    help: 'Reading a document from the storage',
    buckets: LOAD_SECONDS,
    registers,
  });
  const storageErrors = new Counter({
    name: 'firsat_storage_errors_total',
    help: 'Failed storage operations, by operation and code',
    labelNames: ['operation', 'code'],
    registers,
  });

  // Series that exist before the first event: an alert on an increase would not see a counter begin with 1.
  for (const code of CLOSE_CODES) closed.inc({ code: String(code) }, 0);
  for (const operation of OPERATIONS)
    for (const code of STORAGE_CODES) storageErrors.inc({ operation, code }, 0);

  return {
    sessionClosed(code) {
      closed.inc({ code: CLOSE_CODES.has(code) ? String(code) : 'other' });
    },
    upgradeRefused(status) {
      upgrades.inc({ status: String(status) });
    },
    changeRefused(code) {
      refused.inc({ code });
    },
    acknowledged(ms) {
      acks.observe(ms / 1_000);
    },
    committed(rowCount, byteCount, ms) {
      rows.inc(rowCount);
      bytes.inc(byteCount);
      commits.observe(ms / 1_000);
    },
    loaded(ms) {
      loads.observe(ms / 1_000);
    },
    storageFailed(operation, code) {
      storageErrors.inc({ operation, code });
    },
    observe({ connections, rooms, ready, backupAgeMs }) {
      const gauge = (name: string, help: string, read: () => number | undefined | Promise<number>): void => {
        new Gauge({
          name,
          help,
          registers,
          async collect() {
            const value = await read();
            // NaN: known to nobody. An alert on a large age must not take "never" for "just now".
            this.set(value ?? NaN);
          },
        });
      };
      gauge('firsat_connections', 'Open sockets', connections);
      gauge('firsat_rooms', 'Documents in memory', rooms);
      gauge('firsat_ready', '1 while changes are taken and stored', async () => ((await ready()) ? 1 : 0));
      gauge(
        'firsat_backup_age_seconds',
        'Since the newest backup was finished; NaN when none is known',
        () => {
          const ms = backupAgeMs();
          return ms === undefined ? undefined : ms / 1_000;
        },
      );
    },
    get contentType() {
      return registry.contentType;
    },
    text: () => registry.metrics(),
    names: () => registry.getMetricsAsArray().map(({ name }) => name),
  };
}
