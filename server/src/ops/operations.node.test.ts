import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { runToEnd, startServerProcess } from '../testing/server-process.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { TestClient } from '../testing/test-client.js';

const folder = temporaryFolder();
after(() => {
  folder.remove();
});

describe('operators port, real process', { concurrency: false }, () => {
  it('OP2 OP3 the process opens it when it is asked to, on loopback, and counts what it does and what it is', async () => {
    const server = await startServerProcess(folder.path, undefined, { FIRSAT_METRICS_PORT: '0' });
    const metrics = /metrics at (http:\/\/127\.0\.0\.1:\d+)\/metrics/.exec(server.out())?.[1];
    assert.ok(metrics, server.out());
    const client = new TestClient({ url: `${server.syncUrl}/w/1/core` });
    await client.connectAndSync();
    client.records.set('a', 1);
    await client.saved();
    const text = await (await fetch(`${metrics}/metrics`)).text();
    for (const line of [
      /^firsat_connections 1$/m,
      /^firsat_rooms 1$/m,
      /^firsat_ready 1$/m,
      /^firsat_rows_appended_total 1$/m,
      /^firsat_ack_seconds_count 1$/m,
      /^process_resident_memory_bytes \d+/m,
      /^nodejs_eventloop_lag_p99_seconds /m,
    ])
      assert.match(text, line);
    assert.equal((await fetch(`${server.url}/metrics`)).status, 404);
    assert.deepEqual(await (await fetch(`${server.url}/readyz`)).json(), { status: 'ready' });
    client.drop();
    assert.equal(await server.terminate(), 0);
  });

  it('OP2 without the setting there is no such port', async () => {
    const server = await startServerProcess(folder.path);
    assert.doesNotMatch(server.out(), /metrics/);
    await server.kill();
  });

  it('CF2 an operators port that is taken is one line that names the setting, and exit code 1', async () => {
    const blocker = createServer();
    blocker.listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { code, err } = await runToEnd({
      FIRSAT_DATA: folder.path,
      FIRSAT_METRICS_PORT: String((blocker.address() as AddressInfo).port),
    });
    blocker.close();
    assert.equal(code, 1);
    assert.match(err, /FIRSAT_METRICS_PORT/);
    assert.equal(err.trim().split('\n').length, 1, err);
  });
});
