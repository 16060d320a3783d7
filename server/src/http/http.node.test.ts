import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { createMemoryStorage } from '../storage/memory.js';
import type { Storage } from '../storage/storage.js';
import { TEST_ADMIN, withIdentity, type IdentityServer } from '../testing/identity-server.js';
import { withServer } from '../testing/test-server.js';
import type { TokenWish } from '../testing/tokens.js';
import type { Route } from './router.js';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

async function call(
  { server }: IdentityServer,
  method: string,
  path: string,
  token: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await fetch(server.url + path, {
    method,
    headers: {
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) };
}

const MEMBERS = '/v1/workspaces/w/members';

async function ticketFor(
  fixture: IdentityServer,
  wish: TokenWish,
  headers?: Record<string, string>,
): Promise<string> {
  const { status, body } = await call(
    fixture,
    'POST',
    '/v1/tickets',
    await fixture.token(wish),
    { workspace: 'w' },
    headers,
  );
  assert.equal(status, 201);
  return (body as { ticket: string }).ticket;
}

/** A stock y-websocket client, as its documentation shows it. */
function stock(
  fixture: IdentityServer,
  ticket: string,
): { provider: WebsocketProvider; doc: Y.Doc; codes: number[] } {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(fixture.server.syncUrl, 'w/1/core', doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params: { ticket },
  });
  const codes: number[] = [];
  provider.on('connection-close', (event: CloseEvent | null) => {
    if (event) codes.push(event.code);
  });
  return { provider, doc, codes };
}

const synced = (provider: WebsocketProvider): Promise<void> =>
  new Promise((resolve) => {
    if (provider.synced) resolve();
    else
      provider.once('sync', () => {
        resolve();
      });
  });

const codeOf = (codes: readonly number[], provider: WebsocketProvider): Promise<number> =>
  new Promise((resolve) => {
    const look = (): void => {
      const [code] = codes;
      if (code !== undefined) resolve(code);
    };
    provider.on('connection-close', look);
    look();
  });

