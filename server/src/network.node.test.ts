import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { CLOSE, DEFAULT_LIMITS, encodeMessage } from '@firsat/protocol';
import * as Y from 'yjs';
import { NO_METRICS } from './ops/metrics.js';
import { createMemoryStorage } from './storage/memory.js';
import type { Storage } from './storage/storage.js';
import { applyStored } from './storage/verify-snapshot.js';
import { overriding } from './storage/overriding.js';
import { FakeClock } from './testing/fake-clock.js';
import { PausableProxy } from './testing/pausable-proxy.js';
import { startServerProcess } from './testing/server-process.js';
import { temporaryFolder } from './testing/temporary-folder.js';
import { TestClient } from './testing/test-client.js';
import { withServer } from './testing/test-server.js';

const KEY = 'w/1/core';
const MIB = 1024 * 1024;

/** Memory that outlives the servers that use it. */
function lastingStorage(): Storage {
  return overriding(createMemoryStorage(), { close: () => Promise.resolve() });
}

async function storedRecords(storage: Storage): Promise<ReadonlyMap<string, unknown>> {
  const doc = new Y.Doc();
  applyStored(doc, await storage.load(KEY));
  return new Map(doc.getMap('records').entries());
}

/** Lets sockets and promises have their way. */
async function settle(turns = 20): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
}

/** Resolves when the server has handled everything that the client sent before, pongs included. */
async function roundTrip(client: TestClient): Promise<void> {
  const answers = (): number => client.heard.filter((message) => message.type === 'sync-step-2').length;
  const before = answers();
  client.sendRaw({ type: 'sync-step-1', stateVector: Y.encodeStateVector(client.doc) });
  await client.until(() => answers() > before);
}

