import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { CLOSE } from '@firsat/protocol';
import { createMemoryStorage } from '../storage/memory.js';
import { StorageError } from '../storage/storage.js';
import { createFaultyStorage } from '../testing/faulty-storage.js';
import { TestClient } from '../testing/test-client.js';
import { withServer, type TestServer } from '../testing/test-server.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { backupAgeMs, LAST_BACKUP_FILE, noteBackup } from './backup-age.js';
import { startOperationsServer } from './operations-server.js';
import { createPrometheus, type PrometheusMetrics } from './prometheus.js';

/** The value of a sample line; `undefined` when there is none. */
async function sample(metrics: PrometheusMetrics, name: string): Promise<number | undefined> {
  const line = (await metrics.text()).split('\n').find((text) => text.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length + 1));
}

const observed = (): PrometheusMetrics => {
  const metrics = createPrometheus({ processDefaults: false });
  metrics.observe({ connections: () => 3, rooms: () => 2, ready: () => true, backupAgeMs: () => undefined });
  return metrics;
};

async function edit(server: TestServer): Promise<TestClient> {
  const client = new TestClient({ url: `${server.syncUrl}/w/1/core` });
  await client.connectAndSync();
  client.records.set('a', 1);
  await client.saved();
  return client;
}

describe('metrics', () => {
  it('OP3 commits, acknowledgements and closed sessions of a running server are counted', async () => {
    const metrics = observed();
    await withServer({ metrics }, async (server) => {
      const client = await edit(server);
      assert.equal(await sample(metrics, 'firsat_rows_appended_total'), 1);
      assert.ok(((await sample(metrics, 'firsat_bytes_appended_total')) ?? 0) > 10);
      assert.equal(await sample(metrics, 'firsat_commit_seconds_count'), 1);
      assert.equal(await sample(metrics, 'firsat_ack_seconds_count'), 1);
      assert.equal(await sample(metrics, 'firsat_load_seconds_count'), 1);
      client.sendRaw(Uint8Array.of(0, 0));
      await client.until(() => client.lastClose !== undefined);
      assert.equal(
        await sample(metrics, `firsat_sessions_closed_total{code="${CLOSE.badProtocol.code}"}`),
        1,
      );
      assert.equal((await fetch(`${server.url}/metrics`)).status, 404);
    });
  });

  it('OP3 a change that is not on the disk is neither counted as committed nor as acknowledged', async () => {
    const metrics = observed();
    const storage = createFaultyStorage(createMemoryStorage());
    storage.beforeAppend = () => {
      throw new StorageError('full', 'test');
    };
    await withServer({ metrics, storage }, async (server) => {
      const client = new TestClient({ url: `${server.syncUrl}/w/1/core` });
      await client.connectAndSync();
      client.records.set('a', 1);
      await client.until(() => client.heard.some((message) => message.type === 'notice'));
      assert.equal(await sample(metrics, 'firsat_storage_errors_total{operation="append",code="full"}'), 1);
      assert.equal(await sample(metrics, 'firsat_rows_appended_total'), 0);
      assert.equal(await sample(metrics, 'firsat_commit_seconds_count'), 0);
      assert.equal(await sample(metrics, 'firsat_ack_seconds_count'), 0);
      client.drop();
      storage.beforeAppend = () => undefined;
    });
  });

  it('OP3 labels come from us: a client cannot make new ones by its close codes', async () => {
    const metrics = observed();
    const series = async (): Promise<number> =>
      (await metrics.text()).match(/^firsat_sessions_closed_total\{/gm)?.length ?? 0;
    // Those that we know are there from the start: an increase from nothing to 1 is seen by no alert.
    assert.ok((await series()) >= Object.keys(CLOSE).length);
    const known = await series();
    for (let code = 4_000; code < 5_000; code++) metrics.sessionClosed(code);
    assert.equal(await series(), known + 1);
    assert.equal(await sample(metrics, 'firsat_storage_errors_total{operation="append",code="full"}'), 0);
  });

  it('OP3 the age of a backup that nobody knows of is no small number', async () => {
    const metrics = createPrometheus({ processDefaults: false });
    const backup: { ageMs?: number } = {};
    metrics.observe({
      connections: () => 0,
      rooms: () => 0,
      ready: () => false,
      backupAgeMs: () => backup.ageMs,
    });
    assert.ok(Number.isNaN(await sample(metrics, 'firsat_backup_age_seconds')));
    assert.equal(await sample(metrics, 'firsat_ready'), 0);
    backup.ageMs = 90_000;
    assert.equal(await sample(metrics, 'firsat_backup_age_seconds'), 90);
  });

  it('OP3 the age of the newest backup is read from what the backup command notes', () => {
    const folder = temporaryFolder();
    try {
      assert.equal(backupAgeMs(folder.path, 5_000), undefined);
      noteBackup(folder.path, 5_000);
      assert.equal(backupAgeMs(folder.path, 65_000), 60_000);
      writeFileSync(join(folder.path, LAST_BACKUP_FILE), 'yesterday');
      assert.equal(backupAgeMs(folder.path, 65_000), undefined);
    } finally {
      folder.remove();
    }
  });

  it('OP2 /metrics is on the operators port only, in the format of Prometheus', async () => {
    const metrics = observed();
    const operations = await startOperationsServer({
      host: '127.0.0.1',
      port: 0,
      metrics,
      health: () => ({
        status: 'ok',
        storage: { kind: 'memory', ok: true, details: {} },
        rooms: 0,
        sessions: 0,
      }),
      ready: async () => ({ status: 'storage-failing', reason: 'full' }),
    });
    try {
      const answer = await fetch(`${operations.url}/metrics`);
      assert.equal(answer.status, 200);
      assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
      assert.match(await answer.text(), /^firsat_connections 3$/m);
      assert.equal((await fetch(`${operations.url}/healthz`)).status, 200);
      assert.equal((await fetch(`${operations.url}/readyz`)).status, 503);
      assert.equal((await fetch(`${operations.url}/v1/tickets`, { method: 'POST' })).status, 404);
    } finally {
      await operations.close();
    }
  });
});
