import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer as createNetServer, connect, type AddressInfo, type Socket } from 'node:net';
import { describe, it } from 'node:test';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { DEFAULT_LIMITS, encodeMessage, SUBPROTOCOL } from '@firsat/protocol';
import { createServer, isLoopback } from './app.js';
import { createOpenAuthorizer } from './auth/open.js';
import { createLogger } from './ops/logger.js';
import { KEEP_ALIVE } from './rooms/presence.js';
import { StartError } from './start-error.js';
import { createMemoryStorage } from './storage/memory.js';
import { FakeClock } from './testing/fake-clock.js';
import { TestClient } from './testing/test-client.js';
import { withServer } from './testing/test-server.js';

const quiet = createLogger(
  'silent',
  () => undefined,
  () => 0,
);

/** A stock y-websocket client, as a third party would run it. */
function stockProvider(serverUrl: string, room: string): { provider: WebsocketProvider; doc: Y.Doc } {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(serverUrl, room, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  return { provider, doc };
}

const synced = (provider: WebsocketProvider): Promise<void> =>
  new Promise((resolve) => {
    if (provider.synced) resolve();
    else
      provider.once('sync', () => {
        resolve();
      });
  });

/** A raw socket after a successful WebSocket handshake. */
async function rawWebSocket(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    'GET /v1/sync/w/1/core HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
  );
  const [answer] = (await once(socket, 'data')) as [Buffer];
  assert.match(answer.toString('latin1'), /^HTTP\/1\.1 101 /);
  return socket;
}

