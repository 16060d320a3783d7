import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readDisk } from './testing/read-disk.js';
import { startServerProcess, type ServerProcess } from './testing/server-process.js';
import { smallDisk } from './testing/small-disk.js';
import { temporaryFolder } from './testing/temporary-folder.js';
import { TestClient } from './testing/test-client.js';

const FAILING = fileURLToPath(new URL('testing/failing-disk-main.ts', import.meta.url));
const DOCUMENT = 'disk/1/core';
const cleanUps: (() => void)[] = [];
after(() => {
  for (const cleanUp of cleanUps) cleanUp();
});

interface Disk {
  readonly path: string;
  readonly entry: string | undefined;
  /** From now on nothing can be stored. */
  fail(): void;
  recover(): void;
}

/** A disk whose appends fail with `code` while it is told to. */
function disk(code: 'full' | 'io'): Disk {
  const made = temporaryFolder();
  cleanUps.push(() => {
    made.remove();
  });
  const file = join(made.path, 'fail-with');
  return {
    path: made.path,
    entry: FAILING,
    fail() {
      writeFileSync(file, code);
    },
    recover() {
      rmSync(file);
    },
  };
}

/** Comes back by itself, as our clients do. */
async function staysConnected(client: TestClient, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    client.connect();
    await client.until(() => client.lastClose !== undefined || stop.aborted);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Ended with the tests, whatever becomes of them. */
async function started(made: Disk): Promise<ServerProcess> {
  const server = await startServerProcess(made.path, made.entry);
  cleanUps.unshift(() => {
    server.child.kill('SIGKILL');
  });
  return server;
}

/** Writes while the disk fails; what must hold before, meanwhile and after. @returns ms until all was acknowledged again */
async function surviveFailure(made: Disk): Promise<number> {
  const server = await started(made);
  const stop = new AbortController();
  const clients = [0, 1, 2].map(() => new TestClient({ url: `${server.syncUrl}/${DOCUMENT}` }));
  for (const client of clients) void staysConnected(client, stop.signal);
  const [first] = clients;
  assert.ok(first);
  await Promise.all(clients.map((client) => client.until(() => client.synced)));
  first.records.set('before', 1);
  await first.saved();

  made.fail();
  const refused = (): boolean =>
    clients.some(
      (client) =>
        client.heard.some((message) => message.type === 'notice' && message.kind === 'not-durable') ||
        client.lastClose?.reason === 'not-ready',
    );
  // A log that has been longer before takes a while to need new pages.
  for (let index = 0; !refused() && index < 400; index++) {
    first.records.set(`large.${index % 8}`, `${index} `.padEnd(30_000, 'x'));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.ok(refused(), 'nobody was told');
  const claimed = clients.map((client) => client.claimed);
  clients.forEach((client, index) => {
    client.records.set(`while.${index}`, index);
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.deepEqual(
    clients.map((client) => client.claimed),
    claimed,
    'something was acknowledged that is nowhere',
  );
  assert.ok(first.claimed < first.localSeq);
  const health = await fetch(`${server.url}/healthz`);
  assert.equal(health.status, 503);

  made.recover();
  const from = performance.now();
  await Promise.all(clients.map((client) => client.saved()));
  const ms = performance.now() - from;
  assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
  const expected = new Map(first.records.entries());
  await server.kill();
  stop.abort();
  for (const client of clients) client.drop();
  const onDisk = await readDisk(made.path, DOCUMENT);
  assert.equal(onDisk.get('before'), 1);
  for (const index of clients.keys()) assert.equal(onDisk.get(`while.${index}`), index);
  for (const [key, value] of expected) if (key.startsWith('large')) assert.equal(onDisk.get(key), value, key);
  return ms;
}

/** A retry comes at the latest 10 s after the one before. */
const LIVELY_MS = 15_000;

describe('failing disk, real process', { concurrency: false }, () => {
  it('F6 a disk that runs full: no acknowledgement, clients are told; with room again all is saved within seconds', async (test) => {
    const small = smallDisk(8);
    if (!small) test.diagnostic('no right to mount a small disk here: a storage that fails stands in');
    const made: Disk = small
      ? {
          path: small.path,
          entry: undefined,
          fail() {
            small.fill();
          },
          recover() {
            small.free();
          },
        }
      : disk('full');
    if (small)
      cleanUps.push(() => {
        small.remove();
      });
    const ms = await surviveFailure(made);
    test.diagnostic(
      `${small ? 'tmpfs of 8 MB' : 'stand-in'}: all saved ${Math.round(ms)} ms after there was room`,
    );
    assert.ok(ms < LIVELY_MS);
  });

  it('F6 a disk with errors: rooms are read anew, clients offer again what was not acknowledged', async (test) => {
    const made = disk('io');
    const ms = await surviveFailure(made);
    test.diagnostic(`all saved ${Math.round(ms)} ms after the disk worked again`);
    assert.ok(ms < LIVELY_MS);
  });

  it('F7 the running server shows that its commits survive a power cut: WAL and synchronous=FULL', async () => {
    const made = disk('full');
    const server = await started({ ...made, entry: undefined });
    const health = (await (await fetch(`${server.url}/healthz`)).json()) as {
      readonly storage: { readonly details: Readonly<Record<string, unknown>> };
    };
    assert.equal(health.storage.details['journal_mode'], 'wal');
    assert.equal(health.storage.details['synchronous'], 2);
    await server.kill();
  });
});