/** A plain y-websocket client that asks for the document `questions` times and never reads. */
async function deaf(port: number, questions: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    `GET /v1/sync/${KEY} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
  );
  await new Promise<void>((resolve) => {
    socket.once('data', () => {
      socket.pause();
      resolve();
    });
  });
  const question = encodeMessage({ type: 'sync-step-1', stateVector: Uint8Array.of(0) });
  const frame = Buffer.from([0x82, 0x80 | question.length, 0, 0, 0, 0, ...question]);
  for (let asked = 0; asked < questions; asked++) socket.write(frame);
  return socket;
}

/** Memory in use, without what only waits for its collection. */
function liveBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round++) collect();
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return arrayBuffers + heapUsed;
}

/** Bytes that the system holds at most between two ends of a connection; it lets its buffers grow as it sees fit. */
function systemBuffers(): number {
  const largest = (name: string): number => {
    try {
      return Number(readFileSync(`/proc/sys/net/ipv4/${name}`, 'utf8').trim().split(/\s+/).at(-1));
    } catch {
      return 8 * MIB; // not Linux: more than others have
    }
  };
  return largest('tcp_rmem') + largest('tcp_wmem');
}

/** A document of about `bytes`. */
async function fill(storage: Storage, bytes: number): Promise<void> {
  const doc = new Y.Doc();
  for (let at = 0; at * 10_000 < bytes; at++)
    doc.getMap('records').set(`f${at}`, `${at}`.padEnd(10_000, '.'));
  await storage.append(KEY, [{ kind: 'change', bytes: Y.encodeStateAsUpdate(doc) }]);
}

describe('network', () => {
  it('F28 a peer that fell silent is found within 30 s, and its backlog comes by the next connection', async () => {
    const clock = new FakeClock();
    const storage = lastingStorage();
    await withServer({ clock, storage }, async ({ port, syncUrl, health }) => {
      const other = new TestClient({ url: `${syncUrl}/${KEY}` });
      await other.connectAndSync();
      const pass = async (ms: number): Promise<void> => {
        clock.advance(ms);
        await settle();
        await roundTrip(other);
      };
      // At different moments between two pings; the worst is right after an answer.
      for (const after of [5, 9, 14]) {
        const proxy = await PausableProxy.to(port);
        const client = new TestClient({ url: `ws://127.0.0.1:${proxy.port}/v1/sync/${KEY}` });
        await client.connectAndSync();
        for (let second = 0; second < after; second++) {
          await pass(1_000);
          await roundTrip(client);
        }
        proxy.pause();
        client.records.set(`backlog-${after}`, 1);
        let silentFor = 0;
        while (health().sessions === 2 && silentFor < 60_000) {
          await pass(1_000);
          silentFor += 1_000;
        }
        assert.ok(silentFor > 10_000 && silentFor <= 30_000, `${silentFor} ms`);
        assert.equal(other.lastClose, undefined);
        client.drop();
        client.url = `${syncUrl}/${KEY}`;
        await client.connectAndSync();
        await client.saved();
        assert.equal((await storedRecords(storage)).get(`backlog-${after}`), 1);
        client.drop();
        while (health().sessions === 2) await settle();
        await proxy.close();
      }
      other.drop();
    });
  });

  it('F35 an idle client hears something every 20 s and is never disconnected (5 minutes)', async () => {
    const clock = new FakeClock();
    await withServer({ clock }, async ({ syncUrl, health }) => {
      const client = new TestClient({ url: `${syncUrl}/${KEY}` });
      await client.connectAndSync();
      await client.until(() => client.heard.some((message) => message.type === 'sync-step-1'));
      let heard = client.heard.length;
      let quietFor = 0;
      let longest = 0;
      for (let second = 0; second < 300; second++) {
        clock.advance(1_000);
        await settle(10);
        quietFor = client.heard.length > heard ? 0 : quietFor + 1;
        heard = client.heard.length;
        longest = Math.max(longest, quietFor);
      }
      assert.ok(longest <= 20, `${longest} s without a word`);
      assert.equal(client.lastClose, undefined);
      assert.equal(health().sessions, 1);
      client.drop();
    });
  });

  it('F32 a client that does not read is closed at its bound; others miss nothing, and it resyncs later', async () => {
    const storage = lastingStorage();
    const limits = {
      ...DEFAULT_LIMITS,
      messageBurst: 1e6,
      messagesPerSecond: 1e6,
      bytesPerSecond: 1e12,
    };
    const closed: number[] = [];
    const metrics = { ...NO_METRICS, sessionClosed: (code: number) => closed.push(code) };
    await withServer({ storage, limits, metrics }, async ({ port, syncUrl, health }) => {
      const [writer, reader] = [0, 1].map(() => new TestClient({ url: `${syncUrl}/${KEY}` }));
      assert.ok(writer && reader);
      await Promise.all([writer.connectAndSync(), reader.connectAndSync()]);
      const slow = await deaf(port, 1);
      while (health().sessions < 3) await settle();
      let written = 0;
      // Not the sessions that are left: whose peer does not read ends its side of the connection late.
      while (closed.length === 0 && written < 2_000) {
        // Few keys: much is sent, and the document stays small.
        writer.records.set(`r${written % 20}`, String(written++).padEnd(40_000, 'x'));
        if (written % 10 === 0) await writer.saved();
      }
      await writer.saved();
      const sent = written * 40_000;
      const most = limits.outbound + systemBuffers() + 2 * MIB;
      assert.ok(sent >= limits.outbound && sent < most, `closed after ${sent} bytes, of at most ${most}`);
      assert.deepEqual(closed, [CLOSE.slowConsumer.code]);
      const last = `r${(written - 1) % 20}`;
      await reader.until(() => reader.records.get(last) === writer.records.get(last));
      assert.deepEqual(reader.records.toJSON(), writer.records.toJSON());
      assert.equal(reader.lastClose, undefined);
      slow.destroy();
      const back = new TestClient({ url: `${syncUrl}/${KEY}` });
      await back.connectAndSync();
      assert.deepEqual(back.records.toJSON(), writer.records.toJSON());
      for (const client of [writer, reader, back]) client.drop();
    });
  });

  it('F32 a first sync may be larger than the bound, but who asks again and again without reading is closed', async () => {
    const storage = lastingStorage();
    await fill(storage, 6 * MIB);
    const limits = { ...DEFAULT_LIMITS, outbound: 256 * 1024 };
    await withServer({ storage, limits }, async ({ port, syncUrl, health }) => {
      const honest = new TestClient({ url: `${syncUrl}/${KEY}` });
      await honest.connectAndSync();
      assert.ok(honest.records.size > 600);
      const patient = await deaf(port, 1);
      await settle(200);
      assert.equal(health().sessions, 2, 'one answer of any size is allowed');
      const before = liveBytes();
      const greedy = await deaf(port, 600);
      while (health().sessions === 3) await settle();
      await settle(200);
      const grown = liveBytes() - before;
      assert.ok(grown < 32 * MIB, `${grown} bytes`);
      assert.equal(health().sessions, 2);
      assert.equal(honest.lastClose, undefined);
      patient.destroy();
      greedy.destroy();
      honest.drop();
    });
  });

  it('F30 a restart sends everyone away with another time to come back; those who keep to it are all back', async (context) => {
    const storage = lastingStorage();
    const count = 150;
    const clients = Array.from({ length: count }, () => new TestClient({ url: '' }));
    await withServer({ storage }, async ({ syncUrl }) => {
      for (const [index, client] of clients.entries()) {
        client.url = `${syncUrl}/${KEY}`;
        await client.connectAndSync();
        if (index < 10) client.records.set(`k${index}`, index);
      }
      await Promise.all(clients.map((client) => client.saved()));
    });
    await Promise.all(clients.map((client) => client.until(() => client.lastClose !== undefined)));
    const waits = clients.map((client) => {
      const notice = client.heard.find((message) => message.type === 'notice');
      assert.equal(client.lastClose?.code, 1012);
      return notice?.type === 'notice' ? notice.retryAfterMs : -1;
    });
    assert.equal(new Set(waits).size, count, 'no two at one time');
    assert.ok(
      Math.min(...waits) >= 1_000 && Math.max(...waits) <= 31_000,
      `${Math.min(...waits)} … ${Math.max(...waits)}`,
    );
    for (const client of clients) client.records.set('offline', client.doc.clientID);
    await withServer({ storage }, async ({ syncUrl }) => {
      const lag = monitorEventLoopDelay({ resolution: 5 });
      lag.enable();
      const begin = performance.now();
      const took = await Promise.all(
        clients.map(async (client, index) => {
          // By its own advice, counted from now.
          await new Promise((resolve) => setTimeout(resolve, waits[index]));
          client.url = `${syncUrl}/${KEY}`;
          await client.connectAndSync();
          await client.saved();
          return performance.now() - begin;
        }),
      );
      lag.disable();
      took.sort((a, b) => a - b);
      const p99 = took[Math.floor(count * 0.99)] ?? Infinity;
      context.diagnostic(
        `${count} clients back: p99 ${(p99 / 1000).toFixed(2)} s, event loop p99 ${(lag.percentile(99) / 1e6).toFixed(0)} ms`,
      );
      assert.ok(p99 < 60_000);
      await Promise.all(
        clients.map((client) =>
          client.until(() => client.records.get('offline') === clients[0]?.records.get('offline')),
        ),
      );
      for (const client of clients) client.drop();
    });
  });

  it('F13 SIGTERM: what has come is committed, clients are told, exit within 15 s although one document cannot be written', async () => {
    const { path: folder, remove } = temporaryFolder();
    try {
      const entry = fileURLToPath(new URL('testing/one-failing-document-main.ts', import.meta.url));
      const server = await startServerProcess(folder, entry);
      const good = new TestClient({ url: `${server.syncUrl}/${KEY}` });
      const stuck = new TestClient({ url: `${server.syncUrl}/w/1/failing` });
      await Promise.all([good.connectAndSync(), stuck.connectAndSync()]);
      stuck.records.set('waits', 1);
      await stuck.until(() => stuck.heard.some((message) => message.type === 'notice'));
      for (let index = 0; index < 500; index++) good.records.set(`k${index}`, index);
      await roundTrip(good); // the server has got them; they may still wait for the disk
      const begin = performance.now();
      assert.equal(await server.terminate(), 0);
      const took = performance.now() - begin;
      assert.ok(took < 15_000, `${took} ms`);
      for (const client of [good, stuck]) {
        await client.until(() => client.lastClose !== undefined);
        assert.equal(client.lastClose?.code, 1012);
        assert.ok(client.heard.some((message) => message.type === 'notice' && message.kind === 'restart'));
      }
      assert.equal(stuck.claimed, 0);
      const again = await startServerProcess(folder);
      const fresh = new TestClient({ url: `${again.syncUrl}/${KEY}` });
      await fresh.connectAndSync();
      assert.equal(fresh.records.size, 500);
      stuck.url = `${again.syncUrl}/w/1/failing`;
      await stuck.connectAndSync();
      await stuck.saved();
      fresh.drop();
      stuck.drop();
      assert.equal(await again.terminate(), 0);
    } finally {
      remove();
    }
  });
});