describe('HTTP API', () => {
  it('AU7 a stock y-websocket client joins with a ticket, writes, and comes back with a new one after a stale one', async () => {
    await withIdentity({}, async (fixture) => {
      const ours = await fixture.client({ sub: 'bea' });
      await ours.connectAndSync();
      const { provider, doc, codes } = stock(fixture, await ticketFor(fixture, { sub: 'ada' }));
      await synced(provider);
      doc.getMap('records').set('a', 1);
      await ours.until(() => ours.records.get('a') === 1);
      // What an application does: a new ticket whenever a connection has ended.
      const next = await ticketFor(fixture, { sub: 'ada' });
      provider.ws?.close();
      assert.equal(await codeOf(codes, provider), 1005);
      codes.length = 0;
      await new Promise<void>((resolve) => {
        provider.once('connection-close', () => {
          resolve();
        });
      });
      assert.equal(codes[0], 4503); // the used one: retried by itself
      const again = synced(provider);
      provider.params = { ticket: next };
      await again;
      ours.records.set('b', 2);
      await ours.saved();
      await new Promise<void>((resolve) => {
        const look = (): void => {
          if (doc.getMap('records').get('b') === 2) resolve();
        };
        doc.on('update', look);
        look();
      });
      provider.destroy();
      doc.destroy();
    });
  });

  it('AU7 without a ticket, or with an invented one, a stock client is closed with 4401 and stops', async () => {
    await withIdentity({}, async (fixture) => {
      for (const ticket of ['', 'invented']) {
        const { provider, doc, codes } = stock(fixture, ticket);
        assert.equal(await codeOf(codes, provider), 4401);
        assert.equal(provider.shouldConnect, false);
        provider.destroy();
        doc.destroy();
      }
      assert.ok(fixture.server.log.includes('warn no-subprotocol-no-ticket'));
    });
  });

  it('AU7 tickets need a good token for that workspace; what is asked wrongly is told by a code', async () => {
    await withIdentity({}, async (fixture) => {
      const good = await fixture.token();
      const ask = (token: string, body: unknown): Promise<Answer> =>
        call(fixture, 'POST', '/v1/tickets', token, body);
      const cases: [Promise<Answer>, number, string][] = [
        [ask('', { workspace: 'w' }), 401, 'token'],
        [ask('x.y.z', { workspace: 'w' }), 401, 'token'],
        [ask(good, { workspace: 'v' }), 404, 'not-found'],
        [ask(good, { workspace: '../w' }), 400, 'bad-request'],
        [ask(good, {}), 400, 'bad-request'],
        [ask(good, '{"workspace":'), 400, 'bad-json'],
        [ask(good, { workspace: 'w', origin: 'x'.repeat(20_000) }), 413, 'too-large'],
      ];
      for (const [answer, status, code] of cases) {
        const { status: given, body } = await answer;
        assert.deepEqual([given, body], [status, { error: code }]);
      }
      await fixture.storage.workspaces.setMember('w', 'ada', { role: 'none' });
      assert.equal((await ask(good, { workspace: 'w' })).status, 403);
    });
  });

  it('AU8 a page asks for tickets from a listed origin only, reads the answer through CORS, and cannot name another page', async () => {
    const page = 'https://crm.example.com';
    await withIdentity({ settings: { FIRSAT_ORIGINS: page } }, async (fixture) => {
      const token = await fixture.token();
      const from = (origin: string, body: unknown = { workspace: 'w' }): Promise<Answer> =>
        call(fixture, 'POST', '/v1/tickets', token, body, { origin });
      const good = await from(page);
      assert.equal(good.status, 201);
      assert.equal(good.headers.get('access-control-allow-origin'), page);
      assert.equal(good.headers.get('access-control-allow-credentials'), null);
      const bad = await from('https://evil.example');
      assert.equal(bad.status, 403);
      assert.equal(bad.headers.get('access-control-allow-origin'), null);
      assert.equal((await from(page, { workspace: 'w', origin: 'https://other.example' })).status, 403);
      const preflight = await call(fixture, 'OPTIONS', '/v1/tickets', '', undefined, { origin: page });
      assert.equal(preflight.status, 204);
      assert.equal(preflight.headers.get('access-control-allow-methods'), 'POST');
      const foreign = await call(fixture, 'OPTIONS', '/v1/tickets', '', undefined, {
        origin: 'https://evil.example',
      });
      assert.equal(foreign.status, 403);
      // A host's back end has no Origin: it names the page, or is a service.
      assert.equal(
        (await call(fixture, 'POST', '/v1/tickets', token, { workspace: 'w', origin: page })).status,
        201,
      );
      assert.equal((await call(fixture, 'POST', '/v1/tickets', token, { workspace: 'w' })).status, 403);
      // The socket must come from that page.
      const ticket = (good.body as { ticket: string }).ticket;
      const socket = new WebSocket(`${fixture.server.syncUrl}/w/1/core?ticket=${ticket}`, { origin: page });
      await new Promise((resolve) => socket.once('message', resolve));
      socket.terminate();
    });
  });

  it('AU10 members are listed, set and removed with the admin token or by an owner, and by nobody else', async () => {
    await withIdentity({}, async (fixture) => {
      const owner = await fixture.token({ sub: 'olga', role: 'owner' });
      assert.deepEqual((await call(fixture, 'GET', MEMBERS, owner)).body, { members: [] });
      const put = await call(
        fixture,
        'PUT',
        `${MEMBERS}/${encodeURIComponent('ada@x.org|1/2')}`,
        TEST_ADMIN,
        {
          role: 'reader',
        },
      );
      assert.equal(put.status, 200);
      assert.deepEqual(put.body, { user: 'ada@x.org|1/2', role: 'reader', version: 1, notBefore: 0 });
      const list = await call(fixture, 'GET', MEMBERS, TEST_ADMIN);
      assert.deepEqual(list.body, { members: [put.body] });
      const notBefore = fixture.clock.now();
      const again = await call(fixture, 'PUT', `${MEMBERS}/ada`, owner, { role: 'editor', notBefore });
      assert.deepEqual(again.body, { user: 'ada', role: 'editor', version: 1, notBefore });
      assert.equal((await call(fixture, 'DELETE', `${MEMBERS}/ada`, owner)).status, 204);
      assert.equal((await fixture.storage.workspaces.membership('w', 'ada'))?.role, 'none');
      const strangers: [string, number][] = [
        ['', 401],
        ['x', 401],
        [`${TEST_ADMIN}x`, 401],
        [await fixture.token({ sub: 'ed', role: 'editor' }), 403],
        [await fixture.token({ sub: 'rita', role: 'reader' }), 403],
        [await fixture.token({ role: 'owner', ws: 'v' }), 404],
        [await fixture.token({ role: 'owner', sub: 'ada' }), 403], // removed
      ];
      for (const [token, status] of strangers) {
        assert.equal((await call(fixture, 'GET', MEMBERS, token)).status, status);
        assert.equal((await call(fixture, 'PUT', `${MEMBERS}/eve`, token, { role: 'owner' })).status, status);
        assert.equal((await call(fixture, 'DELETE', `${MEMBERS}/olga`, token)).status, status);
      }
      assert.equal(await fixture.storage.workspaces.membership('w', 'eve'), undefined);
      for (const body of [
        { role: 'admin' },
        {},
        { role: 'editor', notBefore: -1 },
        { role: 'editor', notBefore: notBefore + 61_000 },
      ])
        assert.equal((await call(fixture, 'PUT', `${MEMBERS}/ada`, owner, body)).status, 400);
      assert.equal(
        (await call(fixture, 'PUT', '/v1/workspaces/a%2Fb/members/ada', TEST_ADMIN, { role: 'editor' }))
          .status,
        404,
      );
      assert.equal(
        (await call(fixture, 'PUT', `${MEMBERS}/a%00b`, TEST_ADMIN, { role: 'editor' })).status,
        400,
      );
    });
  });

  it('AU10 the last owner of the table stays, also when two remove each other at once', async () => {
    const memory = createMemoryStorage();
    const slow: Storage = {
      ...memory,
      workspaces: {
        ...memory.workspaces,
        async members(workspace) {
          const members = await memory.workspaces.members(workspace);
          for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
          return members;
        },
      },
    };
    await withIdentity({ storage: slow }, async (fixture) => {
      const set = (user: string, role: string): Promise<Answer> =>
        call(fixture, 'PUT', `${MEMBERS}/${user}`, TEST_ADMIN, { role });
      await set('ada', 'owner');
      const alone = await set('ada', 'editor');
      assert.deepEqual([alone.status, alone.body], [409, { error: 'last-owner' }]);
      assert.equal((await call(fixture, 'DELETE', `${MEMBERS}/ada`, TEST_ADMIN)).status, 409);
      await set('bea', 'owner');
      const [ada, bea] = await Promise.all([
        fixture.token({ sub: 'ada', role: 'owner' }),
        fixture.token({ sub: 'bea', role: 'owner' }),
      ]);
      const both = await Promise.all([
        call(fixture, 'DELETE', `${MEMBERS}/bea`, ada),
        call(fixture, 'DELETE', `${MEMBERS}/ada`, bea),
      ]);
      assert.equal(both.filter(({ status }) => status === 204).length, 1);
      const members = await fixture.storage.workspaces.members('w');
      assert.equal(members.filter(({ role }) => role === 'owner').length, 1);
    });
  });

  it('F41 a removal over HTTP closes open connections with 4403, a change of role is told to them', async () => {
    await withIdentity({}, async (fixture) => {
      const [ada, bea] = [await fixture.client({ sub: 'ada' }), await fixture.client({ sub: 'bea' })];
      await Promise.all([ada.connectAndSync(), bea.connectAndSync()]);
      await call(fixture, 'PUT', `${MEMBERS}/bea`, TEST_ADMIN, { role: 'reader' });
      await bea.until(() =>
        bea.heard.some((message) => message.type === 'role' && message.role === 'reader'),
      );
      await call(fixture, 'DELETE', `${MEMBERS}/ada`, TEST_ADMIN);
      await ada.until(() => ada.lastClose?.code === 4403);
      assert.equal(bea.connected, true);
    });
  });

  it('CF8 paths are exact, methods are told, bodies are JSON; answers are not kept and not guessed', async () => {
    const routes: Route[] = [
      { method: 'GET', path: '/v1/fails', handle: () => Promise.reject(new Error('with a secret in it')) },
      {
        method: 'POST',
        path: '/v1/echo/:name',
        handle: async ({ params, json }) => ({ status: 200, body: [params['name'], await json()] }),
      },
    ];
    await withServer({ routes: () => routes }, async ({ url, log }) => {
      const post = (path: string, init: RequestInit): Promise<Response> =>
        fetch(url + path, { method: 'POST', ...init });
      const json = { 'content-type': 'application/json' };
      const echo = await post('/v1/echo/a%20b?x=1', { body: '{"y":1}', headers: json });
      assert.deepEqual(await echo.json(), ['a b', { y: 1 }]);
      assert.equal(echo.headers.get('cache-control'), 'no-store');
      assert.equal(echo.headers.get('x-content-type-options'), 'nosniff');
      assert.equal(echo.headers.get('access-control-allow-origin'), null);
      for (const path of ['/v1/echo', '/v1/echo/', '/v1/echo/a/b', '/v1/echo/%', '//v1/echo/a', '/V1/echo/a'])
        assert.equal((await post(path, { body: '1', headers: json })).status, 404, path);
      const wrong = await fetch(`${url}/v1/echo/a`);
      assert.deepEqual([wrong.status, wrong.headers.get('allow')], [405, 'POST']);
      assert.equal(
        (await post('/v1/echo/a', { body: '1', headers: { 'content-type': 'text/plain' } })).status,
        415,
      );
      assert.equal((await post('/v1/echo/a', { body: '{', headers: json })).status, 400);
      assert.equal((await post('/v1/echo/a', { body: '"' + 'x'.repeat(17_000), headers: json })).status, 413);
      assert.equal(
        (await fetch(`${url}/v1/echo/a`, { method: 'OPTIONS', headers: { origin: 'http://localhost:1' } }))
          .status,
        403,
      );
      const failed = await fetch(`${url}/v1/fails`);
      assert.deepEqual([failed.status, await failed.text()], [500, '{"error":"failed"}']);
      assert.ok(log.includes('error request-failed'));
      const head = await fetch(`${url}/healthz`, { method: 'HEAD' });
      assert.deepEqual([head.status, await head.text()], [200, '']);
    });
  });

  it('CF8 a client that leaves in the middle of its body, or never sends it, harms nobody', async () => {
    await withIdentity({}, async (fixture) => {
      const socket = connect(fixture.server.port, '127.0.0.1');
      socket.on('error', () => undefined);
      const head =
        'POST /v1/tickets HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"w';
      await new Promise<void>((resolve) =>
        socket.write(head, () => {
          resolve();
        }),
      );
      socket.resetAndDestroy();
      await new Promise((resolve) => socket.once('close', resolve));
      assert.equal((await call(fixture, 'GET', '/healthz', '')).status, 200);
    });
  });
});
