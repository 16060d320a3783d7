import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { CrashLedger } from './testing/crash-ledger.js';
import { crashLoop } from './testing/crash-loop.js';
import { gapLoop } from './testing/gap-loop.js';
import { mutantEntry, type Mutant } from './testing/mutants/entries.js';
import { runToEnd, startServerProcess } from './testing/server-process.js';
import { temporaryFolder } from './testing/temporary-folder.js';
import { TestClient } from './testing/test-client.js';

const folders: { remove(): void }[] = [];
const folder = (): string => {
  const made = temporaryFolder();
  folders.push(made);
  return made.path;
};
after(() => {
  for (const made of folders) made.remove();
});

const mutant = (name: Mutant) => ({
  folder: folder(),
  clients: 4,
  seed: 20_260_101,
  entry: mutantEntry(name),
});

describe('server process', { concurrency: false }, () => {
  it('F1 after 30 SIGKILLs, bursts of 500 writes among them, nothing claimed or seen by others is missing on the disk', async (test) => {
    // Two loops side by side: a start of the process takes most of the time.
    const results = await Promise.all(
      [20_260_101, 20_260_102].map((seed) => crashLoop({ folder: folder(), kills: 15, clients: 4, seed })),
    );
    for (const { kills, operations, claimed, seen, lost, vanished, stuck, slowestRecoveryMs } of results) {
      test.diagnostic(
        `${kills} kills, ${operations} operations, ${claimed} claimed, ${seen} seen by others, ` +
          `all acknowledged ${Math.round(slowestRecoveryMs)} ms after a restart at the latest`,
      );
      assert.deepEqual(lost, []);
      assert.deepEqual(vanished, []);
      assert.deepEqual(stuck, []);
      assert.equal(kills, 15);
      assert.ok(
        operations > 3_000 && claimed > 2_000 && seen > 500,
        'the loop did too little to prove anything',
      );
    }
  });

  it('F1 who lags behind has seen an older deletion, not the newest', () => {
    const ledger = new CrashLedger();
    for (const [n, value] of [1, undefined, 2, undefined].entries()) ledger.did(0, 'key', n + 1, value);
    ledger.saw(1, 'key', 2);
    ledger.saw(2, 'key', undefined);
    assert.deepEqual(ledger.compare(new Map([['key', 2]]), []).seen, []);
    ledger.saw(1, 'key', undefined);
    assert.equal(ledger.compare(new Map([['key', 2]]), []).seen.length, 1);
  });

  it('F1 the same loop catches a server that acknowledges before the commit', async (test) => {
    const result = await crashLoop({ ...mutant('early-ack'), kills: 30, untilLoss: 'claimed' });
    test.diagnostic(`caught at kill ${result.kills}: ${result.lost[0] ?? 'not at all'}`);
    assert.ok(result.lost.length > 0);
  });

  it('F1 the same loop catches a server that tells others before the commit, although its acknowledgements are true', async (test) => {
    const result = await crashLoop({ ...mutant('early-broadcast'), kills: 30, untilLoss: 'seen' });
    test.diagnostic(`caught at kill ${result.kills}: ${result.vanished[0] ?? 'not at all'}`);
    assert.ok(result.vanished.length > 0);
    assert.deepEqual(result.lost, []);
  });

  it('F2 A2 clients that mark without having sent their SyncStep2 are told nothing by the server', async (test) => {
    const result = await crashLoop({
      folder: folder(),
      kills: 4,
      clients: 4,
      seed: 20_260_103,
      withholding: true,
    });
    test.diagnostic(`${result.kills} kills, ${result.operations} operations, ${result.claimed} claimed`);
    assert.deepEqual([...result.lost, ...result.vanished, ...result.stuck], []);
    assert.ok(result.claimed > 100);
  });

  it('F2 A2 the same loop catches a server that acknowledges without SyncStep2', async (test) => {
    const result = await crashLoop({
      ...mutant('no-step-2'),
      kills: 30,
      withholding: true,
      untilLoss: 'claimed',
    });
    test.diagnostic(`caught at kill ${result.kills}: ${result.lost[0] ?? 'not at all'}`);
    assert.ok(result.lost.length > 0);
  });

  it('F4 A8 what came without its predecessors is there after a kill when they come, and was not acknowledged', async () => {
    const { lost, early, pieces } = await gapLoop({ folder: folder(), rounds: 2, seed: 20_260_104 });
    assert.deepEqual([...lost, ...early], []);
    assert.ok(pieces >= 2);
  });

  it('F4 A8 the same loop catches a server that stores only what its document emits', async (test) => {
    const { lost } = await gapLoop({ ...mutant('emitted-only'), rounds: 1 });
    test.diagnostic(lost[0] ?? 'not caught');
    assert.ok(lost.length > 0);
  });

  it('F9 clients with offline edits come back to a server that was killed; all is there once', async () => {
    const data = folder();
    const first = await startServerProcess(data);
    const clients = [0, 1, 2].map(() => new TestClient({ url: `${first.syncUrl}/w/1/notes` }));
    await Promise.all(clients.map((client) => client.connectAndSync()));
    clients.forEach((client, index) => client.doc.getArray('log').push([`online ${index}`]));
    await Promise.all(clients.map((client) => client.saved()));
    await first.kill();
    for (const [index, client] of clients.entries()) {
      client.drop();
      client.doc.getArray('log').push([`offline ${index}`]);
    }
    const second = await startServerProcess(data);
    for (const client of clients) {
      client.url = `${second.syncUrl}/w/1/notes`;
      await client.connectAndSync();
      await client.saved();
    }
    const fresh = new TestClient({ url: `${second.syncUrl}/w/1/notes` });
    await fresh.connectAndSync();
    const log = fresh.doc.getArray<string>('log').toArray();
    assert.equal(log.length, 6);
    assert.equal(new Set(log).size, 6);
    for (const client of [...clients, fresh]) client.drop();
    await second.kill();
  });

  it('CF5 SIGTERM commits what has come, tells clients, closes with 1012 and exits 0', async () => {
    const data = folder();
    const first = await startServerProcess(data);
    const client = new TestClient({ url: `${first.syncUrl}/w/1/core` });
    await client.connectAndSync();
    const health = (await (await fetch(`${first.url}/healthz`)).json()) as { storage: unknown };
    assert.deepEqual(health.storage, {
      kind: 'sqlite',
      ok: true,
      details: { journal_mode: 'wal', synchronous: 2 },
    });
    for (let index = 0; index < 200; index++) client.records.set(`k${index}`, index);
    await client.saved();
    for (let index = 0; index < 200; index++) client.records.delete(`k${index}`);
    const code = await first.terminate();
    await client.until(() => client.lastClose !== undefined);
    assert.equal(code, 0);
    assert.equal(client.lastClose?.code, 1012);
    assert.ok(client.heard.some((message) => message.type === 'notice' && message.kind === 'restart'));
    const second = await startServerProcess(data);
    client.url = `${second.syncUrl}/w/1/core`;
    await client.connectAndSync();
    await client.saved();
    client.drop();
    assert.equal(await second.terminate(), 0);
  });

  it('CF1 --help lists every setting and starts nothing', async () => {
    const { code, out, err } = await runToEnd({}, ['--help']);
    assert.equal(code, 0);
    for (const name of ['FIRSAT_PORT', 'FIRSAT_HOST', 'FIRSAT_DATA', 'LOG_LEVEL'])
      assert.ok(out.includes(name));
    assert.equal(err, '');
  });

  it('CF2 what an operator can solve is one line and exit code 1, without a stack', async () => {
    const data = folder();
    writeFileSync(join(data, 'file'), '');
    const blocker = createServer();
    blocker.listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const busy = String((blocker.address() as AddressInfo).port);
    const cases: readonly (readonly [environment: Record<string, string>, words: RegExp])[] = [
      [{ FIRSAT_PORT: busy, FIRSAT_DATA: data }, /port \d+ .* in use/],
      [{ FIRSAT_PORT: '99999', FIRSAT_DATA: data }, /FIRSAT_PORT/],
      [{ FIRSAT_HOST: '0.0.0.0', FIRSAT_DATA: data }, /authentication/],
      [{ FIRSAT_DATA: join(data, 'file', 'below') }, /data folder/],
      [{ FIRSAT_DATA: '/proc/firsat-cannot-be-made' }, /data folder/],
    ];
    const ended = await Promise.all(cases.map(([environment]) => runToEnd(environment)));
    ended.forEach(({ code, err, out }, index) => {
      assert.equal(code, 1, err);
      assert.match(err, cases[index]?.[1] ?? /^$/);
      assert.equal(err.trim().split('\n').length, 1, err);
      assert.equal(out, '');
    });
    blocker.close();
  });

  it('CF2 a second server on the same data folder is told so and leaves the first alone', async () => {
    const data = folder();
    const first = await startServerProcess(data);
    const second = await runToEnd({ FIRSAT_DATA: data });
    assert.equal(second.code, 1);
    assert.match(second.err, /another process/);
    const client = new TestClient({ url: `${first.syncUrl}/w/1/core` });
    await client.connectAndSync();
    client.records.set('a', 1);
    await client.saved();
    client.drop();
    await first.kill();
  });
});
