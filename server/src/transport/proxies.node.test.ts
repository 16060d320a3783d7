import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { WebSocket } from 'ws';
import type { FakeClock } from '../testing/fake-clock.js';
import { withIdentity, type IdentityServer } from '../testing/identity-server.js';
import { TestClient } from '../testing/test-client.js';
import { startProxy, type TestProxyOptions } from '../testing/test-proxy.js';

const MINUTE = 60_000;

async function behindProxy(
  { server, clock }: IdentityServer,
  options: Omit<TestProxyOptions, 'port' | 'clock'>,
  work: (url: string, cuts: () => number) => Promise<void>,
): Promise<void> {
  const proxy = await startProxy({ port: server.port, clock, ...options });
  try {
    await work(`ws://127.0.0.1:${proxy.port}/v1/sync/w/1/core`, () => proxy.cuts);
  } finally {
    proxy.close();
  }
}

/** Moves time on in small steps; between them what was sent arrives. */
async function pass(clock: FakeClock, ms: number, { url }: { readonly url: string }): Promise<void> {
  for (let passed = 0; passed < ms; passed += 5_000) {
    clock.advance(5_000);
    await fetch(`${url}/healthz`).then((answer) => answer.text());
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  }
}

const withoutSubprotocol = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => !/^sec-websocket-protocol:/i.test(line));

describe('proxies', () => {
  it('F37 a proxy that cuts connections idle for 60 s never finds one, although the client says nothing for five minutes', async () => {
    await withIdentity({}, async (fixture) => {
      await behindProxy(fixture, { idleMs: MINUTE }, async (url, cuts) => {
        const client = new TestClient({ url, token: await fixture.token({ life: 3600 }) });
        await client.connectAndSync();
        await pass(fixture.clock, 5 * MINUTE, fixture.server);
        assert.equal(cuts(), 0);
        assert.equal(client.lastClose, undefined);
        client.records.set('a', 1);
        await client.saved();
        client.drop();
      });
    });
  });

  it('F37 a proxy that is stricter than the keep-alive cuts: the client knows, comes back and loses nothing', async () => {
    await withIdentity({}, async (fixture) => {
      await behindProxy(fixture, { idleMs: 10_000 }, async (url, cuts) => {
        const client = new TestClient({ url, token: await fixture.token({ life: 3600 }) });
        await client.connectAndSync();
        fixture.clock.advance(10_000);
        await client.until(() => client.lastClose !== undefined);
        assert.equal(cuts(), 1);
        assert.equal(client.lastClose?.action, 'retry');
        client.records.set('meanwhile', 1);
        await client.connectAndSync();
        await client.saved();
        client.drop();
      });
    });
  });

  it('F37 a proxy that drops the subprotocol: our client is not let in, the operator is told why, a ticket goes through', async () => {
    await withIdentity({}, async (fixture) => {
      await behindProxy(fixture, { rewrite: withoutSubprotocol }, async (url) => {
        const socket = new WebSocket(url, ['firsat.v1']);
        const [error] = (await once(socket, 'error')) as [Error];
        assert.match(error.message, /subprotocol/); // as browsers do: the handshake fails
        while (!fixture.server.log.includes('warn no-subprotocol-no-ticket')) await new Promise(setImmediate);
        assert.equal(fixture.server.health().rooms, 0);
        const answer = await fetch(`${fixture.server.url}/v1/tickets`, {
          method: 'POST',
          headers: { authorization: `Bearer ${await fixture.token()}`, 'content-type': 'application/json' },
          body: JSON.stringify({ workspace: 'w' }),
        });
        const { ticket } = (await answer.json()) as { ticket: string };
        const plain = new TestClient({ url: `${url}?ticket=${ticket}`, basic: true });
        plain.connect();
        await plain.until(() => plain.heard.some(({ type }) => type === 'sync-step-1'));
        plain.drop();
      });
    });
  });

  it('F37 a token as large as they come passes a proxy that takes 16 kB of headers, since it is in none', async () => {
    await withIdentity({}, async (fixture) => {
      const small = (lines: readonly string[]): readonly string[] | undefined =>
        lines.join('\r\n').length > 2_000 ? undefined : lines;
      await behindProxy(fixture, { rewrite: small }, async (url) => {
        const token = await fixture.token({ claims: { groups: 'g'.repeat(5_000) } });
        assert.ok(token.length > 6_000);
        const client = new TestClient({ url, token });
        await client.connectAndSync();
        client.drop();
      });
    });
  });

  it('F37 headers over the limit (cookies of the domain, what a proxy adds) are answered 431 and told to the operator', async () => {
    await withIdentity({}, async (fixture) => {
      const add = (lines: readonly string[]): readonly string[] => [
        ...lines,
        `Cookie: ${'c'.repeat(16_000)}`,
      ];
      await behindProxy(fixture, { rewrite: add }, async (url) => {
        const socket = new WebSocket(url, ['firsat.v1']);
        socket.on('error', () => undefined);
        const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
        assert.equal(response.statusCode, 431);
        socket.terminate();
        assert.ok(fixture.server.log.includes('warn headers-too-large'));
      });
    });
  });
});
