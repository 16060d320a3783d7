// npm run bench: the board against a bare page in the same run, and the warm start against bare Yjs. Prints ratios; machines are noisy.
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, normalize, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { chromeArgs, findChrome } from '../setup/browser.mjs';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
const only = process.argv[2];
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const outDir = await mkdtemp(join(tmpdir(), 'firsat-bench-'));

await build({
  configFile: false,
  root: here('pages'),
  logLevel: 'warn',
  resolve: {
    conditions: ['firsat-source', 'browser', 'module', 'production'],
    dedupe: ['yjs', 'lit', 'lib0'],
  },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: { input: ['bare', 'board', 'boot'].map((page) => here(`pages/${page}.html`)) },
  },
});
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const server = createServer(async (request, response) => {
  const path = normalize(new URL(request.url, 'http://x').pathname);
  try {
    const body = await readFile(join(outDir, path));
    response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream').end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({ executablePath: findChrome(), args: chromeArgs });

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const targets = { paint: 2, move: 1.3, remote: 1.3, filter: 2 };
let missed = 0;

function row(name, ours, base, limit, unit = 'ms') {
  const ratio = ours / base;
  const fits = limit === undefined || ratio <= limit;
  if (!fits) missed += 1;
  console.log(
    `${name.padEnd(30)} ${ours.toFixed(1).padStart(8)} ${unit} ${base.toFixed(1).padStart(8)} ${unit} ${ratio.toFixed(2).padStart(6)}×  ${limit === undefined ? '' : fits ? `within ${limit}×` : `OVER ${limit}×`}`,
  );
}

/** Rounds of both pages alternate, so that a busy moment of the machine meets both. */
async function measure(count) {
  const pages = {};
  for (const name of ['bare', 'board']) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.on('pageerror', (error) => console.error(name, error.message));
    await page.goto(`${origin}/${name}.html`);
    await page.waitForFunction(() => 'bench' in window);
    pages[name] = page;
  }
  const samples = { bare: {}, board: {} };
  const elements = {};
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [name, page] of Object.entries(pages)) {
      await page.bringToFront();
      const run = async (action, times) => {
        for (let i = 0; i < times; i += 1) {
          const ms = await page.evaluate((a) => window.bench[a](), action);
          if (round >= 0) (samples[name][action] ??= []).push(ms); // the first round warms up
        }
      };
      await page.evaluate((n) => window.bench.prepare(n), count);
      await run('paint', 1);
      await run('move', 6);
      await run('remote', name === 'board' ? 2 : 6);
      await run('filter', 4);
      elements[name] = Math.max(elements[name] ?? 0, await page.evaluate(() => window.bench.elements()));
    }
  }
  for (const page of Object.values(pages)) await page.close();
  const result = Object.fromEntries(
    Object.entries(samples).map(([name, actions]) => [
      name,
      Object.fromEntries(Object.entries(actions).map(([a, list]) => [a, median(list)])),
    ]),
  );
  return { result, elements: elements.board };
}

if (only === undefined || only === 'board') {
  const ours = {};
  for (const count of [1000, 10_000]) {
    const { result, elements } = await measure(count);
    ours[count] = result.board;
    console.log(`\n${count.toLocaleString('en')} cards                       our board    bare page`);
    for (const action of ['paint', 'move', 'remote', 'filter'])
      row(action, result.board[action], result.bare[action], targets[action]);
    const fits = elements <= 1500;
    if (!fits) missed += 1;
    console.log(`elements ${String(elements)} ${fits ? '(at most 1,500)' : 'OVER 1,500'}`);
  }
  console.log('\ncost of one change, 10k vs 1k      10k          1k');
  row('move', ours[10_000].move, ours[1000].move, 1.3);
  row('remote change', ours[10_000].remote, ours[1000].remote, 1.3);
}

if (only === undefined || only === 'boot') {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const filler = await context.newPage();
  await filler.goto(`${origin}/boot.html`);
  const filled = await filler.evaluate(() => window.boot.fill(10_000));
  await filler.close();
  const boots = [];
  const applies = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const action of ['apply', 'boot']) {
      const page = await context.newPage(); // a fresh page: nothing is compiled or cached in it
      await page.goto(`${origin}/boot.html`);
      await page.waitForFunction(() => 'boot' in window);
      if (action === 'boot') boots.push(await page.evaluate(() => window.boot.boot()));
      else {
        const result = await page.evaluate(() => window.boot.apply());
        applies.push(result.ms);
        bytes = result.bytes;
      }
      await page.close();
    }
  }
  console.log(
    `\nwarm start, ${filled.toLocaleString('en')} opportunities, ${(bytes / 1e6).toFixed(1)} MB   boot        Y.applyUpdate`,
  );
  row('IndexedDB to painted board', median(boots), median(applies), 1.5);
}

await browser.close();
server.close();
rmSync(outDir, { recursive: true, force: true });
console.log(missed === 0 ? '\nall within their targets' : `\n${missed} over the target`);
