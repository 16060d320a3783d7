import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { WebSocket } from 'ws';
import { FakeClock } from '../testing/fake-clock.js';
import { withIdentity } from '../testing/identity-server.js';
import { TestClient } from '../testing/test-client.js';
import { withServer } from '../testing/test-server.js';
import { clientAddress, limitKey, readProxies } from './client-address.js';
import { DEFAULT_GATE_LIMITS } from './gatekeeper.js';
import { KeyedBuckets } from './keyed-buckets.js';

/** The status of a refused upgrade, 101 for a taken one. */
async function upgrade(url: string, headers: Record<string, string> = {}): Promise<number> {
  const socket = new WebSocket(url, { headers });
  socket.on('error', () => undefined);
  const status = await Promise.race([
    once(socket, 'open').then(() => 101),
    once(socket, 'unexpected-response').then(
      ([, response]) => (response as { statusCode: number }).statusCode,
    ),
  ]);
  socket.terminate();
  return status;
}

const few = { perSecond: 1, burst: 3 };

describe('gate', () => {
  it('AU11 upgrades of one address are limited before the upgrade, and come back with time', async () => {
    const gateLimits = { ...DEFAULT_GATE_LIMITS, upgrades: few };
    await withIdentity({ server: { gateLimits } }, async ({ server, clock }) => {
      const url = `${server.syncUrl}/w/1/core`;
      const statuses: number[] = [];
      for (let index = 0; index < 5; index++) statuses.push(await upgrade(url));
      assert.deepEqual(statuses, [101, 101, 101, 429, 429]);
      clock.advance(1_000);
      assert.equal(await upgrade(url), 101);
      assert.equal(await upgrade(url), 429);
      assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
    });
  });

  it('AU11 behind a trusted proxy each client has its own limit; without trust the header is not believed', async () => {
    const gateLimits = { ...DEFAULT_GATE_LIMITS, upgrades: { perSecond: 1, burst: 1 } };
    const proxies = readProxies(['127.0.0.1']);
    await withIdentity({ server: { gateLimits, proxies } }, async ({ server }) => {
      const from = (address: string): Promise<number> =>
        upgrade(`${server.syncUrl}/w/1/core`, { 'x-forwarded-for': address });
      assert.deepEqual(
        [await from('9.9.9.1'), await from('9.9.9.2'), await from('9.9.9.1')],
        [101, 101, 429],
      );
      // What the client itself wrote stands left of what the proxy saw.
      assert.equal(await from('1.2.3.4, 9.9.9.2'), 429);
    });
    await withIdentity({ server: { gateLimits } }, async ({ server }) => {
      const from = (address: string): Promise<number> =>
        upgrade(`${server.syncUrl}/w/1/core`, { 'x-forwarded-for': address });
      assert.deepEqual([await from('9.9.9.1'), await from('9.9.9.2')], [101, 429]);
      assert.equal(server.log.filter((line) => line === 'warn proxy-not-trusted').length, 1);
    });
  });

  it('AU11 an address is found through chains of proxies; networks of IPv6 count as one customer', () => {
    const proxies = readProxies(['10.0.0.0/8', '::1', '127.0.0.1']);
    const address = (remoteAddress: string, forwarded?: string): string =>
      clientAddress(
        {
          headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
          socket: { remoteAddress },
        },
        proxies,
      );
    assert.equal(address('5.5.5.5', '1.1.1.1'), '5.5.5.5');
    assert.equal(address('::ffff:10.1.2.3', '6.6.6.6, 1.1.1.1, 10.9.9.9'), '1.1.1.1');
    assert.equal(address('::1', '2001:db8::7'), '2001:db8::7');
    assert.equal(address('10.0.0.1', 'unknown, 10.0.0.2'), '10.0.0.2');
    assert.equal(address('10.0.0.1', 'garbage'), '10.0.0.1');
    assert.equal(address('10.0.0.1'), '10.0.0.1');
    assert.equal(limitKey('1.2.3.4'), '1.2.3.4');
    assert.equal(limitKey('2001:db8:0:1:ffff::1'), limitKey('2001:DB8::1:aaaa:0:0:2'));
    assert.notEqual(limitKey('2001:db8:0:1::1'), limitKey('2001:db8:0:2::1'));
    assert.equal(limitKey('::1'), '0:0:0:0');
    for (const part of ['10.0.0.0/33', '::/129', 'x', '1.2.3.4/', '1.2.3.4/8/8', ''])
      assert.throws(() => readProxies([part]), RangeError, part);
  });

  it('AU4 an address whose credentials are refused again and again is not listened to for a while; others are', async () => {
    const gateLimits = { ...DEFAULT_GATE_LIMITS, refusals: few };
    const proxies = readProxies(['127.0.0.1']);
    await withIdentity({ server: { gateLimits, proxies } }, async ({ server, clock, token }) => {
      const guess = (workspace: string): Promise<Response> =>
        token({ ws: 'mine' }).then((bearer) =>
          fetch(`${server.url}/v1/tickets`, {
            method: 'POST',
            headers: {
              authorization: `Bearer ${bearer}`,
              'content-type': 'application/json',
              'x-forwarded-for': '9.9.9.1',
            },
            body: JSON.stringify({ workspace }),
          }),
        );
      const statuses: number[] = [];
      for (const name of ['a', 'b', 'c', 'd', 'mine']) statuses.push((await guess(name)).status);
      assert.deepEqual(statuses, [404, 404, 404, 429, 429]);
      const url = `${server.syncUrl}/w/1/core`;
      assert.equal(await upgrade(url, { 'x-forwarded-for': '9.9.9.1' }), 429);
      assert.equal(await upgrade(url, { 'x-forwarded-for': '9.9.9.2' }), 101);
      clock.advance(1_000);
      assert.equal((await guess('mine')).status, 201);
    });
  });

  it('AU4 refused sockets count as well', async () => {
    const gateLimits = { ...DEFAULT_GATE_LIMITS, refusals: few };
    await withIdentity({ server: { gateLimits } }, async ({ server, client }) => {
      for (let index = 0; index < 3; index++) {
        const stranger = await client({ ws: 'other' });
        stranger.connect();
        await stranger.until(() => stranger.lastClose?.code === 4404);
      }
      assert.equal(await upgrade(`${server.syncUrl}/w/1/core`), 429);
    });
  });

  it('AU11 a user has a limited number of connections over all workspaces; one that ends makes room', async () => {
    const gateLimits = { ...DEFAULT_GATE_LIMITS, connectionsPerUser: 2 };
    await withIdentity({ server: { gateLimits } }, async ({ client, server }) => {
      const ws = ['w', 'v'];
      const [one, two, three, other] = await Promise.all([
        client({ ws }),
        client({ ws }, 'v/1/core'),
        client({ ws }, 'w/1/work'),
        client({ sub: 'bea' }),
      ]);
      await one.connectAndSync();
      await two.connectAndSync();
      three.connect();
      await three.until(() => three.lastClose !== undefined);
      assert.deepEqual(three.lastClose, { code: 4529, reason: 'rate', action: 'retry' });
      await other.connectAndSync();
      one.drop();
      while (server.health().sessions > 2) await new Promise(setImmediate);
      await three.connectAndSync();
    });
  });

  it('F46 a program that speaks an older schema than the operator allows is told so for good, and writes nothing', async () => {
    const gateLimits = { ...DEFAULT_GATE_LIMITS, minSchema: 2 };
    await withIdentity({ server: { gateLimits } }, async ({ client, storage }) => {
      const old = await client({ sub: 'ada' });
      old.records.set('a', 1);
      old.connect();
      await old.until(() => old.lastClose !== undefined);
      assert.deepEqual(old.lastClose, { code: 4426, reason: 'client-too-old', action: 'stop' });
      assert.equal((await storage.load('w/1/core')).seq, 0);
    });
  });

  it('AU11 strangers cannot fill the places of a workspace: only the admitted count', async () => {
    const server = {
      limits: { ...(await import('@firsat/protocol')).DEFAULT_LIMITS, connectionsPerWorkspace: 2 },
    };
    await withIdentity({ server }, async ({ server: running, client }) => {
      const strangers = Array.from(
        { length: 5 },
        () => new WebSocket(`${running.syncUrl}/w/1/core`, ['firsat.v1']),
      );
      await Promise.all(strangers.map((socket) => once(socket, 'open')));
      const [one, two, three] = await Promise.all([client(), client(), client()]);
      await Promise.all([one.connectAndSync(), two.connectAndSync()]);
      assert.equal(await upgrade(`${running.syncUrl}/w/1/core`), 503);
      for (const socket of strangers) socket.terminate();
      one.drop();
      while (running.health().sessions > 1) await new Promise(setImmediate);
      await three.connectAndSync();
    });
  });

  it('AU8 a page of a foreign origin is refused before the upgrade, and the operator is told', async () => {
    const settings = { FIRSAT_ORIGINS: 'https://crm.example.com' };
    await withIdentity({ settings }, async ({ server }) => {
      const url = `${server.syncUrl}/w/1/core`;
      assert.equal(await upgrade(url, { origin: 'https://crm.example.com' }), 101);
      assert.equal(await upgrade(url, { origin: 'https://evil.example' }), 403);
      assert.equal(await upgrade(url, { origin: 'null' }), 403);
      assert.ok(server.log.includes('warn origin-refused'));
    });
  });

  it('AU2 a server without authentication refuses pages of other machines', async () => {
    await withServer({ clock: new FakeClock() }, async ({ syncUrl }) => {
      const url = `${syncUrl}/w/1/core`;
      assert.equal(await upgrade(url, { origin: 'https://evil.example' }), 403);
      assert.equal(await upgrade(url, { origin: 'null' }), 403);
      assert.equal(await upgrade(url, { origin: 'http://localhost:5173' }), 101);
      const program = new TestClient({ url });
      await program.connectAndSync();
      program.drop();
    });
  });

  it('AU11 buckets fill with time, forget what is full, and are bounded', () => {
    let now = 0;
    const buckets = new KeyedBuckets({ perSecond: 2, burst: 4 }, () => now);
    const takes = (): number => Array.from({ length: 10 }, () => buckets.take('a')).filter(Boolean).length;
    assert.equal(takes(), 4);
    assert.equal(buckets.has('a'), false);
    now = 1_000;
    assert.equal(takes(), 2);
    now = 500; // a clock that steps back gives nothing
    assert.equal(takes(), 0);
    now = 10_000;
    buckets.sweep();
    assert.equal(buckets.size, 0);
    for (let index = 0; index < 60_000; index++) buckets.take(String(index));
    assert.equal(buckets.size, 50_000);
  });
});
