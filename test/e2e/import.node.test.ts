/** `npm run import`: the command as a person runs it, against a real server and without one. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sampleFiles } from '@firsat/model/sample';
import { ServerProcess } from './support.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function runImport(...args: readonly string[]): Promise<Outcome> {
  const command = ['--conditions=firsat-source', '--import', 'tsx', 'demo/import.ts', ...args];
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

/** A port that nothing listens on. */
async function deadPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

describe('npm run import', () => {
  let folder: string;
  let files: string;
  let server: ServerProcess;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'firsat-import-'));
    files = join(folder, 'files');
    await mkdir(files);
    await mkdir(join(folder, 'empty'));
    await mkdir(join(folder, 'others'));
    await writeFile(join(folder, 'others', 'notes.csv'), 'a,b\n1,2\n');
    for (const { name, text } of sampleFiles({ seed: 7, rows: 120, language: 'tr' }))
      await writeFile(join(files, name), text);
    server = new ServerProcess(join(folder, 'data'));
    await server.start();
  });

  after(async () => {
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  });

  it('DEM6 it ends when the server has the records on its disk; the same files again add nothing', async () => {
    const args = [files, '--server', server.url, '--workspace', 'csv'] as const;
    const first = await runImport(...args);
    assert.equal(first.err.replace(/^problem: .*\n/gm, ''), '');
    assert.equal(first.code, 0);
    const count = /opportunities: (\d+) new, 0 there already/.exec(first.out)?.[1];
    assert.ok(Number(count) > 100, first.out);
    assert.match(first.out, /\d+ records are on the server, workspace "csv"/);
    // Nothing was on its way only.
    await server.kill();
    await server.start();
    const second = await runImport(files, '--server', server.url, '--workspace', 'csv');
    assert.equal(second.code, 0);
    assert.match(second.out, new RegExp(`opportunities: 0 new, ${String(count)} there already`));
    assert.match(second.out, /Nothing new/);
  });

  it('DEM6 what can go wrong is one line and exit code 1', async () => {
    const dead = `ws://127.0.0.1:${String(await deadPort())}`;
    const cases: readonly (readonly [args: readonly string[], says: RegExp])[] = [
      [[], /^Usage: npm run import/],
      [[files, '--wrong'], /^Unknown option '--wrong'\. Usage/],
      [[join(folder, 'missing')], /^There is no folder .*missing\.$/],
      [[join(folder, 'others', 'notes.csv')], /^.*notes\.csv is a file/],
      [[join(folder, 'empty')], /^There is no \.csv or \.tsv file in .*empty\.$/],
      [[files, '--server', 'http://x'], /is no address of a server/],
      [[files, '--workspace', 'a b'], /is no name/],
      [[files, '--server', dead], /^No Firsat server answers at ws:/],
      [[join(folder, 'others'), '--server', server.url], /^problem: .*\nNothing to import: no file/],
    ];
    const outcomes = await Promise.all(cases.map(([args]) => runImport(...args)));
    for (const [index, [args, says]] of cases.entries()) {
      const { code, err } = outcomes[index] as Outcome;
      assert.equal(code, 1, args.join(' '));
      assert.match(err.trim(), says);
      assert.doesNotMatch(err, /\n\s+at |Node\.js v/, 'a stack');
    }
  });
});
