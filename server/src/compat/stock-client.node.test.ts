import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import { WebSocket } from 'ws';
import { systemClock } from '../clock.js';
import { startServerProcess, type ServerProcess } from '../testing/server-process.js';
import { StockClient } from '../testing/stock-client.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { TestClient } from '../testing/test-client.js';
import { withServer } from '../testing/test-server.js';
import { signToken, TEST_SECRET } from '../testing/tokens.js';

const ORIGIN = 'https://crm.example.com';
const folder = temporaryFolder();
const processes: ServerProcess[] = [];
const clients: StockClient[] = [];
after(async () => {
  await Promise.all(processes.map((server) => server.kill()));
  folder.remove();
});

// What an unmodified client writes to the page's console is seen by the page's developers first.
const complaints: unknown[][] = [];
const { error, warn } = console;
beforeEach(() => {
  complaints.length = 0;
  console.error = (...words: unknown[]) => void complaints.push(words);
  console.warn = (...words: unknown[]) => void complaints.push(words);
});
afterEach(() => {
  Object.assign(console, { error, warn });
  for (const client of clients.splice(0)) client.destroy();
});

async function start(port: string): Promise<ServerProcess> {
  const server = await startServerProcess(folder.path, undefined, {
    FIRSAT_PORT: port,
    FIRSAT_JWT_SECRET: TEST_SECRET,
    FIRSAT_ORIGINS: ORIGIN,
  });
  processes.push(server);
  return server;
}

/** What a host's back end does for its page: signs a token and changes it for a ticket. */
async function ticketOf(server: ServerProcess, user: string, name: string): Promise<string> {
  const token = await signToken(systemClock, { sub: user, name });
  const answer = await fetch(`${server.url}/v1/tickets`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', origin: ORIGIN },
    body: JSON.stringify({ workspace: 'w' }),
  });
  if (answer.status !== 201) throw new Error(`no ticket: ${answer.status}`);
  return ((await answer.json()) as { readonly ticket: string }).ticket;
}

function stock(server: ServerProcess, user: string, name: string): StockClient {
  const client = new StockClient({
    url: `${server.syncUrl}/w/1`,
    origin: ORIGIN,
    ticket: () => ticketOf(server, user, name),
  });
  clients.push(client);
  return client;
}

const nameSeenBy = (observer: StockClient, other: StockClient): unknown => {
  const state = observer.provider.awareness.getStates().get(other.doc.clientID) as
    | { readonly user?: { readonly name?: unknown } }
    | undefined;
  return state?.user?.name;
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('compatibility', { concurrency: false }, () => {
  it('OP8 unmodified y-websocket clients with tickets sync, see each other, go offline and come back, without a word in the console', async (test) => {
    const first = await start('0');
    const ada = stock(first, 'ada', 'Ada');
    const can = stock(first, 'can', 'Can');
    await Promise.all([ada.connect(), can.connect()]);
    await Promise.all([ada, can].map((client) => client.until(() => client.provider.synced)));

    ada.records.set('by-ada', 1);
    await can.until(() => can.records.get('by-ada') === 1);
    can.records.set('by-can', 2);
    can.records.delete('by-ada');
    await ada.until(() => ada.records.get('by-can') === 2 && !ada.records.has('by-ada'));

    ada.provider.awareness.setLocalStateField('user', { name: 'Somebody else', color: '#123456' });
    can.provider.awareness.setLocalStateField('user', { name: 'Can' });
    await can.until(() => nameSeenBy(can, ada) !== undefined);
    await ada.until(() => nameSeenBy(ada, can) !== undefined);
    assert.equal(nameSeenBy(can, ada), 'Ada', 'who somebody is, the token says');
    assert.equal(nameSeenBy(ada, can), 'Can');

    // The server is killed; both edit; it comes back at the same address.
    await first.kill();
    await Promise.all([ada, can].map((client) => client.until(() => !client.provider.wsconnected)));
    ada.records.set('offline-ada', 3);
    can.records.set('offline-can', 4);
    await start(new URL(first.url).port);
    const back = performance.now();
    await ada.until(() => ada.records.get('offline-can') === 4);
    await can.until(() => can.records.get('offline-ada') === 3);
    test.diagnostic(`both have everything ${Math.round(performance.now() - back)} ms after the restart`);
    assert.deepEqual([...ada.records.keys()].sort(), ['by-can', 'offline-ada', 'offline-can']);

    // Connected, and left alone.
    const attempts = ada.attempts + can.attempts;
    await pause(2_000);
    assert.equal(ada.attempts + can.attempts, attempts, 'a client connects again and again');
    assert.ok(ada.provider.wsconnected && can.provider.wsconnected);
    assert.deepEqual(complaints, []);
  });

  it('OP8 an unmodified client without a ticket is told so once and does not try again', async () => {
    const server = processes.at(-1) ?? (await start('0'));
    const nobody = new StockClient({ url: `${server.syncUrl}/w/1`, origin: ORIGIN });
    clients.push(nobody);
    await nobody.connect();
    await nobody.until(() => nobody.closes.length > 0);
    assert.deepEqual(nobody.closes, [4401]);
    await pause(1_000);
    assert.equal(nobody.attempts, 1);
    assert.equal(nobody.provider.synced, false);
  });

  it('OP8 without authentication on this machine an unmodified client needs nothing, beside one of ours', async () => {
    await withServer({}, async (server) => {
      const plain = new StockClient({ url: `${server.syncUrl}/w/1` });
      clients.push(plain);
      const ours = new TestClient({ url: `${server.syncUrl}/w/1/core` });
      await Promise.all([plain.connect(), ours.connectAndSync()]);
      plain.records.set('plain', 1);
      ours.records.set('ours', 2);
      await ours.saved();
      await plain.until(() => plain.records.get('ours') === 2);
      await ours.until(() => ours.records.get('plain') === 1);
      ours.drop();
      assert.deepEqual(complaints, []);
    });
  });

  it('OP8 a client that offers a newer subprotocol beside ours gets ours; one that offers others only does not open', async () => {
    await withServer({}, async (server) => {
      for (const [offered, chosen] of [
        [['firsat.v2', 'firsat.v1'], 'firsat.v1'],
        [['firsat.v2'], ''],
        [[], ''],
      ] as const) {
        const socket = new WebSocket(`${server.syncUrl}/w/1/core`, [...offered]);
        // An offer without an answer fails the handshake: in browsers (WHATWG) as in ws.
        const outcome = await new Promise<string>((resolve) => {
          socket.on('open', () => {
            resolve(socket.protocol);
          });
          socket.on('error', (problem) => {
            resolve(problem.message);
          });
        });
        if (chosen === '' && offered.length > 0) assert.match(outcome, /subprotocol/);
        else assert.equal(outcome, chosen);
        socket.terminate();
      }
    });
  });
});
