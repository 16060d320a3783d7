import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { encodeMessage } from '@firsat/protocol';
import { fileURLToPath } from 'node:url';
import { startServerProcess, type ServerProcess } from '../testing/server-process.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { TestClient } from '../testing/test-client.js';
import { Attacker } from '../testing/hostile/attacker.js';
import { ATTACKS } from '../testing/hostile/attacks.js';

const MAIN = fileURLToPath(new URL('../testing/hostile-main.ts', import.meta.url));
const MIB = 1024 * 1024;
/** A heartbeat that takes longer counts as interrupted (measurements.md 3.4); the machine is busy with other tests, too. */
const BEAT_MS = 15_000;

interface Memory {
  readonly rss: number;
  readonly used: number;
}

describe('hostile input', () => {
  const folder = temporaryFolder();
  let server: ServerProcess;
  let ada: TestClient;
  let bob: TestClient;
  let start: Memory;
  let beats = 0;
  let longest = 0;

  const memory = async (): Promise<Memory> => {
    const told = new Promise<Memory>((resolve) => {
      const listen = (chunk: Buffer): void => {
        const line = /memory (\{.*\})/.exec(chunk.toString())?.[1];
        if (line === undefined) return;
        server.child.stdout?.off('data', listen);
        resolve(JSON.parse(line) as Memory);
      };
      server.child.stdout?.on('data', listen);
    });
    server.child.kill('SIGUSR2');
    return told;
  };

  /** One beat: written by one, seen by the other, saved. */
  const beat = async (): Promise<void> => {
    const from = performance.now();
    ada.records.set('beat', ++beats);
    const wanted = beats;
    await bob.until(() => (bob.records.get('beat') as number) >= wanted);
    await ada.saved();
    longest = Math.max(longest, performance.now() - from);
  };

  /** Runs an attack while the heart goes on beating; how it ended. */
  const under = async <T>(attack: () => Promise<T>): Promise<T> => {
    longest = 0;
    const attacking = { over: false };
    const beating = (async () => {
      while (!attacking.over) {
        await beat();
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
    })();
    try {
      return await attack();
    } finally {
      attacking.over = true;
      await beating;
      await beat();
      assert.ok(longest < BEAT_MS, `a heartbeat took ${Math.round(longest)} ms`);
    }
  };

  /** Nobody else was disturbed, the document holds nothing new, the memory is back. */
  const unharmed = async (name: string): Promise<void> => {
    assert.equal(server.child.exitCode, null, `${name}: the server ended`);
    for (const client of [ada, bob]) assert.equal(client.lastClose, undefined, name);
    const fresh = new TestClient({ url: `${server.syncUrl}/w/1/core` });
    await fresh.connectAndSync();
    assert.deepEqual([...fresh.doc.share.keys()], ['records'], name);
    assert.deepEqual(fresh.records.toJSON(), { beat: beats }, name);
    assert.deepEqual([fresh.doc.store.pendingStructs, fresh.doc.store.pendingDs], [null, null], name);
    assert.ok(fresh.doc.store.clients.size <= 2, `${name}: ${fresh.doc.store.clients.size} client ids`);
    fresh.drop();
    const now = await memory();
    const grown = (now.used - start.used) / MIB;
    assert.ok(grown < 32, `${name}: ${grown.toFixed(1)} MiB more are in use`);
  };

  before(async () => {
    server = await startServerProcess(folder.path, MAIN);
    [ada, bob] = [0, 1].map(() => new TestClient({ url: `${server.syncUrl}/w/1/core` })) as [
      TestClient,
      TestClient,
    ];
    await Promise.all([ada.connectAndSync(), bob.connectAndSync()]);
    for (let round = 0; round < 20; round++) await beat();
    start = await memory();
  });

  after(async () => {
    for (const client of [ada, bob]) client.drop();
    await server.kill();
    folder.remove();
  });

  for (const { name, ends, prepare } of ATTACKS)
    it(`IN10 ${name}: closed with ${ends.join(' or ')}, nobody else notices`, async () => {
      const attack = prepare();
      const end = await under(() => attack(`${server.syncUrl}/w/1/core`));
      assert.ok(ends.includes(end), `ended with ${end}`);
      await unharmed(name);
    });

  it('IN10 many that ask for everything and do not read are cut off, and the memory comes back', async () => {
    const url = `${server.syncUrl}/w/1/work`;
    const writer = new TestClient({ url });
    await writer.connectAndSync();
    for (let index = 0; index < 12; index++) writer.records.set(`big${index}`, 'x'.repeat(60_000));
    await writer.saved();
    await under(async () => {
      const attackers = await Promise.all(Array.from({ length: 4 }, () => Attacker.open(url)));
      const question = encodeMessage({ type: 'sync-step-1', stateVector: Uint8Array.from([0]) });
      for (const attacker of attackers) {
        attacker.socket.pause();
        for (let count = 0; count < 600; count++) attacker.send(question);
      }
      await beat();
      const peak = await memory();
      assert.ok(
        peak.used - start.used < 64 * MIB,
        `${Math.round((peak.used - start.used) / MIB)} MiB at the peak`,
      );
      for (const attacker of attackers) attacker.socket.resume();
      for (const attacker of attackers) assert.ok([4508, 1006].includes(await attacker.closed()));
    });
    writer.drop();
    await unharmed('slow readers');
  });

  it('IN10 600 half-open connections and 300 that come and go leave nothing behind', async () => {
    const { port, hostname } = new URL(server.url);
    await under(async () => {
      const slow = Array.from({ length: 600 }, () => {
        const socket = connect(Number(port), hostname);
        socket.on('error', () => undefined);
        socket.write('GET /v1/sync/w/1/core HTTP/1.1\r\nUpgr');
        return socket;
      });
      for (let round = 0; round < 300; round++) {
        const socket = connect(Number(port), hostname);
        socket.on('error', () => undefined);
        await once(socket, 'connect');
        socket.destroy();
      }
      await beat();
      for (const socket of slow) socket.destroy();
    });
    await unharmed('half-open connections');
  });

  it('F52 after a thousand sessions that were killed nobody is left and the heap is flat', async () => {
    const url = `${server.syncUrl}/w/1/core`;
    const before = await memory();
    await under(async () => {
      for (let round = 0; round < 100; round++) {
        const killed = await Promise.all(Array.from({ length: 10 }, () => Attacker.open(url)));
        for (const [index, attacker] of killed.entries()) {
          attacker.send({
            type: 'awareness',
            update: Uint8Array.from([1, 1 + index, 0, 7, 0x7b, 0x22, 0x61, 0x22, 0x3a, 0x31, 0x7d]),
          });
          await attacker.handled();
          attacker.leave();
        }
      }
    });
    // A newcomer is told of everyone who is there.
    const witness = await Attacker.open(url);
    await witness.handled();
    assert.equal(witness.count('awareness'), 0);
    witness.leave();
    const now = await memory();
    assert.ok(now.used - before.used < 4 * MIB, `${Math.round((now.used - before.used) / 1024)} KiB more`);
    const health = (await (await fetch(`${server.url}/healthz`)).json()) as { sessions: number };
    assert.ok(health.sessions <= 3, `${health.sessions} sessions`);
  });
});