describe('server', () => {
  it('SE1 two unmodified y-websocket clients share a document and see each other', async () => {
    await withServer({}, async ({ syncUrl }) => {
      const one = stockProvider(syncUrl, 'w/1/core');
      await synced(one.provider);
      one.doc.getMap('records').set('a', 1);
      one.provider.awareness.setLocalState({ name: 'Ada' });
      const two = stockProvider(syncUrl, 'w/1/core');
      const seen = new Promise<void>((resolve) => {
        two.provider.awareness.on('change', () => {
          if (two.provider.awareness.getStates().get(one.doc.clientID)?.['name'] === 'Ada') resolve();
        });
      });
      await synced(two.provider);
      await seen;
      assert.deepEqual(two.doc.getMap('records').toJSON(), { a: 1 });
      const back = new Promise<void>((resolve) => {
        one.doc.on('update', (_update, origin) => {
          if (origin === one.provider) resolve();
        });
      });
      two.doc.getMap('records').delete('a');
      await back;
      assert.deepEqual(one.doc.getMap('records').toJSON(), {});
      const left = new Promise<void>((resolve) => {
        two.provider.awareness.on('change', () => {
          if (!two.provider.awareness.getStates().has(one.doc.clientID)) resolve();
        });
      });
      one.provider.destroy();
      one.doc.destroy(); // ends the timer of its awareness
      await left;
      two.provider.destroy();
      two.doc.destroy();
    });
  });

  it('SE1 a basic client and a firsat.v1 client share a document; only the second is acknowledged', async () => {
    await withServer({}, async ({ syncUrl }) => {
      const basic = stockProvider(syncUrl, 'w/1/core');
      await synced(basic.provider);
      const ours = new TestClient({ url: `${syncUrl}/w/1/core` });
      await ours.connectAndSync();
      ours.records.set('x', 1);
      await ours.saved();
      await new Promise<void>((resolve) => {
        if (basic.doc.getMap('records').has('x')) resolve();
        else
          basic.doc.once('update', () => {
            resolve();
          });
      });
      assert.deepEqual(basic.doc.getMap('records').toJSON(), { x: 1 });
      basic.provider.destroy();
      basic.doc.destroy();
      ours.drop();
    });
  });

  it('SE2 only /v1/sync/<workspace>/<epoch>/<doc> is a room, all else is 404', async () => {
    await withServer({}, async ({ url, syncUrl }) => {
      const paths = [
        '/w/1',
        '/w/1/core/x',
        '/w/one/core',
        '/w/-1/core',
        '/w/01/core',
        '/w%2f/1/core',
        '/../1/core/..',
        `/${'w'.repeat(65)}/1/core`,
        '//1/core',
      ];
      for (const path of paths) {
        const socket = new WebSocket(syncUrl + path);
        const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
        assert.equal(response.statusCode, 404, path);
        socket.on('error', () => undefined);
        socket.terminate();
      }
      assert.equal((await fetch(`${url}/anything`)).status, 404);
      const good = new TestClient({ url: `${syncUrl}/a.b_c-9/0/text.77` });
      await good.connectAndSync();
      good.drop();
    });
  });

  it('SE3 frames that break WebSocket itself end their socket and nothing else', async () => {
    await withServer({}, async ({ port, syncUrl }) => {
      const frames: readonly (readonly number[])[] = [
        // 14 bytes that declare 2^62 bytes
        [0x82, 0xff, 0x40, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4],
        [0x82, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4],
        [0x82, 0x01, 0x00], // not masked
        [0xf2, 0x81, 1, 2, 3, 4, 5], // reserved bits
        [0x83, 0x80, 1, 2, 3, 4], // reserved opcode
        [0x81, 0x81, 0, 0, 0, 0, 0xff], // text that is not UTF-8
        [0x81, 0x81, 0, 0, 0, 0, 0x41], // text at all
        [0x88, 0x81, 0, 0, 0, 0, 1], // close with one byte
      ];
      await Promise.all(
        frames.map(async (frame) => {
          const socket = await rawWebSocket(port);
          socket.write(Uint8Array.from(frame));
          socket.resume();
          await once(socket, 'close');
        }),
      );
      const client = new TestClient({ url: `${syncUrl}/w/1/core` });
      await client.connectAndSync();
      client.drop();
    });
  });

  it('SE3 a connection that is cut in the handshake, and bytes that are not HTTP, leave the server alive', async () => {
    await withServer({}, async ({ port, url }) => {
      for (const text of [
        'GET /v1/sync/w/1/core HTTP/1.1\r\nUpgrade: web',
        '\x16\x03\x01\x02\x00',
        'GET\r\n\r\n\r\n',
      ]) {
        const socket = connect(port, '127.0.0.1');
        socket.on('error', () => undefined);
        await once(socket, 'connect');
        socket.write(text);
        socket.resetAndDestroy();
        await once(socket, 'close');
      }
      assert.equal((await fetch(`${url}/healthz`)).status, 200);
    });
  });

  it('SE4 a message over limits.frame is closed with 1009 and not read', async () => {
    const limits = { ...DEFAULT_LIMITS, frame: 2000 };
    await withServer({ limits }, async ({ syncUrl }) => {
      const socket = new WebSocket(`${syncUrl}/w/1/core`);
      await once(socket, 'open');
      socket.send(new Uint8Array(2001));
      const [code] = (await once(socket, 'close')) as [number];
      assert.equal(code, 1009);
    });
  });

  it('SE5 an idle socket gets a data frame within 20 s and is not closed; a dead one is cut', async () => {
    const clock = new FakeClock();
    await withServer({ clock }, async ({ syncUrl, health }) => {
      const dead = new WebSocket(`${syncUrl}/w/1/core`, { autoPong: false });
      const live = new WebSocket(`${syncUrl}/w/1/core`);
      await Promise.all([once(dead, 'message'), once(live, 'message')]); // SyncStep1
      const answers = [once(dead, 'message'), once(live, 'message')] as Promise<[Buffer]>[];
      clock.advance(10_000);
      clock.advance(6_000);
      for (const [data] of await Promise.all(answers)) assert.deepEqual(new Uint8Array(data), KEEP_ALIVE);
      assert.deepEqual([...KEEP_ALIVE], [1, 1, 0]);
      assert.equal(health().sessions, 2);
      live.send(encodeMessage({ type: 'sync-step-1', stateVector: Uint8Array.from([0]) }));
      await once(live, 'message'); // the pong to the ping at 12 s went before this question
      const cut = once(dead, 'close');
      const pinged = once(live, 'ping');
      clock.advance(8_000);
      await Promise.all([cut, pinged]);
      assert.equal(live.readyState, WebSocket.OPEN);
      live.terminate();
    });
  });

  it('SE7 without AUTH the socket is closed after the handshake time, and no room was made', async () => {
    const clock = new FakeClock();
    await withServer({ clock }, async ({ syncUrl, health }) => {
      const socket = new WebSocket(`${syncUrl}/w/1/core`, [SUBPROTOCOL]);
      await once(socket, 'open');
      assert.equal(socket.protocol, SUBPROTOCOL);
      while (health().sessions === 0) await new Promise(setImmediate);
      assert.equal(health().rooms, 0);
      clock.advance(5_000);
      const [code] = (await once(socket, 'close')) as [number];
      assert.equal(code, 4401);
    });
  });

  it('SE8 a workspace has a limited number of connections; the others are refused before the upgrade', async () => {
    const limits = { ...DEFAULT_LIMITS, connectionsPerWorkspace: 2 };
    await withServer({ limits }, async ({ syncUrl }) => {
      const clients = ['core', 'work'].map((doc) => new TestClient({ url: `${syncUrl}/w/1/${doc}` }));
      await Promise.all(clients.map((client) => client.connectAndSync()));
      const third = new WebSocket(`${syncUrl}/w/1/core`);
      third.on('error', () => undefined);
      const [, response] = (await once(third, 'unexpected-response')) as [unknown, { statusCode: number }];
      assert.equal(response.statusCode, 503);
      third.terminate();
      const other = new TestClient({ url: `${syncUrl}/w2/1/core` });
      await other.connectAndSync();
      for (const client of [...clients, other]) client.drop();
    });
  });

  it('CF4 /healthz says what the storage says, and answers 503 while it stops', async () => {
    await withServer({}, async ({ url, health, close }) => {
      const answer = await fetch(`${url}/healthz`);
      assert.equal(answer.status, 200);
      assert.deepEqual(await answer.json(), {
        status: 'ok',
        storage: { kind: 'memory', ok: true, details: { durable: false } },
        rooms: 0,
        sessions: 0,
      });
      await close();
      assert.equal(health().status, 'stopping');
    });
  });

  it('CF2 a port in use is one sentence, and the storage was not touched', async () => {
    const blocker = createNetServer();
    blocker.listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as AddressInfo;
    let opened = false;
    const storage = createMemoryStorage();
    const watched = {
      ...storage,
      open: () => {
        opened = true;
        return storage.open();
      },
    };
    await assert.rejects(
      createServer({ storage: watched, authorizer: createOpenAuthorizer(), logger: quiet, port }),
      (error: unknown) => error instanceof StartError && error.message.includes('FIRSAT_PORT'),
    );
    assert.equal(opened, false);
    blocker.close();
  });

  it('AU2 without authentication only loopback is listened on', async () => {
    for (const host of ['0.0.0.0', '::', '192.168.1.5', 'example.org', '127.0.0.1.evil', '1127.0.0.1'])
      await assert.rejects(
        createServer({
          storage: createMemoryStorage(),
          authorizer: createOpenAuthorizer(),
          logger: quiet,
          host,
        }),
        (error: unknown) => error instanceof StartError && error.message.includes('authentication'),
        host,
      );
    for (const host of ['127.0.0.1', '127.5.5.5', '::1', 'localhost']) assert.equal(isLoopback(host), true);
  });

  it('AU1 a denied token closes with the given row, a failing authorizer with 4503, and no room is made', async () => {
    const open = createOpenAuthorizer();
    const authorizer = {
      ...open,
      authorize: (request: Parameters<typeof open.authorize>[0]) => {
        if (request.token === 'bad')
          return Promise.resolve({
            ok: false,
            row: { code: 4403, reason: 'forbidden', action: 'stop' },
          } as const);
        if (request.token === 'down') return Promise.reject(new Error('issuer'));
        return open.authorize(request);
      },
    };
    await withServer({ authorizer }, async ({ syncUrl, health }) => {
      for (const [token, code] of [
        ['bad', 4403],
        ['down', 4503],
      ] as const) {
        const client = new TestClient({ url: `${syncUrl}/w/1/core`, token });
        client.connect();
        await client.until(() => client.lastClose !== undefined);
        assert.equal(client.lastClose?.code, code);
        assert.deepEqual(client.heard, []);
      }
      assert.equal(health().rooms, 0);
      const good = new TestClient({ url: `${syncUrl}/w/1/core`, token: 'good' });
      await good.connectAndSync();
      good.sendRaw({ type: 'auth', token: 'bad', clientVersion: '', schema: 1, epoch: 0 });
      await good.until(() => good.lastClose !== undefined);
      assert.equal(good.lastClose?.code, 4403);
    });
  });

  it('SE6 a reader receives, its changes are refused and never acknowledged, what is known already is', async () => {
    const authorizer = {
      ...createOpenAuthorizer(),
      authorize: ({ token }: { token: string }) =>
        Promise.resolve({
          ok: true,
          user: token,
          userName: null,
          epoch: 1,
          role: token === 'reader' ? 'reader' : 'editor',
          exp: null,
        } as const),
    };
    await withServer({ authorizer }, async ({ syncUrl }) => {
      const editor = new TestClient({ url: `${syncUrl}/w/1/core`, token: 'editor' });
      const reader = new TestClient({ url: `${syncUrl}/w/1/core`, token: 'reader' });
      await Promise.all([editor.connectAndSync(), reader.connectAndSync()]);
      editor.records.set('a', 1);
      await reader.until(() => reader.records.get('a') === 1);
      reader.records.set('b', 2);
      await reader.until(() => reader.heard.some((message) => message.type === 'refused'));
      editor.records.set('c', 3);
      await editor.saved();
      await reader.until(() => reader.records.get('c') === 3);
      assert.equal(reader.claimed, 0);
      assert.equal(editor.records.has('b'), false);
      const other = new TestClient({ url: `${syncUrl}/w/1/core`, token: 'reader' });
      await other.connectAndSync();
      other.sendRaw({ type: 'sync-step-2', update: Y.encodeStateAsUpdate(editor.doc) });
      other.sendRaw({ type: 'mark', n: 7 });
      await other.until(() => other.heard.some((message) => message.type === 'durable' && message.n === 7));
      other.drop();
      editor.drop();
      reader.drop();
    });
  });

  it('SE9 a client of another epoch is turned away before its changes are merged', async () => {
    await withServer({}, async ({ syncUrl }) => {
      const client = new TestClient({ url: `${syncUrl}/w/2/core`, epoch: 1 });
      client.records.set('old', 1);
      client.connect();
      await client.until(() => client.lastClose !== undefined);
      assert.equal(client.lastClose?.code, 4409);
      assert.deepEqual(client.heard, [{ type: 'epoch', epoch: 2 }]);
      const fresh = new TestClient({ url: `${syncUrl}/w/2/core`, epoch: 2 });
      await fresh.connectAndSync();
      assert.equal(fresh.records.size, 0);
      fresh.drop();
    });
  });

  it('SE10 bytes that are no message close 4400, an unknown extension is ignored', async () => {
    await withServer({}, async ({ syncUrl }) => {
      for (const bytes of [[0, 7], [9], [110], [1, 200, 1], [2, 0, 0], [1, 3, 1, 1, 1]]) {
        const client = new TestClient({ url: `${syncUrl}/w/1/core` });
        await client.connectAndSync();
        client.sendRaw(Uint8Array.from(bytes));
        await client.until(() => client.lastClose !== undefined);
        assert.equal(client.lastClose?.code, 4400, bytes.join());
      }
      const client = new TestClient({ url: `${syncUrl}/w/1/core` });
      await client.connectAndSync();
      client.sendRaw(Uint8Array.from([110, 99, 1, 2]));
      client.sendRaw(encodeMessage({ type: 'query-awareness' }));
      client.records.set('a', 1);
      await client.saved();
      client.drop();
    });
  });
});
