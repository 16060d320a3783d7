// `npm start`: builds the demo, starts the sync server, serves both at one address. `npm run dev` (--dev) serves the
// sources with hot reload instead. Settings: FIRSAT_DEMO_PORT, FIRSAT_PORT, FIRSAT_DATA. What can go wrong on a new
// machine is said in one line.
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeProblem } from '../test/setup/deps.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dev = process.argv.includes('--dev');
const verbose = process.argv.includes('--verbose');
const demoPort = process.env.FIRSAT_DEMO_PORT ?? '5173';
const syncPort = process.env.FIRSAT_PORT ?? '8787';
const data = process.env.FIRSAT_DATA ?? './data';

/** An error whose message is all that a person needs. */
class Told extends Error {}

function checkPort(name, value, another) {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Told(`${name}=${value} is not a port (0 to 65535).`);
  if (port === 0) return Promise.resolve();
  const inUse = new Told(
    `Port ${port} is in use. Stop what uses it, or choose another one: ${name}=${another} npm start`,
  );
  // Both loopbacks: a browser that opens `localhost` may try either first.
  const probe = (host) =>
    new Promise((resolve, reject) => {
      const server = createServer();
      server.once('error', (error) => {
        if (error.code === 'EADDRINUSE') reject(inUse);
        else if (error.code === 'EACCES')
          reject(
            new Told(
              `Port ${port} may not be used by this user. Choose another one: ${name}=${another} npm start`,
            ),
          );
        else resolve(); // no such address on this machine
      });
      server.listen(port, host, () => server.close(resolve));
    });
  return Promise.all([probe('127.0.0.1'), probe('::1')]);
}

function checkData() {
  const folder = path.resolve(root, data);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Told(
      `${data} cannot be written (${error.code}): the server keeps its data there. Choose another folder: FIRSAT_DATA=/some/folder npm start`,
    );
  }
}

/**
 * Starts the sync server; `ready` resolves with its port. Its address is not printed (there is one to open); what it warns
 * of is. `--verbose` shows all that it says.
 */
function startSync() {
  const child = spawn(
    process.execPath,
    ['--conditions=firsat-source', '--import', 'tsx', 'server/src/main.ts'],
    {
      cwd: root,
      env: {
        ...process.env,
        FIRSAT_PORT: syncPort,
        FIRSAT_DATA: data,
        LOG_LEVEL: process.env.LOG_LEVEL ?? (verbose ? 'debug' : 'warn'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  let isReady = false;
  const listen = (text) => {
    said = (said + text).slice(-4000);
  };
  child.stdout.setEncoding('utf8').on('data', listen);
  child.stderr.setEncoding('utf8').on('data', (text) => {
    listen(text);
    if (isReady || verbose) process.stderr.write(text);
  });
  const ready = new Promise((resolve, reject) => {
    child.stdout.on('data', () => {
      const port = /ready at \S+:(\d+)/.exec(said)?.[1];
      if (!port) return;
      isReady = true;
      resolve(Number(port));
    });
    child.once('exit', (code) =>
      reject(new Told(`The sync server could not start (code ${code}): ${lastWords(said)}`)),
    );
  });
  return { child, ready, said: () => said };
}

/** What went wrong, in one line: the error's own line where there is one, not its stack. */
function lastWords(said) {
  const lines = said.split('\n').filter((line) => line.trim() && !/^\s+at |^Node\.js v/.test(line));
  return (lines.findLast((line) => /error/i.test(line)) ?? lines.at(-1) ?? 'it said nothing').trim();
}

/** Serves the demo; resolves with the server and its port. */
async function serveDemo(target) {
  const vite = await import('vite');
  const configFile = path.join(root, 'vite.config.ts');
  const proxy = { '/v1': { target: `http://127.0.0.1:${target}`, ws: true } };
  const settings = { host: '127.0.0.1', port: Number(demoPort), strictPort: demoPort !== '0', proxy };
  // A browser that reconnects while the server stops is no news.
  const customLogger = vite.createLogger('warn');
  const { error } = customLogger;
  customLogger.error = (text, options) => {
    if (!/proxy/.test(text)) error(text, options);
  };
  if (dev) {
    const server = await vite.createServer({ configFile, customLogger, server: settings });
    await server.listen();
    return server;
  }
  console.log('Building the demo …');
  // A folder of this run: two runs side by side (a test, another port) do not empty each other's pages.
  site = mkdtempSync(path.join(tmpdir(), 'firsat-demo-'));
  const build = { outDir: site, emptyOutDir: true };
  await vite.build({ configFile, logLevel: 'warn', build });
  return vite.preview({ configFile, customLogger, build, preview: settings });
}

let sync;
let page;
let site;
let stopping = false;

async function stop(code) {
  if (stopping) return;
  stopping = true;
  await Promise.race([page?.close(), new Promise((resolve) => setTimeout(resolve, 1000))]);
  if (sync && sync.child.exitCode === null) {
    const gone = new Promise((resolve) => sync.child.once('exit', resolve));
    sync.child.kill('SIGTERM');
    // The server flushes what it holds; one that hangs is not waited for for ever.
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 10_000))]);
    sync.child.kill('SIGKILL');
  }
  if (site) rmSync(site, { recursive: true, force: true });
  process.exit(code);
}

async function start() {
  const problem = nodeProblem(process.versions.node);
  if (problem) throw new Told(problem);
  await checkPort('FIRSAT_DEMO_PORT', demoPort, '5174');
  await checkPort('FIRSAT_PORT', syncPort, '8788');
  checkData();
  sync = startSync();
  const port = await sync.ready;
  page = await serveDemo(port);
  const address = page.httpServer.address();
  console.log(`\n  Firsat is running:  http://localhost:${address.port}/\n`);
  console.log('  Open it in two windows to see them work together. Ctrl+C stops it.\n');
  sync.child.on('exit', (code) => {
    if (stopping) return;
    console.error(`The sync server ended (code ${code}): ${lastWords(sync.said())}`);
    void stop(1);
  });
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop(0));
try {
  await start();
} catch (error) {
  console.error(error instanceof Told ? error.message : error);
  await stop(1);
}
