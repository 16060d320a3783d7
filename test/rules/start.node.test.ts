import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { root } from '../setup/files.mjs';

interface Run {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

const folder = mkdtempSync(path.join(tmpdir(), 'firsat-start-'));
const runs: Run[] = [];
const servers: Server[] = [];

/** Starts `npm start`'s program with ports that are free, unless told otherwise. */
function start(env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, ['demo/start.mjs'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: undefined,
      FIRSAT_DEMO_PORT: '0',
      FIRSAT_PORT: '0',
      FIRSAT_DATA: path.join(folder, 'data'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const run = { child, said: () => said, ended };
  runs.push(run);
  return run;
}

/** The addresses that have been printed, once there is one; fails when the program ends before. */
async function addresses(run: Run): Promise<string[]> {
  const find = (): string[] => run.said().match(/https?:\/\/\S+/g) ?? [];
  while (find().length === 0) {
    const ended = await Promise.race([
      once(run.child.stdout!, 'data').then(() => false),
      run.ended.then(() => true),
    ]);
    if (ended) throw new Error(`ended before it was ready: ${run.said()}`);
  }
  return find();
}

async function takenPort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return String((server.address() as AddressInfo).port);
}

describe('npm start', () => {
  after(async () => {
    for (const { child } of runs) child.kill('SIGTERM');
    await Promise.all(runs.map(({ ended }) => ended));
    for (const server of servers) server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('RUL12 one address, the pages of the demo, the sync server behind it, and an end on SIGTERM', async () => {
    const run = start();
    const found = await addresses(run);
    assert.equal(found.length, 1, run.said());
    const address = new URL(found[0]!);
    for (const page of ['', 'index.html', 'shop.html']) {
      const response = await fetch(new URL(page, address));
      assert.equal(response.status, 200, page);
      assert.match(await response.text(), /<script type="module"/, page);
    }
    assert.equal((await fetch(new URL('nowhere', address))).status, 404);

    const socket = new WebSocket(`ws://${address.host}/v1/sync/start-test/1/core`, {
      origin: address.origin,
    });
    await once(socket, 'open');
    socket.close();
    await once(socket, 'close');

    run.child.kill('SIGTERM');
    assert.equal(await run.ended, 0, run.said());
    await assert.rejects(fetch(address));
  });

  const refused: readonly {
    readonly what: string;
    readonly env: () => Promise<Record<string, string>>;
    readonly says: RegExp;
  }[] = [
    {
      what: "the demo's port in use",
      env: async () => ({ FIRSAT_DEMO_PORT: await takenPort() }),
      says: /^Port \d+ is in use\..*FIRSAT_DEMO_PORT=/,
    },
    {
      what: "the sync server's port in use",
      env: async () => ({ FIRSAT_PORT: await takenPort() }),
      says: /^Port \d+ is in use\..*FIRSAT_PORT=/,
    },
    {
      what: 'no port at all',
      env: () => Promise.resolve({ FIRSAT_DEMO_PORT: 'http' }),
      says: /^FIRSAT_DEMO_PORT=http is not a port/,
    },
    {
      // As root every folder can be written, so a file stands where the folder should be.
      what: 'data that cannot be written',
      env: () => {
        const file = path.join(folder, 'file');
        writeFileSync(file, '');
        return Promise.resolve({ FIRSAT_DATA: file });
      },
      says: /cannot be written \(\w+\).*FIRSAT_DATA=/,
    },
  ];
  for (const { what, env, says } of refused)
    it(`RUL13 ${what} is told in one line`, async () => {
      const run = start(await env());
      assert.equal(await run.ended, 1);
      assert.match(run.said(), says);
      assert.equal(run.said().trimEnd().split('\n').length, 1, run.said());
    });
});
