// `npm run demo:backend`: a sync server that lets nobody in without a token, a host that gives tokens to its people, and
// the page of that host, at one address. Settings: FIRSAT_DEMO_PORT.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { createHostBackend } from './host-backend.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const port = Number(process.env['FIRSAT_DEMO_PORT'] ?? '5173');
const origins = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
const secret = randomBytes(32).toString('base64url');
const data = mkdtempSync(path.join(tmpdir(), 'firsat-host-'));

const sync = spawn(
  process.execPath,
  ['--conditions=firsat-source', '--import', 'tsx', 'server/src/main.ts'],
  {
    cwd: root,
    env: {
      ...process.env,
      FIRSAT_PORT: '0',
      FIRSAT_DATA: data,
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
      FIRSAT_JWT_SECRET: secret,
      FIRSAT_JWT_AUDIENCE: 'firsat',
      FIRSAT_ORIGINS: origins.join(','),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);

const backend = createHostBackend({
  secret,
  audience: 'firsat',
  workspace: 'demo-company',
  people: [
    { id: 'ayse', name: 'Ayşe', role: 'owner' },
    { id: 'ben', name: 'Ben', role: 'editor' },
    { id: 'rita', name: 'Rita', role: 'reader' },
  ],
});

let stopping = false;
function stop(code: number): void {
  if (stopping) return;
  stopping = true;
  sync.kill('SIGTERM');
  void backend.close();
  const end = (): void => {
    rmSync(data, { recursive: true, force: true });
    process.exit(code);
  };
  if (sync.exitCode === null) sync.once('exit', end);
  else end();
}
process.once('SIGINT', () => {
  stop(0);
});
process.once('SIGTERM', () => {
  stop(0);
});
sync.once('exit', () => {
  stop(1);
});

let said = '';
sync.stdout.setEncoding('utf8').on('data', (text: string) => {
  said += text;
  const target = /ready at (\S+)/.exec(said)?.[1];
  if (!target) return;
  sync.stdout.removeAllListeners('data').resume();
  void serve(target);
});

async function serve(target: string): Promise<void> {
  await backend.listen({ host: '127.0.0.1', port: 0 });
  const host = `http://127.0.0.1:${(backend.server.address() as AddressInfo).port}`;
  const page = await createServer({
    configFile: path.join(root, 'vite.config.ts'),
    server: {
      host: '127.0.0.1',
      port,
      strictPort: true,
      proxy: { '/v1': { target, ws: true }, '/login': host, '/people': host, '/firsat-token': host },
    },
  });
  await page.listen();
  console.log(`\n  A host that signs its people in:  http://localhost:${port}/host-backend.html\n`);
}
